/** Words that warn, and how much each of them weighs. */

/** Who is asked, and what they give. */
const expert =
  '(?:doctors?|physicians?|GPs?|pharmacists?|midwi(?:fe|ves)|specialists?|surgeons?|dentists?|prescribers?|anaesthetists?|anesthesiologists?|nurses?|providers?|practitioners?|professionals?|\\w{4,}ologists?|\\w{4,}iatrists?|\\w{4,}iatricians?|obstetricians?|clinicians?|clinic|care team|medical team|whoever prescribe[sd])'
const asks =
  "(?:ask|word with|consult|check|talk|speak|discuss|clear|run it|tell|inform|let|work with|get (?:advice|clearance|approval|the ok|the okay|(?:the )?(?:green light|go-ahead|nod|blessing|permission|sign-off|thumbs[- ]up)|a)|seek|warn|mention|involve|consultation)(?! (?:[\\w’']+ ){0,3}about (?!it|this|adding|taking|using|whether))"
const takes =
  '(?:be )?(?:take|taken|taking|use|used|using|combine|combined|mix|mixed|give|given|touch|start|started|try|have|eat|eaten|drink|handle|reach|go near|supplement|add|added|swallow|swallowed|consume|consumed|pair|paired|receive|bother|experiment|go|suggest|recommend|prescribe|offer|sell)\\b'

/** Tells to leave it, or not to begin without asking. */
export const warns = new RegExp(
  [
    `(?<!(?<!\\b(?:ought|needs?|has|have|had|told|advised|urged|wants?|wise|best|better|reasons?|asked|warned) )to )\\bavoid(?:ed|ing|s)?\\b`,
    `\\b(?:skip|steer clear|stay (?:away|clear|off\\b)|keep (?:it |this |[\\p{L}]+ )?(?:away|off|clear)|refrain|abstain|forgo|hold off|hold back|pass on (?:it|this)|pass on [\\p{L}]+$|do without|says? no|think twice|look elsewhere|sit (?:it|this) (?:one )?out|wide berth|a miss\\b|lea?ve? (?:it|this|[\\p{L} ’'-]{3,24}?) (?:alone|out|be|off|on the shelf|in the (?:jar|bottle|shop|cupboard))|better (?:off )?without|better not|best (?:avoided|left)|better (?:avoided|left)|rules? (?:it|this) out|rules out\\b|ruled out|(?:choose|pick|find|try|take|use) (?:something|another|a different)|should wait|ought to wait|must wait|so wait|wait until|no times? (?:to|for)|reasons? (?:not|to leave|to avoid|to skip|to pass|against|for caution|to be careful|to wait)|exceptions? (?:is|are)|(?:advis|warn|counsel|recommend)\\w*\\s(?:[\\p{L}’'-]+ ){0,8}?against|the same (?:goes|holds|applies|is true|counts)|not for\\b(?! (?:everyone|everybody|all|me|us|nothing))|not to be (?:taken|used|given|combined))`,
    `(?:should|must|may|can|ought|do|does|did|would|need|needs|have|has|had better|will)(?:n[’']t|not| not(?: to)?| never)\\s(?:(?:also|ever|even|really|simply|normally|generally) )?${takes}`,
    `\\b(?:neither|none)\\b[^.;]{0,30} (?:is|are) (?:suitable|safe|recommended|advised|meant|right|an option)\\b|\\b(?:neither|none|not|never|\\w+n[’']t)\\b[^.;]{0,40} belongs? (?:in|with|on|near)\\b|\\b(?:has|have) no (?:place|business|part)\\b|\\b(?:leave|put|set) (?:the [\\p{L}-]+ )?(?:it )?(?:aside|away|down) (?:for|before|until|if|when)\\b|\\bnot (?:the|a|an|your) (?:right )?(?:supplement|herb|mineral|vitamin|product|remedy|choice|one|pick|plant|oil|powder|mushroom|root) for (?:you|them|people|anyone|those)\\b|\\bhave (?:your|their) (?:[\\p{L}]+ ){1,3}(?:checked|tested|monitored|measured|watched)\\b|\\b(?:one|something|best|better) (?:thing )?to (?:leave|skip|avoid|pass on)\\b|\\b(?:asking for|invites?|courting|spells?) trouble\\b|\\b(?:is|are) (?:ruled )?out$|\\bthe one (?:time|group|case|exception)\\b|\\bkeep (?:your |their )?hands off\\b|\\breasons? to keep\\b|\\bshould never (?:meet|touch)\\b`,
    `\\b(?:never|not to|no one[^.;]{3,30} should|nobody[^.;]{3,30} should)\\s${takes}`,
    `(?:\\bnot|n[’']t|\\bnever)\\s(?:(?:be|a|an|the|really|considered|thought|generally|usually|normally|currently|yet|entirely|ever) ){0,3}(?:suitable|recommended|advised|advisable|safe|appropriate|meant for|intended for|right for|for (?:people|anyone|those|pregnant|children|women|men|you if)|an option|good (?:idea|choice|fit|match|option)|wise|the right|compatible)`,
    `\\bcontra-?indicat\\w*|\\boff[- ]limits\\b|\\boff the table\\b|\\bout of bounds\\b|\\bno-?go\\b|\\bunsuitable\\b|\\binadvisable\\b|\\bill-advised\\b|\\binappropriate\\b|\\bunsafe\\b|\\bforbidden\\b|\\b(?:poor|bad|wrong|awkward|terrible|risky|dangerous) (?:choice|match|idea|fit|mix|pick|combination|pairing|bet|company|partners?)|\\b(?:hard|firm|clear|definite|absolute) no\\b|\\bdangerous\\b|\\bhazardous\\b|\\bharmful\\b|\\brisky\\b|\\bred flags?\\b|\\bdeal[- ]?breakers?\\b`,
    `\\b${asks}\\b[^.;!?]{0,60}?\\b${expert}\\b`,
    `\\b${expert}[’']?s?\\s(?:\\w+ )?(?:approv\\w+|ok\\b|okay|supervis\\w+|consent|permission|go-ahead|blessing|clearance|say-so|advice|guidance|agrees?|first)\\b`,
    `\\b(?:medical|medically|professional|close|strict|expert)\\s(?:supervis\\w+|advice|guidance|monitoring|clearance|approval)\\b`,
    `\\b${expert} (?:should|must|needs? to|ought to|has to) (?:know|clear|approve|agree|decide|be asked)\\b`,
    `\\b(?:ask|check) first\\b`,
    `\\b(?:your|their|the|an?) ${expert} (?:to know|informed|on board|in the loop|involved)\\b|\\ba (?:matter|question|case|decision|job) for (?:your|the|a) ${expert}\\b`,
    `\\badds? [^.;]{2,40} to (?:the|that|this|his|her|my) list\\b|\\b(?:is|are|belongs?|goes?|stands?) (?:also )?on (?:the|that|this) (?:[\\p{L}-]+ )?list\\b`,
    `\\b(?:be|being|extra|particular(?:ly)?|especial(?:ly)?|special|great|need|needs|with|exercise|use|more|very|doubly|be a little|some)\\s(?:careful|cautious|caution|wary|care(?! of)\\b)|\\bcautiously\\b|\\bwith care\\b|^caution\\b|\\bcaution is\\b|\\btake (?:extra |great )?care\\b(?! of)`,
    `(?:do|does|did|should|must)(?:n[’']t| not) (?:mix|go|get along|get on|combine|sit|belong|agree|play)\\b|\\bclash\\w*\\b`,
    `\\b(?:stop|stopped|stopping|paus\\w+|discontinu\\w+|ceas\\w+|halt\\w*|come off|quit|interrupt\\w*)\\b[^.;!?]{0,60}?\\b(?:before|beforehand|prior to|ahead of|in advance)\\b`,
  ].join('|'),
  'iu',
)

/** Tells how it meets a medicine, or that little is known. */
export const interacts =
  /\b(?:interact\w*|interfer\w*)\b|\b(?:in|de)creas\w*|\b(?:reduc|lower|rais|weaken|strengthen|boost|amplif|intensif|potentiat|blunt|enhanc|alter|affect|chang|block|impair|hinder|dial|crank|turn (?:up|down)|prevent|diminish|undermin|slow|speed|limit|cut)\w*\b[^.;]{0,40}?\b(?:effects?|effectiveness|efficacy|levels?|concentrations?|absor\w+|uptake|breakdown|actions?|potency|metabolism|power|how well)\b|\b(?:weaken|strengthen|amplif|intensif|counteract|oppos|potentiat|blunt|boost)\w* (?:the )?[\p{L}-]+|\b(?:less|more) (?:effective|reliable|dependable|potent|well absorbed|strongly|slowly|quickly)|\bwork(?:s|ing)? (?:less|more|against|too)\b|\b(?:hours?|minutes?)\b[^.;]{0,20}?\b(?:apart|between|before or after|away)\b|\b(?:apart|separate\w*|space\w*) (?:from|them|the two|it)\b|\bgap\b|\badd(?:s|ing)? (?:up|to (?:that|the effect))|\badditive\b|\btoo (?:low|far|much|strong|deep)|\bbinds? (?:to )?(?:it|each|them)|\bchelat\w*|\bcombin(?:ed|ation|ing) with\b|\b(?:taken|taking it|together|alongside|along) with\b|\bmonitor\w*|\bsupervis\w*|\bkeep (?:an eye|a close)|\bwatch (?:your|their)|\bmore often|\bopposite\b|\bcounteract\w*|\bcompet(?:e|es|ing)\b|\b(?:doses?|dosage) (?:may|might|should|needs?|has|have) (?:need )?(?:to be )?(?:adjust|lower|reduc|chang)\w*/iu

/** A stage of life of which nobody knows enough. */
export const unknown =
  /(?:\bnot|n[’']t|\bnever)\s(?:\w+ly |yet |really |well )?(?:been )?(?:well )?(?:studied|tested|established|researched|proven|evaluated|examined|known)\b|\b(?:not enough|insufficient|(?:too|so|very) little|(?:too|so|very) few|little (?:data|research|is known)|lack(?:ing|s)? (?:of )?|no (?:good |reliable |safety |human |long-term )?(?:data|studies|research|trials|evidence)|nobody (?:has|knows)|no one (?:has|knows)|unknown|unclear|unproven|untested|unstudied|scarce|limited)\b/i

/** Makes a name more likely to be one that is warned of. */
export const hints =
  /\b(?:may|might|can|could|risks?|stronger|worse\w*|aggravat\w*|exacerbat\w*|flare|troubl\w*|problem\w*|too (?:low|far|much|strong)|matters?|sensitive|react\w*|bleed\w*|careful|caution|danger\w*|because|since|as it)\b/i

/** Tells that it does somebody good, or that nothing happens. */
export const praises =
  /\b(?:helps?|helped|eas(?:es|ed|ing)|reliev\w+|benefit\w*|improv\w+|relief|effective (?:for|in|against)|works? (?:well )?for|reach(?:es)? for|used (?:for|to treat|against)|good for|popular (?:with|among|for)|prescribed (?:for|in)|felt|feel better|remedy|treat(?:s|ment (?:of|for))|low in|deficient|lack(?:s|ing)? (?:enough|zinc|iron)|more likely to (?:be|have|lack)|might (?:also )?(?:like|want)|especially useful|do well)\b/i

/** A clause of a trial. */
export const ofTrial =
  /\b(?:in|of) (?:an?|one|two|the|several) [^,;]{0,30}(?:trial|study|studies)\b|\bparticipants\b|\bvolunteers\b|\bplacebo\b|\bout of (?:the )?(?:reach|sight)\b/i

/** "Can it replace my tablets?" is about what it can do, whatever the answer warns of. */
export const asksToReplace =
  /\b(?:replac\w+|instead of|substitut\w+|in place of|swap\w*|switch from|(?:stop|quit|ditch|come off|wean\w* off|drop) (?:taking )?(?:my|the|your)|cures?|treats?|heals?)\b/i

/** Sends to a doctor now, not before taking something. */
export const callsForHelp =
  /(?<!\b(?:should|first|must|ought to|to) )\b(?:see|call|visit|contact|go to|get to|phone|ring|seek|find) (?:an? |your |the |medical |urgent |immediate |emergency )*(?:doctors?|GP|physician|pharmacist|nurse|midwife|hospital|clinic|emergency|attention|help|care|advice|\w{4,}ologist|\w{4,}iatrician|A&E|ER)\b(?![^.;!?]*\b(?:before|first|beforehand|prior to)\b)/i

/** What somebody feels or sees who has to be seen by a doctor; no condition that one has. */
export const symptom =
  /\b(?:fever|bleeding(?! disorders?)|blood in|pain|aches?|burning|rash|swelling|swollen|vomit\w*|weight loss|chest|breath\w*|dizz\w*|faint\w*|yellow\w*|dark urine|jaundice|numb\w*|stiff neck|palpitations|black stools?|hives|itch\w*|chills|confusion|lumps?|discharge|cough\w*|headaches?|cramps?|tingling|suicid\w*|thoughts of|stools?|symptoms?)\b/i

/** Speaks of trials. */
export const isTrial =
  /\b(?:trials?|stud(?:y|ies)|participants?|volunteers?|placebo|researchers|meta-analys\w+|review|weeks? of|reported)\b/i

/** Words behind which a sentence gives reasons, or tells what happens. */
export const reasons =
  /(?:,? (?:because|since|(?<!\b(?:in|for|of|with|on|by|at) )which(?![^.;]{0,40}\b(?:people|those|anyone|patients|women|men)\b)|so that|whose|where)|, as (?:it|this|they|these|there|the|an?|some|several|many|case|stud\w+|reports?)\b|,? due to (?!have|undergo)|, so (?:it|this|they|the|a|your|blood)|; (?:it|this|they|the)) (?:(?!, (?:and|but|nor|so) (?:there|nobody|no one|no|neither|data|safety|studies|people|those|anyone|anybody|women|men|patients|in|during|is|are|should|must|it should|also|not|never)\b)[^.;!?])*|\((?:(?:it|this|they|which|because|as|since)\b)[^)]*\)/gi

/** A verb whose object is an effect, or what is treated: "may trigger mania", "lowers blood pressure", "risk of bleeding". */
export const isEffectOf =
  /(?:\b(?:caus|trigger|bring on|brings on|meet|tip[\p{L} ]* towards?|push[\p{L} ]* (?:in)?to|set off|sets off|cause|bother|lower|rais|eas|reliev|treat|help|improv|reduc|prevent|induc|provok|lessen|sooth|calm|fight|combat|cur|support|protect|promot|increas|creat|mimic|diagnos|rule out|rules out|slow|resembl|signal|feel|against|get|gets|develop|produc|invit)\w*|\b(?:lead|leads|led|leading|contribut\w+) to|\b(?:risk|reports?|signs?|symptoms?|chances?|bouts?|cases?|treatment|remedy|cause|causes|prevention|therapy|form|sort|kind|relief) (?:of|for|from|against)|\bgood for|\bused (?:for|in|against)|\b(?:instead|than|like|unlike|mistaken for|known as|rather)(?: of| than)?)\s(?:(?:an?|the|your|their|some|mild|severe|more|even|other|serious|of|very|with|for|ease|prevent|treat|any|in|or|and|[\p{L}-]+ (?:or|and))\s){0,3}$/iu

/** "Ends up as oxalate" */
export const becomes =
  /\b(?:ends? up|turns?|turned|converts?|converted|breaks? down|changes?|made) (?:as|into|to) $/i

/** Headings that warn, whatever else they say. */
export const warnsAbove =
  /\bnot (?:for )?(?:everyone|everybody|all)\b|\bnobody\b|\bwho (?:should|must|needs? to|ought)\b/i
