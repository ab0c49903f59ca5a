import type { Hint } from './hint.ts'

/**
 * What tells that an amount is to be taken, and what tells that it is not: each hint has a weight, and their sum decides.
 * The weights were fitted to the articles of the corpus, once with their headings and once without, and rounded.
 */

/** Where a hint is looked for. */
export type Scope =
  /** The words before and after the amount, up to the next amounts. */
  | 'before'
  | 'after'
  /** The part of the sentence that speaks of the amount. */
  | 'clause'
  /** All of the sentence up to the amount, and all of it. */
  | 'head'
  | 'sentence'
  /** Label, lead, question and heading. */
  | 'around'

/** What an amount has before any hint: most numbers with a unit are none to take. */
export const bias = -0.5

const amountIsNext =
  '\\s(?:about |around |roughly |some |up to |as much as |at least |only |just |the equivalent of |approximately |nearly |almost |an? (?:extra )?)*$'

const trialWords =
  /\b(?:participants?|placebo|randomi[sz]ed|double-blind|volunteers?|mice|rats?|rodents?|animals?|in vitro|enrol\w*|cohort|meta-analys\w+|systematic review|pooled|investigators?|n\s?=\s?\d|assigned|et al)\b/i

export const hints: readonly Hint<Scope>[] = [
  // For
  {
    name: 'take',
    weight: 1.5,
    scope: 'clause',
    pattern:
      /\b(?:tak(?:e|es|ing|en)|swallow|chew|suck|sip|drink|steep|infuse|brew|dissolve|stir|supplement with|dose (?:it|at|with))\b/i,
  },
  {
    name: 'frequency',
    weight: 1.5,
    scope: 'clause',
    pattern:
      /\b(?:daily|nightly|(?:a|per|each|every)\s?(?:day|night|morning|evening)|twice|thrice|once|(?:two|three|four|five|six|\d) times|[x×]\s?(?:a|per)? ?da(?:y|ily)|every (?:\w+ )?hours|with (?:each|every|main)?\s?meals?|one (?:in|at|with) [\w ]{3,16} and (?:one|another)|in one go|at (?:once|a time)|per dose|split|divided|portions)\b|\/\s?(?:d|day)\b|\d\s?[x×]\s?$/i,
  },
  {
    name: 'day behind',
    weight: 0.5,
    scope: 'after',
    pattern:
      /^\s?(?:of (?:[\p{L}-]+ ){1,4})?(?:(?:once|twice|three times|a|per|each|every) (?:day|night|daily|morning)|daily|nightly|\/\s?d|twice|once|three times)/iu,
  },
  {
    name: 'advice',
    weight: 1.5,
    scope: 'clause',
    pattern:
      /\b(?:recommend(?:s|ed|ation|ations)?|suggest(?:s|ed|ion)?|advi[sc]e[sd]?|aim (?:for|at)|try|trying|go for|go with|opt for|stick (?:to|with)|settle\w* (?:on|for|at)|look for|choose|keep (?:to|it at)|count on|prefers?|likes?|stay(?:ing)? (?:with|at)|drop to|calls for|want|hand\w* out|land\w*)\b/i,
  },
  {
    name: 'start',
    weight: 1.5,
    scope: 'before',
    pattern:
      /\b(?:start(?:s|ing)?|begin(?:s|ning)?|initial\w*|build(?:ing)? up|work(?:ing)? up|increas\w+|rais\w+|move up|double|go up|titrat\w*)\b/i,
  },
  {
    name: 'dose word',
    weight: 0.5,
    scope: 'clause',
    pattern:
      /\b(?:dos(?:e|es|age|ages|ing)|intakes?|regimens?|servings?|rda|allowance|protocol|maintenance|loading)\b/i,
  },
  {
    name: 'usual',
    weight: 1,
    scope: 'clause',
    pattern:
      /\b(?:usual\w*|typical\w*|standard|common\w*|customary|sensible|generally|general|normal\w*|normally|most (?:people|adults|products|labels|experts|guidelines|users)|ideal|effective|reasonable|right amount|sweet spot|handy|formula|rule of thumb|somewhere (?:between|around)|anywhere)\b/i,
  },
  {
    name: 'suffices',
    weight: 1.5,
    scope: 'clause',
    pattern:
      /\b(?:enough|plenty|will do|do(?:es)? the (?:trick|job)|suffic\w+|is fine|ample|covers?|do well|works? (?:well|best|for)|adequate|all you need|is best|get by)\b/i,
  },
  {
    name: 'when',
    weight: 1.5,
    scope: 'clause',
    pattern:
      /\b(?:before (?:bed\w*|sleep\w*|noon|meals?|breakfast|lunch|dinner|eating)|at (?:bedtime|night|breakfast|lunch|dinner|noon)|with (?:food|meals?|breakfast|lunch|dinner|supper|water|the (?:\w+ )?meal)|in the (?:morning|evening|afternoon)|after (?:meals?|breakfast|lunch|dinner|food)|on an empty stomach|an hour before|minutes before|mornings?|evenings?|nights?)\b/i,
  },
  {
    name: 'for whom',
    weight: 1,
    scope: 'clause',
    pattern:
      /\b(?:adults?|women|men|children|kids|teen\w*|seniors?|adolescents|athletes|vegans?|people (?:who|over|with)|beginners|older (?:adults|people|men|women)|pregnan\w+|those who)\b/i,
  },
  {
    name: 'limit',
    weight: 1,
    scope: 'clause',
    pattern:
      /\b(?:exceed\w*|maximum|max|upper (?:limit|level|end|bound)s?|ceiling|at most|no(?:t|body|thing)? (?:\w+ ){0,3}(?:more than|above|over|beyond)|never (?:\w+ ){0,3}(?:more than|above|over|beyond|past|exceed)|n[’']t (?:\w+ ){0,3}(?:more than|above|over|beyond|past|exceed)|stay (?:under|below|within)|keep [\w ]{0,20}(?:under|below)|limit|capped?|up to|as much as)\b/i,
  },
  { name: 'you', weight: 0.5, scope: 'clause', pattern: /\b(?:you|your|yourself|[Ii]|my)\b/ },
  {
    name: 'imperative',
    weight: 1.5,
    scope: 'clause',
    pattern:
      /^[\s"“•–—,;-]*(?:(?:and |but )?(?:[^,;:]{3,40}[,:] )?(?:then |and |so |just |simply |please )?)(?:take|start|begin|use|try|aim|stick|stay|do not|don[’']t|never|keep|go|split|swallow|chew|suck|drink|stir|limit|choose|look|add|give|count|sip|dissolve|increase|raise|avoid)\b/i,
  },
  {
    name: 'dose around',
    weight: 0.5,
    scope: 'around',
    pattern:
      /\b(?:dos(?:e|es|age|ing)|how much|how to (?:take|use)|amounts?|intake|per day|daily|serving|(?:mg|mcg|iu|grams?)\b|take|strength|quantit\w+|numbers|directions|usage)\b/i,
  },
  {
    name: 'for what',
    weight: 1.5,
    scope: 'before',
    pattern: /\b(?:[Ff]or|[Ii]f|[Aa]s) [^.:;]{2,48}:\s(?:about |around )?$/,
  },
  {
    name: 'measure',
    weight: 1.5,
    scope: 'before',
    pattern:
      /\b(?:teaspoons?|capsules?|tablets?|scoops?|sachets?|softgels?|drops|dropperfuls?|lozenges?|spoonfuls?)\s?\((?:about |roughly |around |= ?)?$/i,
  },
  // Against
  {
    name: 'which gives',
    weight: -4,
    scope: 'before',
    pattern:
      /\b(?:(?:which|that|each|to) (?:suppl(?:y|ies)|provides?|gives?|delivers?|contains?|holds?)|(?:provid|supply|deliver|contain|yield)ing)\s(?:about |around |roughly |at least |up to |only |you )*$/i,
  },
  {
    name: 'from food',
    weight: -4,
    scope: 'after',
    pattern:
      /^[^.;]{0,24}\b(?:from|in) (?:their |your |our |the )?(?:food|diet|daily diet|meat|fish|plate|meals)\b/i,
  },
  {
    name: 'was given',
    weight: -3,
    scope: 'after',
    pattern:
      /^[^.;]{0,24}\b(?:has|have|had) (?:also )?been (?:given|used|taken|tolerated|tried|tested|studied|safe)/i,
  },
  {
    name: 'than',
    weight: -5,
    scope: 'before',
    pattern:
      /(?<!\b(?:more|less|higher|greater|larger|bigger|other|lower|fewer) )\bthan (?:the |an? )?(?:\w+ )?$/i,
  },
  {
    name: 'in the study',
    weight: -2.5,
    scope: 'after',
    pattern: /^[^.;]{0,30}\bin (?:the|a|one|that) (?:[\w-]+ )?(?:study|trial)/i,
  },
  { name: 'per so much', weight: -5, scope: 'before', pattern: /\bper\s$/i },
  {
    name: 'extra',
    weight: -2,
    scope: 'before',
    pattern: /\b(?:(?:can|may|should|need to|could|might) add|extra|additional|another)\s(?:about |an? )?$/i,
  },
  { name: 'trial', weight: -2.5, scope: 'clause', pattern: trialWords },
  { name: 'trial beside', weight: -1.5, scope: 'sentence', pattern: trialWords },
  {
    name: 'one trial',
    weight: -2,
    scope: 'clause',
    pattern:
      /\b(?:in|of|from|by|across) (?:(?:a|an|one|the|our|my|their|its|another|two|three|several|some|most|many|\d+) )?(?:[\p{L}\d-]+ ){0,5}?(?:trials?|stud(?:y|ies)|experiments?|reviews?)|(?:the|this|that|one|a|an|another|small|large|pilot|week|month|japanese|german|indian|chinese|iranian|swiss|\d{4}) (?:[\p{L}-]+ )?(?:trial|study|review)\b/iu,
  },
  {
    name: 'study',
    weight: -0.5,
    scope: 'sentence',
    pattern: /\b(?:trials?|stud(?:y|ies)|experiments?|research|researchers?|scientists?|evidence)\b/i,
  },
  {
    name: 'study used',
    weight: -1.5,
    scope: 'clause',
    pattern:
      /\b(?:(?:trials?|stud(?:y|ies)|experiments?|reviews?|researchers?) (?:have |had |typically |usually |mostly |often )?(?:used|tested|gave|looked|found|lasted|compared|[a-z]{3,}ed|employ\w*|involv\w*|ran|with|of)|(?:used|tested|studied|given|investigated|trialled) (?:in|by|on|with)|(?:was|were|been) (?:given|administered|randomi[sz]ed|assigned|dosed|treated|tested|studied)|received|receiving)\b/i,
  },
  {
    name: 'many people',
    weight: -1.5,
    scope: 'sentence',
    pattern:
      /\b\d{2,5} (?:(?!(?:for|in|of|m?c?g|µg|IU|per|a|to|or|and|m[Ll]) )[\p{L}-]+ ){0,3}?(?:patients|women|men|people|adults|athletes|volunteers|children|students|runners|participants|subjects|cyclists|nurses|swimmers|players|soldiers|smokers|workers|seniors)\b/iu,
  },
  {
    name: 'past',
    weight: -1.5,
    scope: 'clause',
    pattern:
      /\b(?:took|gave|swallowed|consumed|ate|drank|supplied|contained|was taking|were taking|had taken|overdos\w+|went|got|had been|tried)\b/i,
  },
  {
    name: 'result',
    weight: -2,
    scope: 'after',
    pattern:
      /\b(?:reduced|lowered|improved|raised|cut|shortened|fell|dropped|slept|reported|showed|had (?:fewer|less|half)|rose|lost|gained|beat|outperformed|worked (?:as|no)|did (?:as|no|better)|increased|decreased|eased|made no|compared with)\b/i,
  },
  {
    name: 'past result',
    weight: -1,
    scope: 'clause',
    pattern:
      /\b(?:reduced|lowered|improved|shortened|fell|dropped|slept|reported|showed|rose|outperformed|decreased|caused|lasted|felt)\b/i,
  },
  {
    name: 'blood',
    weight: -3,
    scope: 'head',
    pattern:
      /\b(?:blood|serum|plasma|urine|ferritin|h(?:a)?emoglobin|homocysteine|glucose|cholesterol|creatinine)\b[^.;]{0,40}\b(?:levels?|values?|concentrations?|reading|was|is|are|of|above|below|under|reached?|fell|rose)\b[^.;]{0,30}$|\b(?:25-?\(?OH\)?)/i,
  },
  { name: 'blood unit', weight: -2.5, scope: 'sentence', pattern: /\b(?:ng|nmol|pmol|µmol|mmol|mmHg)\b/ },
  {
    name: 'holds before',
    weight: -1.5,
    scope: 'before',
    pattern: new RegExp(
      `\\b(?:contain(?:s|ing|ed)?|holds?|holding|yield(?:s|ing)?|packs?|has|have|equivalent to|equal to|equals|corresponding to|corresponds to|of which|made from|extracted from|standardi[sz]ed (?:to|for)|there (?:is|are)|comes? with|boasts?|stores?|loses?|gives? you|supplied|contained|(?:is|are) rich in)${amountIsNext}`,
      'i',
    ),
  },
  {
    name: 'gives before',
    weight: -1,
    scope: 'before',
    pattern: new RegExp(
      `\\b(?:provid(?:es?|ing|ed)|suppl(?:y|ies|ying)|deliver(?:s|ing)?|offers?|gives?|contributes?)${amountIsNext}`,
      'i',
    ),
  },
  {
    name: 'holds',
    weight: -1.5,
    scope: 'before',
    pattern:
      /\b(?:contain(?:s|ing|ed)?|provid(?:es?|ing|ed)|suppl(?:y|ies|ying)|deliver(?:s|ing)?|holds?|holding|yield(?:s|ing)?|packs?|equivalent to|equals?|corresponds?|corresponding|standardi[sz]ed (?:to|for)|boasts?|has|have)\b(?:(?!\b(?:so|but|take|limit)\b)[^.;:,]){0,30}$/i,
  },
  {
    name: 'holds after',
    weight: -2.5,
    scope: 'after',
    pattern:
      /^(?! (?:\w+ )*(?:that|which|with|meals?|foods?)\b)[^.;,()]{0,40}?\b(?:contain(?:s|ed)?|provides?|supplies|delivers|holds|yields|equals|corresponds|(?:is|are) equivalent)\b/i,
  },
  {
    name: 'food',
    weight: -1.5,
    scope: 'head',
    pattern:
      /\b(?:cups?|mugs?|glass(?:es)?|handfuls?|bowls?|slices?|ounces?|oz|tablespoons?|pieces?|per 100 ?g|100 ?g|100 grams|pound) (?:of )?(?!extract|powder|capsule)|\b(?:almonds?|spinach|salmon|eggs?|nuts?|oysters?|beef|milk|yog[uh]+rt|lentils|beans|kale|broccoli|tofu|sardines?|mackerel|liver|cheese|bread|banana|avocado|oranges?|peppers?|chocolate|oats|coffee|fruits?|vegetables?|diet|turkey|chicken|mussels|shellfish|meat|seaweed|mushrooms|tuna|pork|lamb|cereals?|grains?|potato(?:es)?|tempeh|pumpkin seeds|sunflower seeds|leafy greens|bananas?|kiwis?|strawberr\w+|berries|tomato(?:es)?|carrots?|rice|pasta|apples?)\b/i,
  },
  {
    name: 'food behind',
    weight: -3,
    scope: 'after',
    pattern:
      /^\s(?:of )?(?:(?:fresh|raw|dried|cooked|ground|dark) )?(?:almonds?|spinach|salmon|eggs?|nuts?|oysters?|beef|milk|yog[uh]+rt|lentils|beans|kale|broccoli|tofu|sardines?|mackerel|liver|cheese|bread|chocolate|flowers|water|caffeine per|protein|carb\w*|sugar|salt|fat|fib(?:re|er))\b/i,
  },
  {
    name: 'diet',
    weight: -5,
    scope: 'before',
    pattern:
      /\b(?:protein|carbohydrates?|carbs|fluids?|water|salt|sugar|fat|fib(?:re|er)|alcohol)\s?\(?(?:of |about |around )?$/i,
  },
  {
    name: 'price',
    weight: -3,
    scope: 'sentence',
    pattern:
      /[$€£¥]\s?\d|\d\s?(?:[$€£¥]|dollars?|euros?|pounds? sterling|bucks|cents?|EUR|USD|GBP|quid)(?![\p{L}])|\b(?:price[ds]?|costs?|priced|sells? for|sold (?:in|as|for|at)|net weight)\b/iu,
  },
  {
    name: 'pack',
    weight: -1,
    scope: 'clause',
    pattern:
      /\b(?:bottle|tub|pack|box|jar|bag|packet|tin|tube)s?\b|\bnet (?:weight|contents)|\b(?:shelf|shelves|store|shop)\b/i,
  },
  {
    name: 'product',
    weight: -2,
    scope: 'clause',
    pattern:
      /\b(?:(?:each|per|one|a typical|every|a|the) (?:capsule|tablet|softgel|lozenge|gummy|pill|scoop|serving|sachet|brand|product|drop|teaspoon)s? (?:typically |usually |often )?(?:contains?|provides?|delivers?|holds?|supplies|has|gives|packs|offers)|labell?ed|strengths? of|(?:comes?|available|sold) (?:in|as) (?:\w+ )?(?:capsules?|tablets?|strengths?|doses? of)|(?:products?|brands?|tablets?|capsules?) (?:range|vary|differ|exist|come))\b/i,
  },
  {
    name: 'per piece',
    weight: -2.5,
    scope: 'after',
    pattern:
      /^[^.;,]{0,24}?\bper (?:capsule|tablet|softgel|pill|gummy|drop|gram|g\b|\d+|teaspoon|scoop|cup|bottle|serving|slice|litre|liter|millilit\w+)/i,
  },
  {
    name: 'many pieces',
    weight: -3,
    scope: 'after',
    pattern:
      /^[\s-](?:[\p{L}]+ ){0,2}?(?:capsules|tablets|softgels|pills) (?:are|come|exist|on the shelf|cost)\b/iu,
  },
  {
    name: 'prescription',
    weight: -2,
    scope: 'clause',
    pattern:
      /\b(?:(?:on|by) prescription|prescription|prescribed|(?:given|ordered)\b[^.;]{0,30}\bby (?:their|a|your|the) (?:doctor|physician)|inject(?:ed|ions?)|intravenous\w*|infusions?|under (?:medical |a doctor[’']s )?(?:supervision|care)|doctors? (?:may|might|can|will|sometimes) (?:order|prescribe|give))\b/i,
  },
  {
    name: 'beyond',
    weight: -1.5,
    scope: 'before',
    pattern:
      /\b(?:more than|above|over|beyond|exceeding|in excess of|higher than|greater than|(?:larger|higher|high|large|excess\w*|huge|massive|mega) ?(?:doses?|amounts?|intakes?)(?: of| such as| like)?)\s(?:about |around )?$/i,
  },
  {
    name: 'harm',
    weight: -3,
    scope: 'clause',
    pattern:
      /\b(?:nausea|headaches?|diarrh\w+|cramps?|vomit\w*|toxic\w*|upset\w*|side[ -]effects?|cause[sd]?|trigger\w*|poison\w*|kidney stones|overdose|jitter\w*|drows\w*|groggy|dizz\w*)\b/i,
  },
  {
    name: 'no use',
    weight: -2,
    scope: 'clause',
    pattern: /\bno (?:added|extra|further|additional|more) (?:benefit|effect|gain)s?\b/i,
  },
  {
    name: 'refused',
    weight: -6,
    scope: 'before',
    pattern:
      /(?:\b(?:do not|never|should not|must not|no need (?:to|for)|instead of|rather than|do not take)|\w+n[’']t)\s(?:need |have )?(?:to )?(?:take |use |swallow |taking |using )?(?:about |the |a )?$|\bafter\s(?:about )?$|\b(?:skip|forget|ignore|drop)\s(?!to\b)(?:about )?(?:the |that |those )?(?:[\w-]+ ){0,2}?$/i,
  },
  {
    name: 'body',
    weight: -4,
    scope: 'clause',
    pattern:
      /\b(?:bod(?:y|ies)|liver|kidneys?|brain|glands?|gut|skin|muscles?|cells?) (?:itself |already |alone )?(?:makes?|produces?|stores?|carries|holds?|contains?|loses?|excretes?|burns?|has|absorbs?)\b|\b(?:adult|person|people|man|woman|human) (?:body )?(?:carries|stores?|carry|makes?)\b/i,
  },
  {
    name: 'others',
    weight: -7,
    scope: 'clause',
    pattern:
      /\b(?:(?:some|a few|many|certain|other) (?:clinics?|doctors|users|athletes|bodybuilders|practitioners|websites|forums|brands|lifters|companies|influencers)|sometimes (?:go|push|climb|take as much)|forums?|influencers?|internet)\b/i,
  },
  {
    name: 'bracket',
    weight: -1,
    scope: 'before',
    pattern: /\d[^()]{0,40}\(\s?(?:about |around |roughly |providing |equal to |=\s?)?$/i,
  },
  {
    name: 'bracket behind',
    weight: -5,
    scope: 'after',
    pattern:
      /^\s(?:of )?(?:elemental |active |pure )?\p{L}[\p{L}-]*(?: (?:each|per \w+))\)|^\s(?:each|apiece)\)/iu,
  },
  { name: 'year', weight: -1.5, scope: 'sentence', pattern: /\b(?:1[5-9]|20)\d\d\b(?!\s?(?:mg|mcg|IU|g))/ },
]

/** What stands around an amount counts as well. */
export const priors = {
  'role dose': 1,
  'role limit': 0.5,
  'role time': -0.5,
  'role avoid': -1,
  'role mechanism': -0.5,
  'role combine': 0.5,
  'role evidence': -1.5,
  'role food': -4,
  'role market': -4,
  'role ingredients': -1.5,
  cell: 1,
  item: 0.5,
  range: 0.5,
  fragment: 0.5,
  limit: 1.5,
  forbidden: 3,
  medicine: -7,
} as const
