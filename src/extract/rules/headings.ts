import type { Aspect } from '../types.ts'

/** What a heading, a label or the line above a list says about what stands below it. */
export type Role =
  | 'dose'
  | 'limit'
  | 'time'
  | 'avoid'
  | 'effects'
  | 'mechanism'
  | 'combine'
  | 'ingredients'
  | 'questions'
  | 'evidence'
  | 'food'
  | 'market'
  | 'disclaimer'
  | 'asides'

interface HeadingRule {
  role: Role | null
  aspect: Aspect
  pattern: RegExp
}

/** The first rule that fits gives the aspect; all that fit give their roles. */
export const headingRules: readonly HeadingRule[] = [
  {
    role: 'questions',
    aspect: 'QUESTIONS',
    pattern:
      /\b(?:faqs?|frequently asked|q ?& ?a|questions? (?:and|&) answers?|(?:common|your|reader|readers['’]?|quick|popular|top|more|any|got|some|people(?:['’]s)?|burning|most[ -]asked)\s(?:\w+\s)?questions?|questions? (?:readers?|people|you|we|patients?|customers?)\b.*|questions from\b.*|questions?$|(?:short|quick|straight) answers|ask (?:us|me) anything|\bAMA\b$|ask(?:ed)? (?:us|often)|people also ask|you asked|readers? (?:ask(?:ed)?|wrote|write|want to know|wonder))/i,
  },
  {
    role: 'disclaimer',
    aspect: 'CONCLUSION',
    pattern: /\b(?:disclaimer|legal (?:notice|note)|medical (?:notice|advice note))\b/i,
  },
  {
    role: 'evidence',
    aspect: 'EFFECTIVENESS',
    pattern:
      /\b(?:evidence|what (?:the )?(?:research|studies|study|science|data|trials?) (?:says?|shows?|found|tells?|suggests?)|research(?!er)|clinical (?:trials?|studies|data)|studies|in the lab|trial results|what (?:was|has been) (?:tested|studied|tried)|(?:used|tested|given|tried|studied) in (?:the |clinical )*(?:trials?|studies|research))\b/i,
  },
  {
    role: 'food',
    aspect: 'INGREDIENTS',
    pattern:
      /\b(?:food sources?|(?:in|from) (?:your )?(?:food|diet|the kitchen)|dietary sources?|foods? (?:rich|high|that contain)|where (?:to find|you find) it|natural sources?|on (?:the|your) plate|how much (?:of it )?is (?:there )?in (?!it\b|them\b|a (?:capsule|tablet))|sources in food|recipes?)\b/i,
  },
  {
    role: 'market',
    aspect: 'UNKNOWN',
    pattern:
      /\b(?:prices?|costs?|(?:how|where) to buy|buying|what to look for|shopping|choosing|storage|storing|shelf[ -]life|history|in the garden|growing|cultivation|harvest|label reading|quality|(?:customer |user )?reviews|testimonials|references?|bibliography|literature|citations?|further information|sources(?! of)|footnotes)\b/i,
  },
  {
    role: 'combine',
    aspect: 'COMBINATIONS',
    pattern:
      /\b(?:combin(?:e|es|ed|ing|ations?)(?! (?:with caution|to avoid))|synerg\w*|pair(?:s|ed|ing|ings)?|stack(?:s|ing|ed)?|partners?|teams?|team[ -]?(?:mates?|players?|up)|(?:works?|goes|go|plays?|used|taken|sits?|even better|at (?:its|their) best) (?:[a-z]+ ){0,2}(?:with|alongside|together)(?! (?:your|the) body)|companions?|bedfellows?|best (?:mates|friends|buddies)|allies|ally|(?:good|better|best|in the) company|neighbou?rs?|mates|pals|(?:use|take|combine|mix|have)\b.{0,24}\btogether|what (?:goes|to (?:combine|pair|take))\b.*with|complement\w*|add[ -]ons?|helpers|sidekicks?|boosters?|(?:better|stronger|best|well|great|work(?:s|ing)?) together|better with|lifestyle support|(?:boost|enhanc|maximi[sz]|strengthen|amplify|improv)(?:e|ing)? (?:the|its|your) (?:effects?|results?|benefits?)|round(?:ing)? out|help(?:s|ing)? (?:it|them|this|the \w+) along|(?:things?|what|that) (?:else )?(?:helps?|supports?)(?: too| as well| along| alongside)?$|what else|support(?:ive|ing) (?:nutrients?|herbs?|habits?|supplements?|foods?|measures|steps)|nutrients? (?:and|&) habits|helps? (?:on top|too|besides|most)|(?:helpful|useful|smart|good) (?:additions?|extras?|company)|on top\b|(?:beside|next to) (?:it|them|this)|what (?:else )?(?:supports|helps|complements|enhances|boosts)(?! you)|(?:add|mix|blend)(?:ing)? (?:it )?(?:with|in|to)|supporting (?:cast|acts?|players?)|dream (?:team|duo)|duos?|trios?|friends|crew|extras|worth (?:adding|combining|pairing|stacking|a try (?:with|beside))|(?:mix|mixing) and match(?:ing)?|alongside|on the side|(?:in|into|with)? ?the (?:same )?(?:pill box|cupboard|cabinet)|(?:what|things?) (?:i|we|you) (?:can |could |may )?(?:add|pair|stack|combine)\w*|what (?:else )?(?:can|could|should|may) (?:i|you|we|one) (?:add|combine|pair|stack|take (?:it )?with)|(?:what|things?) (?:else )?to (?:add|pair|stack|combine)|^(?:take|try|use|have|enjoy|serve) (?:it|them|this) (?:together )?(?:with|alongside)|mak(?:e|ing) (?:it|them|the most of (?:it|them)) (?:work|count)|(?:work|make) (?:even )?(?:harder|better together)|get(?:ting)? (?:even )?more (?:out of|from) (?:it|them|your))\b/i,
  },
  {
    role: 'avoid',
    aspect: 'SAFETY',
    pattern:
      /\b(?:who (?:should|must|can['’]?t|cannot|ought|needs?|has)(?: \w+){0,2}? (?:not|n['’]t|avoid|skip|be (?:careful|cautious)|take care|stay|steer|pass|ask|think|leave|refrain|seek|talk|consult|check|hold)|who (?:(?:stays?|sits?|keeps?|steps?|opts?|bows?|drops?|gets? left) (?:it )?(?:out|off|away|clear|back|aside|down)|passes|skips?|waits?|avoids?|leaves? it|asks?|checks?|needs? (?:a|to|care|caution|clearance)|had (?:better|best)|is (?:better off|not|out|excluded))|who (?:shouldn['’]t|should not|it(?:['’]s| is) not for|isn['’]t it for)|contra-?indicat\w*|not (?:for everyone|suitable|recommended|to be used|your\b|my\b|for (?:you|all))|(?:avoid|skip|pass|give it a miss|think twice|do(?:n['’]t| not) (?:use|take|bother)|stay away|steer clear|leave it|be (?:careful|cautious)|take (?:extra )?care|use caution|hold off|hands off|ask (?:first|your|a)|check (?:first|with)|talk to|see (?:a|your) doctor|stop signs?|red flags?|say no|nope|no-?go(?:es|s)?|don[’']?ts|deal[ -]?breakers?|hard no|not a fit|leave it (?:on|in|be)|off[ -]limits|a bad idea|better not|please don['’]t|when not to|(?:isn['’]t|not|wasn['’]t) (?:meant |made |right |suitable )?for (?:you|everyone|everybody|all|me)|sit (?:this|it) (?:one )?out|should (?:not|never)|keep (?:away|off|clear)|tell (?:us|me|your (?:doctor|pharmacist|midwife))|speak (?:with|to) (?:us|me|your|a)|let (?:us|your \w+) know|wrong (?:choice|for)|turn it down|out of bounds|not a good idea)\b)/i,
  },
  {
    role: 'avoid',
    aspect: 'SAFETY',
    pattern:
      /\b(?:warnings?|use with care|precautions?|cautions?|cautionary|interact(?:ions?|s)|before you (?:take|start|use|begin|buy|order|swallow|reach)|read (?:this|on) (?:first|before)|drug (?:interactions?|conflicts)|safety|safe(?:ty)? (?:notes?|first|use)|is (?:it|[\w-]+(?: [\w-]+)?) safe\b(?! (?:to|with|for long))|how safe|risks?|small print|fine print|who (?:should|must|can)\b.*|special (?:groups|populations|warnings)|when to be careful|clashes|(?:mixing|with) (?:medicines?|medications?|drugs)|watch[ -]?outs?|beware|heads[ -]up)\b/i,
  },
  {
    role: 'effects',
    aspect: 'SIDE_EFFECTS',
    pattern:
      /\b(?:side[ -]effects?|adverse (?:effects?|events?|reactions?)|unwanted effects?|undesirable|what (?:can|could|might) go wrong|tolerab\w*|downsides?|complaints)\b/i,
  },
  {
    role: 'time',
    aspect: 'EFFECTIVENESS',
    pattern:
      /\b(?:when (?:will|can|do|does|might)\b(?!.*\b(?:take|avoid|stop|use|call|see (?:a|your|the)|not|start)\b)|how (?:long|soon|fast|quick(?:ly)?)|when\b.{0,30}\b(?:feel|see|notice|work|works|expect|results?|helps?|kicks?|effects?|change|acts?|starts?|begins?|hits?)|(?:works?|acts?|kicks? in|helps?|effects?|results?|relief|felt|noticeable) (?:in|within|after|from|by)$|(?:^(?:the |your )?|clinical |treatment )response$|first (?:effects?|signs?|results?|changes?)|takes? effect|speed|time needed|needs?$|when (?:it|they) (?:works?|starts?|helps?|kicks?|acts?|begins?)|time ?(?:line|lines|frame|table|course|scale)|(?:your |the )first (?:\w+ )?(?:days|weeks|months)|time to (?:effect|results?|work|benefit|response)|onset|milestones?|(?:what to|what you can|realistic) expect\w*|(?:what|when) to expect|(?:first|early|see(?:ing)?|my|your|visible) (?:results?|effects?|changes?|signs?)|\bwait(?:ing)?\b|patience|(?:be|stay) patient|give it time|week[ -]by[ -]week|month by month|day by day|did it work|does it work (?:right|straight)|road ?map|how patient|when (?:you(?:['’]ll| will|['’]d)?|to (?:notice|feel|see|expect|look))\b|you(?:['’]ll| will) (?:notice|feel|see)|kicks? in|the wait|not overnight|long haul|calendar|results? (?:over|timeline)|speed of|progress|the calendar|first weeks?|duration of onset|phases?|when$|timing of (?:benefits?|effects?|results?))/i,
  },
  {
    role: 'limit',
    aspect: 'USAGE_OR_SCHEDULE',
    pattern:
      /\b(?:upper (?:limit|level|intake)|maximum|max\.?|ceiling|(?:daily |safe )?limits?|tolerable upper|not more than|no more than|(?:do )?not exceed|never exceed|at most|top end|\bUL\b)\b/i,
  },
  {
    role: 'dose',
    aspect: 'USAGE_OR_SCHEDULE',
    pattern:
      /\b(?:^take$|RDAs?\b|RDI\b|NRV\b|recommended daily|dos(?:e|es|age|ages|ing)|posology|how much|how (?:to|do (?:you|i|we|people)|i|you|we|should (?:you|i|one)|best to) (?:take|use|dose|start|drink)|using (?:it|the)|tak(?:e|ing) it|taking\b|usage|(?:directions|instructions|suggested|recommended|sensible|right|typical|daily|usual|common|best|good|effective) ?(?:for )?(?:use|amounts?|intakes?|serving|quantit\w+|quantities|levels?|regimen)?$|recommended (?:use|amounts?|intake)|suggested use|regimen|amounts?\b|intake|protocol|schedule|administration|directions|serving(?: size)?|strengths?|quantit(?:y|ies)|the numbers|how i take)\b/i,
  },
  {
    role: 'mechanism',
    aspect: 'HOW_IT_WORKS',
    pattern:
      /\b(?:^(?:\d{1,2}[.)] )?how (?!(?:long|soon|fast|quick|quickly|much|many|often|to|and|safe|safely|well|do|does|did|should|can|could|i|we|you|my|common|effective|old|big|strong|high|low|bad|good|is|are|was|will|would|it all|the dose|patient)\b)(?:[\p{L}0-9'’–-]+ ){1,6}|what (?:does|do|can) .{2,30} do\b|how (?!(?:long|soon|fast|quick|quickly|much|many|often|to|and|safe|well|do|does|should|can)\b)(?:[\p{L}0-9'’-]+ ){1,3}(?!(?:is|was|has|needs|uses|takes|tastes|results|effects|doses)\b)\p{L}{2,}s(?! (?:to|should))\b|how (?:(?:it|they|does|do|this|that|exactly|the|each|[\p{L}0-9'’ .-]{2,40}?)\s)?(?:works?|acts?|helps?|does it|protects?|supports?|calms?|eases?|affects?|influences?|fights?|operates?|may|might|can|could|boosts?|lowers?|improves?|interacts? with your body)\b|mechanisms?|mode of action|pharmacolog\w*|pharmacodynamics|behind (?:it|the scenes|the effect)|science behind|(?:the )?science|biology|biochemistry|what (?:it|they|[\p{L}-]+) (?:actually |really )?(?:does|do)\b|what(?:['’]s| is)? (?:happens|going on|happening)\b.{0,20}(?:in|inside)|inside (?:the|your) (?:body|cells?|brain|gut)|under the hood|why (?:it|they|the body|your body|our body|people) (?:works?|needs?|helps?|take)|why .{2,30} (?:works?|helps)|why (?:[\p{L}'’-]+ ){1,3}(?:likes?|loves?|needs?|craves?|wants?|responds?|thrives?)\b|what happens\b|why (?:it|they|this|[\p{L}-]+) (?:may|might|could|can|should)\b|what .{2,30} does\b|in the body|what happens when you (?:take|use|drink)|^(?:main |key |biological )?effects?$|actions?|as an adaptogen|effects? on the (?:body|brain)|inflammation control|breaking the|cellular|pathways?|role in)/iu,
  },
  {
    role: 'ingredients',
    aspect: 'INGREDIENTS',
    pattern:
      /\b(?:ingredients?|constituents?|compounds?|composition|components?|what(?:['’]s| is) (?:inside|in it|in the)|what it contains|chemistry|actives?|phytochemicals?|substances|makeup|make-up|made (?:of|from|up of)|what is in (?!it for)|meet the molecules?|where it comes from|what (?:[\p{L}-]+ ){1,3}(?:is|are|is made of|contains?|consists of|holds)$|what is \p{L}|consists? of|key molecules|the molecules|phytochemistry|inside the (?:root|leaf|leaves|plant|herb|berry|berries|seeds?|bark|flowers?|fruit|mushroom|oil|capsule))(?![\p{L}])/iu,
  },
  {
    role: null,
    aspect: 'COMPARISON',
    pattern:
      /\b(?:vs\.?|versus|compar(?:ed|ison|ing)|side by side|or\b.*\?|difference between|alternatives?)\b/i,
  },
  { role: null, aspect: 'PREGNANCY', pattern: /\b(?:pregnan\w*|breast-?feeding|lactation|prenatal)\b/i },
  { role: null, aspect: 'MISCONCEPTIONS', pattern: /\b(?:myths?|misconceptions?|misunderstood)\b/i },
  {
    role: null,
    aspect: 'POPULATIONS',
    pattern:
      /\b(?:use in|for (?:whom|women|men|athletes|seniors|children)|who (?:is it for|benefits|can benefit)|desk workers|seniors)\b/i,
  },
  { role: null, aspect: 'SELF_CARE', pattern: /\b(?:daily protocol|routine|tips|lifestyle|habits)\b/i },
  { role: null, aspect: 'BENEFITS', pattern: /\b(?:benefits?|good for|why people take|advantages?|uses)\b/i },
  {
    role: null,
    aspect: 'CAUSES',
    pattern: /\b(?:causes?|hidden link|link between|why does|roots? of|influences?|induced)\b/i,
  },
  {
    role: null,
    aspect: 'CONCLUSION',
    pattern:
      /\b(?:conclusions?|final (?:thoughts?|words?)|bottom line|summary|in (?:short|brief|a nutshell)|wrap(?:ping)?[ -]?up|take[ -]?(?:home|away)s?|key points|last word|verdict|keep in mind)\b/i,
  },
  {
    role: null,
    aspect: 'OVERVIEW',
    pattern:
      /\b(?:introduction|overview|background|what (?:is|are)\b|about|at a glance|meet\b|basics|short answer|history)/i,
  },
]
