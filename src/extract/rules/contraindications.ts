/** How articles say who should not take something, or should ask first. Each pattern is tried on one clause. */

const people =
  '(?:people|persons?|individuals?|anyone|anybody|everyone|everybody|someone|those|patients?|women|men|users?|adults?|sufferers|consumers|folks?|mothers|ladies|readers)'
const care =
  '(?:avoid|skip|(?:not (?:to )?|do(?:n[’\x27]t| not) |never )(?:take|use|be|start|have|receive|touch|combine|exceed|go near|try)|never|consult|ask|talk|speak|check|see (?:a|your|their|the)|seek|inform|tell|be (?:careful|cautious|wary|monitored|supervised|closely|extra)|use caution|exercise caution|take (?:extra )?care|get (?:medical|advice|clearance|the ok|approval|a )|steer|stay (?:away|clear|off)|refrain|pass on|leave it|think twice|hold off|discuss|stop|discontinue|pause|halt|cease|postpone|need (?:medical|a doctor|supervision|close|expert|special)|(?:need|require)s? (?:medical )?(?:supervision|advice|monitoring)|only (?:use|take|be)|keep (?:to|below|under)|use (?:it|this|[\\w-]+) (?:only )?(?:with|under|after)|take (?:it|this|[\\w-]+) (?:only )?(?:with caution|with care|under|after)|keep away|give it a miss|look elsewhere|choose|pick|prefer|switch|monitor|proceed|wait|abstain|forgo|work with|run it by|clear it|keep (?:their |your )?(?:hands|distance)|opt)'
const modal =
  "(?:should|must|ought to|need to|needs to|have to|has to|had better|would do well to|do well to|are (?:advised|urged|told|warned|better off|best advised|asked)(?: to)?|is (?:advised|urged|best advised)(?: to)?|can(?:not|[’']t)|may not|will (?:want|need) to|(?:do|does) not|want to)"

/** Words that end the naming of people. */
const who = '(?<who>[^.;!?]{2,220}?)'

export interface ContraRule {
  name: string
  pattern: RegExp
}

/** A clause that fits names who should take care in its group `who`. */
export const contraRules: readonly ContraRule[] = [
  { name: 'as should', pattern: /\b(?:as|so) (?:should|must|do|ought) (?<who>[^.;!?]{2,200})$/i },
  {
    name: 'same goes',
    pattern:
      /\b(?:the same|same|this|that|it|likewise|ditto) (?:also |advice |caution |warning |is true |holds true )*(?:goes|applies|holds|is true|counts|true) (?:also |too )?(?:for|to)(?<who>[^.;!?]{2,200})$/i,
  },
  {
    name: 'same goes …, and for',
    pattern:
      /\b(?:the same|same|this|that|it|likewise|ditto) (?:also )?(?:goes|applies|holds|is true|counts)\b[^.;!?]{2,160}?,? (?:and|or) (?:for|to) (?<who>(?:anyone|anybody|everyone|people|those|women|men|children|patients)\b[^.;!?]{2,120})$/i,
  },
  {
    name: 'kept from',
    pattern:
      /\b(?:keep|hold|withhold)s? (?:it|this|them) (?:away |back )?from (?<who>(?!(?:light|heat|air|damp|sun|moisture|going|getting|being|drying)\b)[^.;!?]{2,220})$/i,
  },
  {
    name: 'kept from …, and from',
    pattern:
      /\b(?:keep|hold|withhold)s? (?:it|this|them) (?:away |back )?from\b[^.;!?]{2,160}?,? and from (?<who>[^.;!?]{3,120})$/i,
  },
  {
    name: 'not in',
    pattern: /^(?:definitely |certainly |please )?not (?:in|during|while|when)\s(?<who>[^.;!?]{3,160})$/i,
  },
  {
    name: 'people … should',
    pattern: new RegExp(
      `\\b${people}\\s(?=(?:who(?:[’']?re| are| have| take| use| suffer| live)?|that|with|taking|on|using|under|over|in|of|living|prone|allergic|scheduled|undergoing|having|about|planning|recovering|sensitive|at|awaiting|whose|being)\\b)${who},?\\s(?:and )?(?:[a-z]+ly |always |first |also )?(?:${modal}\\s(?:[a-z]+ly |also |first |always |rather |best )?${care}|(?:needs?|requires?) (?:medical|a doctor|close|supervision|special|expert|extra))`,
      'i',
    ),
  },
  {
    name: 'if you …, ask',
    pattern: new RegExp(
      `\\b(?:if|when|in case|while|unless|should) (?:you|they|one|a person|someone|anyone|your child)(?:[’'](?:re|ve))?\\s${who}(?:,|\\s[–—-]|\\s(?:then|please))\\s[^,]{0,60}?\\b${care}`,
      'i',
    ),
  },
  {
    name: 'if you … ask',
    pattern: new RegExp(
      `\\b(?:if|when|in case) (?:you|they|one|someone)(?:[’'](?:re|ve))?\\s(?<who>[^.,;!?]{2,160}?)\\s(?:please )?(?=${care})`,
      'i',
    ),
  },
  {
    name: 'ask if you …',
    pattern: new RegExp(
      `\\b${care}[^.;]{0,90}?\\b(?:if|when|in case|in the event that|should|unless|while|during) (?:you|they|one|a person|someone)(?:[’'](?:re|ve))?\\s(?<who>[^.;!?]{2,220})$`,
      'i',
    ),
  },
  {
    name: 'avoided by',
    pattern:
      /\b(?:be avoided|avoided|off[- ]limits|contra-?indicated|unsuitable|unsafe|dangerous|risky|harmful|hazardous|problematic|inadvisable|inappropriate|forbidden|a (?:bad|poor) idea|not (?:be )?(?:used|taken|given|suitable|recommended|appropriate|intended|advised|advisable|safe|meant|right|a good idea|an option|the right choice|for)|(?:not|never|\w+n[’']t) (?:to )?(?:be )?(?:used|taken|given|combined?|mixed?|paired?)(?: together| at the same time| along)?)\s(?:(?:at all|altogether|entirely|completely|either|until) )?(?:for use )?(?:by|in|for|during|with|when|if|while|to|before|around|by people|alongside|together with)(?: (?:you|they)(?:[’'](?:re|ve))?)?\s(?<who>[^.;!?]{2,220})$/i,
  },
  {
    name: 'avoid it if',
    pattern:
      /\b(?:avoid(?:ed)?|skip|do(?:es)? not (?:use|take|start|combine|mix|give)|don[’']t (?:use|take|start|combine|mix|touch|give|bother)|never (?:use|take|combine|mix|give)|(?:would|should)(?: not|n[’']t) (?:use|take|recommend|give|combine|start|suggest|risk|try)|stay away|steer clear|(?<!\b(?:these|they|this|it|all|symptoms?|effects?|complaints?|usually|soon|quickly) )pass|hold off|hold (?:it|this) back|leave it(?: out| alone)?|give it a miss|say no|look elsewhere|refrain|caution(?: is (?:advised|needed|warranted|called for|due|wise|in order))?|care is (?:needed|advised)|(?:be|take) (?:extra |particularly |especially )?(?:careful|cautious|caution|care)|(?:medical )?(?:advice|supervision|monitoring) is (?:needed|advised|required|wise))(?:\s(?!(?:if|when|during|while|in|with|before|unless|to|for|alongside|together)\b)[^\s.;]{1,30}){0,6}?\s(?:if|when|during|while|in|with|before|unless|to|for|alongside|together with|around)(?: (?:you|they|someone|one)(?:[’'](?:re|ve))?)?\s(?<who>[^.;!?]{2,220})$/i,
  },
  {
    name: 'X is avoided',
    pattern: new RegExp(
      `^(?:[^,]{0,40}, )?(?<who>[^.;!?:]{3,160}?),?\\s(?:should|must|ought to|need to|needs to|are advised to|are best advised to|are better off|are told to|have to|had better|do well to)\\s(?:[a-z]+ly |also |first |always |probably |rather |best |all )?${care}`,
      'i',
    ),
  },
  {
    name: 'stop before',
    pattern:
      /\b(?:stop|discontinu\w*|paus\w*|quit|halt|ceas\w*|not be (?:used|taken)|avoid(?:ed)?|skip|leave it off|come off|interrupt\w*|put it (?:aside|away))\b[^.;!?]{0,70}?\b(?:before|prior to|ahead of|in the run-up to|around|leading up to)\s(?:any |an? |your |planned |elective |scheduled |major )*(?<who>(?:[\w-]+ ){0,3}?(?:surger\w*|operations?|procedures?|an(?:a)?esthe\w*|dental work|extractions?|biopsy|tests?|scans?|colonoscopy))/i,
  },
  {
    name: 'is a contraindication',
    pattern:
      /^(?<who>[^.;!?]{3,160}?) (?:is|are)(?: an?| the)?(?: absolute| relative| known| clear| main)? contra-?indications?\b/i,
  },
  {
    name: 'contraindications',
    pattern: /\bcontra-?indications? (?:are|include|is|comprise)\s(?<who>[^.;!?]{3,220})$/i,
  },
  {
    name: 'not for',
    pattern:
      /^(?:[^:]{2,40}:\s)?(?:it is |it[’']s |this (?:is|herb is|product is) )?(?:definitely |strictly |certainly )?not (?:suitable |recommended |meant )?for (?<who>[^.;!?]{3,200})$/i,
  },
]

/** What is said of a label that names who should take care. */
export const saidOfLabel =
  /^(?:(?:it is |is |are |best |please |should be )?(?:not (?:recommended|advised|suitable|safe|to be|for)|avoid\w*|contra-?indicated|do not|don[’']t|should not|must not|never|caution|consult|ask|talk|speak|check|seek|no (?:data|use)|not enough|unknown|unclear|insufficient|only (?:with|after|under)|stop|skip|off[- ]limits|doctor))/i

/** Clauses that say that there is nothing to fear, or that are not about people. */
export const denies =
  /^safe (?:for|in|during|with)\b|\b(?:needn[’']t|need not|no (?:reason|need|cause)|(?:is|are)(?:n[’']t| not) an? reason) (?:to )?(?:avoid|skip|leave|worry|fear|stop)|\bdo(?:es)? not (?:have to|need to) (?:avoid|skip|leave|stop)|\b(?:(?:none|neither|nobody|no one)\b[^.;]{0,40}\b(?:known|seen|interact|problem|report|affect|found|shown)|(?:not|never|\w+n[’']t|no longer) (?:been )?(?:known|thought|believed|expected|seen|found|shown|reported|likely|linked|associated)\b|(?:does|do|did|will|would|should) ?(?:not|n[’']t) (?:seem to |appear to )?(?:interact|interfere|affect|clash|weaken|reduce|need to be)|(?:are|is|was|were)(?: not|n[’']t) (?:affected|changed|a problem|an issue)|unlikely to (?:interact|affect)|(?:not|never|\w+n[’']t) (?:been )?(?:borne out|confirmed|substantiated|supported)|unfounded|baseless|no (?:(?:known|reported|relevant|documented|recorded|serious|clinically relevant|significant|such|direct) )*(?:effects? on|trouble|interactions?|contra-?indications?|problems?|conflict|reports?|evidence|sign|signs|indications?|hints?|suggestion|proof|risk|danger|need)\b|without (?:any )?(?:interact|problem)\w*|nothing (?:suggests|speaks against)|(?:is|are|be|considered|appears?|seems?) (?:(?:also|generally|perfectly|quite|considered|probably|likely) )*safe (?:for|in|during|with|to)|(?:can|may) (?:also |still |safely )*(?:be (?:safely )?(?:taken|used|combined)(?! only)|safely|use it freely)|(?<!\bneither\b[^.;]{0,30})(?:fine|ok|okay|suitable) (?:for|in|during|with)\b(?<!not (?:fine|ok|okay|suitable) (?:for|in|during|with)))/i

/** Places of the bad news that a denial does not reach. */
export const butWord =
  /,? (?:but|however|yet|although|though|except(?: that| for)?|whereas) |, while |, and (?=(?:it|this|they)\b)|; /i

/** Others of whom something is said, where something was said of those before. */
export const otherPeople =
  /, and (?=(?:those|people|anyone|anybody|women|men|patients) (?:who|with|on|taking|prone|having)\b)/i
export const saysOf = /\b(?:should|must|ought|needs?|avoid|not|speak|talk|ask|check)\b/i

/** An unwanted effect is not somebody. */
export const effectClause =
  /\b(?:can|may|might|could|will|sometimes|rarely|often) (?:also )?(?:cause|lead to|trigger|bring on|produce|result in|include)|side[- ]effects?\b|(?:users?|people|some|others|many|few) (?:report|notice|complain|experience|feel)|\bcomplaints? (?:is|are)\b|have been (?:reported|seen|noted)/i

/** What a line of a list begins with when it names who should take care. */
export const listLead =
  /^(?:(?:(?:at least |about )?(?:an?|one|two|three|four|\d+) (?:days?|weeks?|fortnights?|months?)(?: or (?:two|so))? (?:before|ahead of|prior to)|if|when|while|during|with|in|for|by|on|to|who|that|you|they|will|are|is|[’']?re|have|has|had|having|got|take|takes|taking|use|uses|using|everyone|everybody|lives? with|anyone|anybody|people|persons?|individuals?|those|patients?|women|men|users? of|adults|someone|being|currently|also|already|known|(?:in )?cases? of|a history of|history of|not|from|diagnosed with|living with|suffer(?:ing)? from|suffers from|prone to|(?:be)?fore|scheduled for|undergoing|due for|due to (?:have|undergo)|about to (?:have|undergo)|going (?:to have|in for|into)|planning(?! (?:an? |to (?:become |get |be )?)?(?:pregnan|famil|bab))|awaiting|facing|recovering from|treated (?:with|for|by)|on treatment with|prescribed|under treatment (?:for|with)|(?:any|an?|the|your|their|other|another|some|certain|several|such|both|either|especially|including|particularly|even|older|with any|all|most|strong|upcoming|planned|scheduled|recent|long-term use of|concurrent use of|use of|concomitant|giving it to|give it to|given to|combined with|together with|receiving|living|at risk of|of)|it|this|doctor|i)\b[\s’']*)+/i

/** Of two names with the same of these nouns the second may explain the first. */
export const kindNouns = /^(?:stones?|ulcers?|allerg(?:y|ies)|clots?|surger(?:y|ies))$/i
export const lastWord = /\p{L}+$/u

/** Answers that refuse, or send to a doctor. */
export const refuses =
  /^(?:there (?:is|are)(?:n[’']t| not) enough|(?:too little|not enough) |no\b(?! (?:problem|interaction|known|evidence|issue|need|reason|harm|data)|[^.]{0,30}\b(?:problem|fine|safe))|better not|rather not|not (?:recommended|advised|without|unless|before)|avoid|please don[’']t|only (?:with (?:your|a|medical)|after|under)|absolutely not|never)\b/i

/** Questions of whether somebody may take it. */
export const asksFor: readonly RegExp[] = [
  /^(?:and )?(?:can|should|may|could) (?<who>(?!i\b|you\b|we\b|it\b)[^?]{3,40}?) (?:take|use|have|try|drink|get)\b/i,
  /^(?:and )?(?:is it|are they) (?:safe|ok|okay|all right|fine|suitable) (?:for|in|during|with|while) (?<who>[^?]{3,60})\?$/i,
  /^(?:and )?(?:can|may|should|could|is it)\b.*?\b(?:while|during|when|with|if (?:i|you)(?:[’'](?:m|re)| am| are| have| take)?) (?:i[’']m |i am )?(?<who>[^?]{3,60})\?$/i,
]

/** What people drink and eat is no medicine. */
export const noMedicine = /^(?:coffee|tea|alcohol|wine|beer|milk|juice|food|meals?|caffeine)\b/i

/** Below "Who should not take it" it is enough to be named. */
export const namedPeople =
  /(?:^|[:,;] (?:and )?)(?:people|anyone|anybody|those|patients|individuals|women|men|everybody|everyone) (?<who>(?:on|with|who|taking|using|prone|allergic|about|under|over|having|scheduled) [^.;!?]{2,140})/i
