/** How articles say how much to take. Each pattern is tried on one sentence, or on the words near an amount. */

/** The length of the words before and after an amount that are looked at. */
export const near = { before: 70, after: 110 }

/** What makes an amount an amount to take. */
export const intake =
  /\b(?:tak(?:e|es|ing|en)|dos(?:e|es|age|ages|ing)|daily|(?:a|per|each|every|\/)\s?(?:day|night|morning|evening|d\b)|twice|once|thrice|times (?:a|per|each)|(?:recommend|suggest|advis|prescrib)\w*|aim for|start(?:s|ing)? (?:with|at|on|from|low)|begin(?:s|ning)? (?:with|at)|stick (?:to|with)|intake|use(?:s|d)?|need|enough|typical\w*|usual\w*|customary|standard|sensible|before (?:bed|sleep|meals?)|at bedtime|nightly|with (?:food|meals|breakfast|dinner|lunch)|supplement with|go (?:with|for)|require\w*|maintenance|loading|servings?|chew|suck|swallow|stir|sip|do well (?:with|on)|exceed|limit|maximum|ceiling|formula|rule of thumb|(?:body ?)?weight|weigh)\b/i

/** Words before an amount that make it an upper limit. */
export const limitBefore =
  /(?:\bup to|(?:\b(?:no|not|never|without|nobody|no one|none|against|avoid)\b|n['’]t\b)[^.;:]{0,48}?\b(?:more than|exceed(?:ing)?|over|above|beyond|past|go(?:ing)? (?:over|above|past|beyond)|higher than|top)|\bexceed(?:ing)?|\bmax(?:imum|imal)?\b\.?|\bupper (?:(?:safe )?limits?|levels?|intake(?: levels?)?|bounds?|end)|\bceiling|\b(?:daily|safe|absolute|hard|top|tolerable) limits?|\blimits? (?:is|of|at|for|set|stands?|lies)|\blimit|\bat most|\b(?:stay|keep|remain|kept)\b[^.;:]{0,20}?\b(?:under|below|within|less than)|\bcap(?:ped|s)?\b|\bas much as|\btop out at|\bdraw the line at)(?:[^.;:]|:(?!\d)){0,48}?$/i

/** Words after an amount that make it an upper limit. */
export const limitAfter =
  /^[^.;:,]{0,28}?(?:\b(?:at (?:the )?most|maximum|max|tops|or less)\b|\bis (?:the|an?) (?:[\w-]+ ){0,3}?(?:upper|ceiling|maximum|limit|cap|most|max)\b|\b(?:should|must) (?:never|not) be exceeded)|^\)?[^.;:,]{0,20}?\b(?:is|as) (?:the |an? )?(?:[\w-]+ )?(?:ceiling|limit|maximum|cap|cut-?off)\b/i

/** "Up to" that is the end of a rise, not a limit. */
export const rises =
  /\b(?:go|goes|going|work(?:ing)?|build(?:ing)?|increas\w*|rais\w*|rise|rising|step(?:ping)?|mov(?:e|ing)|ramp\w*|titrat\w*|progress\w*|climb\w*|double|doubling|slowly|gradually|then|adjust\w*|bump\w*|scale)\b[^.;]{0,45}?(?:\bto|\bby|\bat|\btake|\btoward|\buntil (?:you|they) (?:reach|get to|are at|arrive at))\s(?:about |around |a (?:maximum|full dose) of )?$/i
export const starts =
  /\b(?:start(?:s|ing)?|begin(?:s|ning)?|initial(?:ly)?|initiat\w*|introduc\w*|low end|first (?:week|few days))\b[^.;]{0,45}?$/i

/** Amounts above which something happens are neither doses nor limits, unless they are forbidden. */
export const beyondBefore =
  /\b(?:more than|above|over|beyond|exceeding|in excess of|higher than|greater than|(?:larger|higher|high|large|excess\w*) (?:doses?|amounts?|intakes?)(?: of| such as| like)?)\s(?:about |around )?$/i
export const forbidden =
  /\b(?:(?:brings?|adds?|does|do|gives?|offers?|buys?) (?:you )?(?:nothing|no (?:more|extra|further|added)|only|little)|nothing but|only (?:causes?|brings?|upsets?|wastes?|raises?)|(?:won[’']t|will not|does not|doesn[’']t|do not|don[’']t) (?:help|work|do|bring|add|make)|wasted|makes? no sense|(?:is|are) (?:too much|unwise|pointless|unnecessary|never needed)|should (?:be avoided|not)|are not (?:recommended|advised)|is not (?:recommended|advised)|must not|(?:need|only under|only with|without) (?:a |medical )?(?:doctor|supervis|prescri)\w*|avoid)\b/i

/** "Do not take 200 mg" */
export const refusedBefore =
  /(?:\b(?:do not|never|should not|must not|no need (?:to|for)|instead of|rather than)|\w+n[’']t)\s(?:need |have )?(?:to )?(?:take |use |swallow |taking |using )?(?:about |the )?$|\bafter\s(?:about )?$|\b(?:add|adds|extra|additional|another)\s(?:about )?$|\b(?:skip|forget|ignore|drop)\s(?:about )?(?:the |that |those )?(?:[\w-]+ ){0,2}?$/i

/** Sentences whose amounts are not to be taken, whoever reads them. */
export const notToTake: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    'trial',
    /\b(?:participants?|placebo|randomi[sz]ed|double-blind|volunteers?|mice|rats?|rodents?|animals?|in vitro|enrol\w*|subjects|cohort|meta-analys\w+|systematic review|investigators?|researchers?|scientists?|n\s?=\s?\d|(?:was|were|been|being) (?:given|administered|randomi[sz]ed|assigned|dosed|treated)|received|in (?:a|an|one|the|our|my|their|its|another|two|three|several|some|most|many|\d+) (?:[\w-]+ ){0,5}?(?:trials?|stud(?:y|ies)|experiments?)|(?:the|this|that|one|a|an|another|small|large|pilot|week|month|japanese|german|indian|chinese|\d{4}) (?:[\w-]+ )?(?:trial|study)\b|(?:trials?|stud(?:y|ies)|experiments?) (?:used|tested|gave|have used|looked|with|of|in|found|that|lasted|compared|typically|usually|mostly|often|have tested|employ\w*|involv\w*|ran)|used in (?:trials?|studies|research)|(?<!\b(?:best|well|most|better|widely|often)[- ])(?:tested|studied|investigated|trialled)\b|et al|colleagues)/i,
  ],
  ['past', /\b(?:took|gave|swallowed|consumed|ate|drank|were taking|was taking|had taken|overdos\w+)\b/i],
  [
    'blood level',
    /\b(?:blood|serum|plasma|urine|ferritin|haemoglobin|hemoglobin)\b[^.;]{0,40}\b(?:levels?|values?|concentrations?|reading|was|is|are|of|above|below|under|reached?|fell|rose)\b[^.;]{0,30}$|\b(?:25-?\(?OH\)?|ng|nmol|pmol|µmol|mmol)\b/i,
  ],
  [
    'research',
    /\b(?:trials?|stud(?:y|ies)|experiments?|research)\b|\b\d{2,5} (?:healthy |older |young )?(?:patients|women|men|people|adults|athletes|volunteers|children|students|runners|participants)\b/i,
  ],
  [
    'body',
    /\b(?:body|liver|kidneys?|brain|glands?|gut|skin) (?:itself |already |alone )?(?:makes?|produces?|stores?|holds?|contains?|loses?|excretes?|burns?)\b/i,
  ],
  [
    'others',
    /\b(?:some|a few|many|certain|other) (?:clinics?|doctors|people|users|athletes|bodybuilders|practitioners|websites|forums|brands|lifters)\b[^.;,]{0,20}\b(?:go|goes|push|venture)\b[^.;]{0,40}$/i,
  ],
  ['no use', /\bno (?:added|extra|further|additional|more) (?:benefit|effect|gain)s?\b/i],
  [
    'prescription',
    /\b(?:on|by) prescription|\b(?:is|was|were|be|been) (?:\w+ly )?prescribed\b|prescription[- ]only|\binject(?:ed|ions?)\b|intravenous\w*|by infusion|\bdoctors? (?:may|might|can|will) (?:order|prescribe|give)/i,
  ],
  [
    'price',
    /[$€£¥]\s?\d|\d\s?(?:[$€£¥]|dollars?|euros?|pounds? sterling|bucks|cents?|EUR|USD|GBP|quid)(?![\p{L}])|\b(?:price[ds]?|costs?|priced|sells? for|sold (?:in|as|for|at)|per (?:bottle|pack|tub|jar|kilo\b)|net weight)/iu,
  ],
  [
    'product',
    /\b(?:(?:bottle|tub|pack|box|jar|bag|packet|tin)s? (?:of|holds?|contains?|with)|net (?:weight|contents)|(?:each|per|one|a typical|every|a|the) (?:capsule|tablet|softgel|lozenge|gummy|pill|scoop|serving|sachet|brand|product|drop)s? (?:typically |usually |often )?(?:contains?|provides?|delivers?|holds?|supplies|has|gives|packs|offers)|labell?ed|strengths? of|(?:comes?|available|sold) (?:in|as) (?:\w+ )?(?:capsules?|tablets?|strengths?|doses? of))\b/i,
  ],
]

/** These are told by the words up to the amount. */
export const beforeOnly: ReadonlySet<string> = new Set(['blood level', 'others'])

/** Of these, what is advised is to be taken all the same. */
export const unlessAdvised: ReadonlySet<string> = new Set(['past', 'research'])

/** Words near an amount, before it, that make it what something holds. */
export const holdsBefore =
  /\b(?:contain(?:s|ing|ed)?|provid(?:es?|ing|ed)|suppl(?:y|ies|ied|ying)|deliver(?:s|ing)?|holds?|holding|yield(?:s|ing)?|packs?|offers?|gives? you|has (?:about|around|roughly|some|only)?|have (?:about|around|roughly|some)|equivalent to|equal to|equals|corresponding to|corresponds to|of which|made from|extracted from|standardi[sz]ed (?:to|for)|per 100|with (?:only |just )?|is (?:about|just|only)|there (?:is|are)|comes? with)\s(?:about |around |roughly |some |up to |as much as |at least |only |just |the equivalent of |approximately |nearly |almost )?$/i
/** What an amount holds is told behind it: "325 mg of ferrous sulfate holds about 65 mg". */
export const holdsAfter =
  /^[^.;,()]{0,40}?\b(?:contain(?:s|ed)?|provides?|supplies|delivers|holds|yields|equals|corresponds|is equivalent|are equivalent)\b/i
export const holds =
  /\b(?:contain(?:s|ing|ed)?|provid(?:es?|ing|ed)|suppl(?:y|ies|ying)|deliver(?:s|ing)?|holds?|holding|yield(?:s|ing)?|packs?|equivalent to|equals?|corresponds?|corresponding|standardi[sz]ed (?:to|for)|boasts?)\b(?:(?!\b(?:so|but|take|limit)\b)[^.;:]){0,40}$/i

export const verbsOfHolding =
  /\b(?:contain(?:s|ed)?|provides?|supplies|delivers?|holds?|yields?|has|have|packs?|offers?)\b/i

/** What holds it: a food or a drink by its measure. */
export const foodMeasure =
  /\b(?:cups?|mugs?|glass(?:es)?|handfuls?|bowls?|slices?|ounces?|oz|tablespoons?|teaspoons?|servings?|portions?|pieces?|per 100 ?g|100 ?g|100 grams) (?:of )?(?!extract|powder|capsule)|\b(?:almonds?|spinach|salmon|eggs?|nuts?|seeds?|oysters?|beef|milk|yog[uh]+rt|lentils|beans|kale|broccoli|tofu|sardines?|mackerel|liver|cheese|bread|banana|avocado|oranges?|peppers?|chocolate|oats|coffee|fruits?|vegetables?|diet|foods?|turkey|chicken|mussels|shellfish|meat|seaweed|mushrooms|tuna|pork|lamb|cereals?|grains?|potato(?:es)?|tempeh)\b/i

/** Amounts that are stirred into, or rubbed on. */
export const carrier =
  /\b(?:in(?:to)?|with|dissolved in|on)\s(?:about |a (?:glass|cup) of |half a |at least )?$/i
/** What a diet is counted in: "protein (1.2 g per kg)". */
export const dietBefore =
  /\b(?:protein|carbohydrates?|carbs|fluids?|water|salt|sugar|fat|fib(?:re|er))\s?\(?(?:of |about |around )?$/i
export const carrierAfter = /^\s(?:of |boiling |hot |warm |cold )*(?:water|milk|juice|tea|liquid|fluid)\b/i

/** The same amount twice in a sentence is one that is taken twice. */
export const twiceOver =
  /\b(?:morning|breakfast|a\.m\.|noon)\b.{0,60}\b(?:evening|night|bed\w*|dinner|supper|p\.m\.)\b/i

interface Frequency {
  pattern: RegExp
  per: 'day' | 'dose'
  times: number | null | 'group'
}

const each = '(?:a|per|each|every|/)\\s?'
/** How often; the first that fits the words around an amount counts. */
export const frequencies: readonly Frequency[] = [
  { pattern: /\bonce or (?:divided|split)\b/i, per: 'day', times: null },
  {
    pattern:
      /\b(?:(?:two|2) (?:to|or|-|–) (?:three|3)|(?:three|3) (?:to|or|-|–) (?:four|4)|(?:one|1|once) (?:to|or|-|–) (?:two|2|twice|three|3))(?: times| hours| daily| a day| per day)\b|\bonce or twice\b|\b(?:1|2)\s?[–-]\s?(?:2|3|4)\s?(?:×|x|times)/i,
    per: 'dose',
    times: null,
  },
  {
    pattern:
      /\b(?:(?:split|divid\w*|spread|broken|shared|taken)\b[^.;]{0,30}?|(?:in|over|across|as|into)\s(?:up to )?)(?:two|2|three|3|four|4|five|5)\s?(?:to|or|[–-])\s?(?:two|2|three|3|four|4|five|5)\b/i,
    per: 'day',
    times: null,
  },
  {
    pattern:
      /\b(?:(?:split|divid\w*|spread|broken|shared)\b[^.;]{0,30}?|(?:in|over|across|as|into)\s)(one|two|2|three|3|four|4|five|5)\s(?:equal |smaller |separate |even |divided |daily |single )?(?:doses?|portions?|servings?|parts|intakes|takings|sittings|meals|halves|helpings|goes)\b/i,
    per: 'day',
    times: 'group',
  },
  {
    pattern:
      /\bhalf (?:of (?:it|that|this) )?(?:in the |each |every )?(?:morning|breakfast|noon)\b[^.;]{0,20}\bhalf\b|\bhalf with \w+,? (?:and )?(?:the other )?half\b/i,
    per: 'day',
    times: 2,
  },
  {
    pattern:
      /\b(?:split|divided?)\b[^.;]{0,20}?\b(?:morning and (?:evening|night)|in half|between morning and|half in the morning)/i,
    per: 'day',
    times: 2,
  },
  {
    pattern: new RegExp(
      `\\b(?:twice|(?:two|2) times|2\\s?[x×])(?:\\s(?:${each}day|daily|per 24 hours))?|\\bb\\.?i\\.?d\\b|\\bmorning and (?:evening|night|again)|\\b(?:in the |each |every )?morning and (?:in the |at |again (?:in the |at )|before |one )?(?:evening|night|bed\\w*|afternoon|dinner)|\\bbreakfast and (?:dinner|supper)`,
      'i',
    ),
    per: 'dose',
    times: 2,
  },
  {
    pattern:
      /\b(?:thrice|(?:three|3) times|3\s?[x×])(?:\s(?:a|per|each|every)\s?day|\sdaily)?|\bt\.?i\.?d\b|\bbreakfast, lunch,? and (?:dinner|supper)/i,
    per: 'dose',
    times: 3,
  },
  {
    pattern: /\b(?:(?:four|4) times|4\s?[x×])(?:\s(?:a|per|each|every)\s?day|\sdaily)?|\bq\.?i\.?d\b/i,
    per: 'dose',
    times: 4,
  },
  { pattern: /\b(?:five|5) times(?:\s(?:a|per|each|every)\s?day|\sdaily)/i, per: 'dose', times: 5 },
  {
    pattern:
      /\b(?:single|one|any one|each|per) (?:serving|dose|portion|sitting|go)\b(?! (?:a|per|each) day| daily)/i,
    per: 'dose',
    times: null,
  },
  { pattern: /\b(?:split|divided)\b/i, per: 'day', times: null },
  {
    pattern:
      /\bevery (?:other|second) day|\balternate days|(?<!\bfor )\b(?:a|per|each|every|times a|once a|once) week(?:ly)?\b|\bweekly\b/i,
    per: 'dose',
    times: null,
  },
  { pattern: /\bevery (?:twelve|12) hours/i, per: 'dose', times: 2 },
  { pattern: /\bevery (?:eight|8) hours/i, per: 'dose', times: 3 },
  { pattern: /\bevery (?:six|6) hours/i, per: 'dose', times: 4 },
  { pattern: /\bevery [\w–-]+(?: (?:to|or) \w+)? hours/i, per: 'dose', times: null },
  {
    pattern:
      /\b(?:with|before|after|at) (?:each|every) (?:main )?meal|\bper (?:dose|serving|meal|time)|\bat a time|\beach time|\bat once|\bin one go|\bper single/i,
    per: 'dose',
    times: null,
  },
  {
    pattern:
      /\b(?:once|(?:one|1) time)(?:\s(?:a|per|each|every)\s?(?:day|night|morning|evening)|\sdaily|\snightly)|\bonce[- ]daily|\bo\.d\b|\b1\s?[x×]\s?(?:daily|a day|per day)/i,
    per: 'dose',
    times: 1,
  },
  {
    pattern: /\bsingle\b[^.;]{0,40}\b(?:morning|evening|night|bed\w*|day|daily|breakfast)/i,
    per: 'dose',
    times: 1,
  },
  {
    pattern:
      /\b(?:a|per|each|every|any one|one|single)\s?(?:day|night|24 hours|morning|evening|twenty-four hours)\b|\/\s?(?:d|day)\b|\bdaily\b|\bnightly\b|\bin 24 hours|\ball day|\bday['’]s\b|\bthe day\b|\bof the day\b|\bin total\b/i,
    per: 'day',
    times: null,
  },
]

/** Words of a lead, a column or a heading that say that amounts are those of a day. */
export const dailyAround =
  /\b(?:daily|per day|a day|each day|every day|day's|per night|\/day|intakes?|RDA|allowance|requirements?)\b/i

/** Words that make what is said of a sentence hold as advice though a study is named. */
export const advice =
  /\b(?:recommend(?:s|ed|ation)?|suggest(?:s|ed)? (?:dose|taking|amount|intake)|advise[sd]?|take|aim for|typical (?:dose|amount|intake|effective)|usual (?:dose|amount)|standard dose|sensible|stick (?:to|with)|start with|effective (?:dose|amount|intake))\b/i

/** "The upper limit for adults is 2 g; for children it is 650 mg": the next amount is a limit too. */
export const limitGoesOn =
  /^[^.;,]{0,24}(?:[;,]| and)\s?(?:(?:and|while) )?(?:for|in)\s[^.;]{3,48}?(?:,|\b(?:it is|it[’']s|is|only))?\s$/i

/** "2 x 250 mg", "250 mg x 2" */
export const timesBefore = /(?<![\d.,])([2-4])\s?[x×]\s?$/i
export const timesAfter = /^\s?[x×]\s?([2-4])(?![\d.,])/i

/** "75 mg (16 mg of zinc each)": the brackets say what that holds. */
export const bracketBefore = /\d[^()]{0,40}\(\s?(?:about |around |roughly |providing |equal to |=\s?)?$/i
export const bracketAfter = /^\s(?:of )?(?:elemental |active |pure )?\p{L}[\p{L}-]*(?: (?:each|per \w+))?\)/iu

export const timeOfDay = /\b(?:bed\w*|nights?|mornings?|evenings?|noon|lunch|dinner|breakfast)\b/i
