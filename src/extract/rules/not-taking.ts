import { beyondBefore } from './dosages.ts'
import type { Hint } from './hint.ts'

/** Where a hint is looked for. */
export type Scope =
  /** The words before and after the amount, up to the next amounts. */
  | 'before'
  | 'after'
  /** The part of the sentence that speaks of the amount, and that without complaints that are to be helped or kept away. */
  | 'clause'
  | 'outcome'
  /** All of the sentence up to the amount, and all of it. */
  | 'head'
  | 'sentence'
  /** Label, lead, question and heading. */
  | 'around'

const amountIsNext =
  '\\s(?:about |around |roughly |some |up to |as much as |at least |only |just |maybe |perhaps |the equivalent of |approximately |nearly |almost |an? (?:extra )?)*$'

const complaint =
  '(?:nausea|(?:stomach )?aches?|headaches?|migraines?|diarrh\\w+|cramps?|cramping|vomit\\w*|toxicity|upsets?|upset stomach|side[ -]effects?|jitter\\w*|drowsiness|grogginess|dizz\\w*)'

/** "For nausea", "if headaches are the problem", "without the jitters": complaints that an amount does not bring. */
export const notBrought = new RegExp(
  [
    `\\b(?:for|against|without|less|fewer|no|not|milder|rarely|than|people with|those with|anyone with|avoid|avoids|prevents?|limits?|reduces?|eases?|relieves?|calms?|lessens?|(?:keeps?|holds?) down)\\s(?:(?!(?:and|it|they|can|may|caus\\w*|you|this|that|too)\\b)[\\p{L}-]+\\s){0,3}?${complaint}`,
    `\\b(?:if|when)\\s(?:[\\p{L}’'-]+\\s){0,4}?${complaint}`,
    `${complaint} (?:at bay|away|in check|under control)`,
    '(?:, | \\()(?:as|because|since|or|otherwise|so that|lest)\\b.*$',
  ].join('|'),
  'giu',
)

const trialWords =
  /\b(?:participants?|placebo|randomi[sz]ed|double-blind|volunteers?|mice|rats?|rodents?|animals?|in vitro|enrol\w*|cohort|meta-analys\w+|systematic review|pooled|investigators?|n\s?=\s?\d|assigned|et al)\b/i

/** What tells that an amount is none to take: trials, blood levels, contents, prices, medicines and the like. */
export const against: readonly Hint<Scope>[] = [
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
  {
    name: 'statistic',
    weight: -5,
    scope: 'clause',
    pattern:
      /\b(?:mean|median|average) (?:daily |total )?(?:dos(?:e|es|age)|intakes?|amounts?|quantity)\b|\b(?:dos(?:e|es|age)|amounts?|quantit(?:y|ies)) (?:(?:that )?(?:was|were) )?(?:tested|tried|studied|given|used) *(?:in|:|was|were|of)|\b(?:studied|tested|tried|researched|trial|study) (?:dos(?:e|es|age)|amounts?|ranges?)\b/i,
  },
  { name: 'trial', weight: -2.5, scope: 'clause', pattern: trialWords },
  { name: 'trial beside', weight: -1.5, scope: 'sentence', pattern: trialWords },
  {
    name: 'one trial',
    weight: -2,
    scope: 'clause',
    pattern:
      /\b(?:in|of|from|by|across) (?:(?:a|an|one|the|our|my|their|its|another|two|three|several|some|most|many|\d+) )?(?:[\p{L}\d-]+ ){0,5}?(?:trials?|stud(?:y|ies)|experiments?|reviews?|analys[ei]s|pilots?)|(?:the|this|that|one|a|an|another|small|large|pilot|week|month|japanese|german|indian|chinese|iranian|swiss|\d{4}) (?:[\p{L}-]+ )?(?:trial|study|review)\b|\bfollowed (?:up )?\d[\d,]* |\bhalf (?:of )?(?:them|the (?:people|patients|women|men|group|volunteers|players)) (?:on|took|got|had|given|received)\b/iu,
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
    name: 'trials of it used',
    weight: -2.5,
    scope: 'clause',
    pattern:
      /^(?:(?:most|many|some|several|these|those|the|human|clinical|early|older|recent) ){0,3}(?:trials|studies) (?:used|tested|gave|employed)\b(?!.*\b(?:start|aim|so\b|sensible|worth))|\b(?:trials?|studies)\s(?:of|on|with|in|that|which)\s[^.;,]{2,48}?\s(?:used|tested|gave|ran|employed)\b|\b(?:trials?|studies) (?:have |has |had )?(?:given|gave|fed|tested|tried)\b|\bin (?:a|one|the) (?:\w+ )?paper\b/i,
  },
  {
    name: 'many people',
    weight: -1.5,
    scope: 'sentence',
    pattern:
      /\b(?:\d{2,5}|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty|sixty|ninety)(?:-\p{L}+)?) (?:(?!(?:for|in|of|m?c?g|µg|IU|per|a|to|or|and|m[Ll]) )[\p{L}-]+ ){0,3}?(?:patients|women|men|people|adults|athletes|volunteers|children|students|runners|participants|subjects|cyclists|nurses|swimmers|players|soldiers|smokers|workers|seniors|rowers|sprinters|lifters|divers|students|teachers|drivers)\b/iu,
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
      /\b(?:reduced|lowered|improved|raised|cut (?!root|leaf|leaves|herb|bark|dried|and)|shortened|fell|dropped(?! (?:in|on|under))|slept|reported|showed|had (?:fewer|less|half)|rose|lost|gained|beat|outperformed|worked (?:as|no)|did (?:as|no|better)|increased|decreased|eased|made no|compared with)\b/i,
  },
  {
    name: 'past result',
    weight: -1,
    scope: 'clause',
    pattern:
      /\b(?:reduced|lowered|improved|shortened|fell|dropped(?! (?:in|on|under))|slept|reported|showed|rose|outperformed|decreased|caused|lasted|felt)\b/i,
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
      `\\b(?:contain(?:s|ing|ed)?|holds?|holding|yield(?:s|ing)?|packs?|has|have|equivalent to|equal to|equals|corresponding to|corresponds to|of which|made from|extracted from|standardi[sz]ed (?:to|for)|there (?:is|are)|comes? with|lists?|claims?|promises?|boasts?|stores?|loses?|gives? you|supplied|contained|(?:is|are) rich in)${amountIsNext}`,
      'i',
    ),
  },
  {
    name: 'gives before',
    weight: -1,
    scope: 'before',
    pattern: new RegExp(
      `\\b(?:provid(?:es?|ing|ed)|suppl(?:y|ies|ying)|deliver(?:s|ing)?|offers?|gives?|brings?(?: you)?|contributes?)${amountIsNext}`,
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
      /^(?! (?:\w+ )*(?:that|which|with|meals?|foods?)\b)[^.;,()]{0,40}?\b(?:contain(?:s|ed)?|provides?|suppl(?:y|ies)|delivers?|holds?|yields?|gives you|leaves you with|equals|corresponds|(?:is|are) equivalent)\b/i,
  },
  {
    name: 'food',
    weight: -1.5,
    scope: 'head',
    pattern:
      /\b(?:cups?|mugs?|glass(?:es)?|handfuls?|bowls?|slices?|ounces?|oz|tablespoons?|pieces?|per 100 ?g|100 ?g|100 grams|pound) (?:of )?(?!extract|powder|capsule)|(?<!\b(?:no|without|into|with|avoid|skip|in|little) (?:plain |warm |cold |a little )?)\b(?:almonds?|spinach|salmon|eggs?|nuts?|oysters?|beef|milk|yog[uh]+rt|lentils|beans|kale|broccoli|tofu|sardines?|mackerel|liver|cheese|bread|banana|avocado|oranges?|peppers?|chocolate|oats|coffee|fruits?|vegetables?|diet|turkey|chicken|mussels|shellfish|meat|seaweed|mushrooms|tuna|pork|lamb|cereals?|grains?|potato(?:es)?|tempeh|pumpkin seeds|sunflower seeds|leafy greens|bananas?|kiwis?|strawberr\w+|berries|tomato(?:es)?|carrots?|rice|pasta|apples?)\b/i,
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
      /\b(?:bottle|tub|pack|box|jar|bag|packet|tin|tube)s?\b|on the market|\bnet (?:weight|contents)|\b(?:shelf|shelves|store|shop)\b/i,
  },
  {
    name: 'product',
    weight: -2,
    scope: 'clause',
    pattern:
      /\b(?:(?:each|per|one|a typical|every|a|the) (?:capsule|tablet|softgel|lozenge|gummy|pill|scoop|serving|can|shot|sachet|brand|product|drop|teaspoon)s? (?:typically |usually |often )?(?:contains?|provides?|delivers?|holds?|supplies|has|gives|packs|offers)|labell?ed|strengths? of|(?:comes?|available|sold) (?:in|as) (?:\w+ )?(?:capsules?|tablets?|strengths?|doses? of)|(?:products?|brands?|tablets?|capsules?) (?:range|vary|differ|exist|come))\b/i,
  },
  {
    name: 'per piece',
    weight: -2.5,
    scope: 'after',
    pattern:
      /^(?![^.;,]*\b(?:leaf|leaves|root|herb|flowers?|bark|seeds?|dried|fresh)\b[^.;,]* per cup)[^.;,]{0,24}?\bper (?:capsule|tablet|softgel|pill|gummy|drop|gram|g\b|\d+|teaspoon|scoop|cup|bottle|serving|slice|litre|liter|millilit\w+)/i,
  },
  {
    name: 'pieces hold',
    weight: -3.5,
    scope: 'after',
    pattern:
      /^[\s-](?:[\p{L}-]+ ){0,3}(?:capsules?|tablets?|softgels?|pills?|lozenges?|sachets?|scoops?) (?:usually |typically |often |only )?(?:ha(?:s|ve)|gives?|packs?|holds?|contains?|provides?|delivers?)\b/iu,
  },
  {
    name: 'too little',
    weight: -5,
    scope: 'before',
    pattern:
      /(?:^|[,;:.–—] )(?:anything |doses? |amounts? |products? (?:with )?)?(?:below|under|less than|fewer than)\s(?:about )?$/i,
  },
  {
    name: 'food gives',
    weight: -3,
    scope: 'before',
    pattern:
      /\b(?:nuts?|almonds|eggs?|fish|salmon|sardines|oysters?|meat|beef|liver|milk|cheese|yog[uh]+rt|spinach|kale|beans|lentils|seeds|bread|cereals?|oats|fruit|oranges?|juice|vegetables|chocolate|coffee|tea|kefir|diet|diets|meals?|food|foods) (?:can |may |will |already |usually |alone )*(?:brings?|gives?|provides?|delivers?|contains?|holds?|ha(?:s|ve)|suppl(?:y|ies)|yields?|offers?|adds?)\b[^.;:,]{0,24}$/i,
  },
  {
    name: 'per piece before',
    weight: -4,
    scope: 'before',
    pattern:
      /\bper (?:capsule|tablet|softgel|pill|gummy|drop|teaspoon|scoop|sachet|serving|100 ?(?:g|ml))\b[^.;\d]{0,12}$/i,
  },
  {
    name: 'in food',
    weight: -4,
    scope: 'after',
    pattern:
      /^[^.;]{0,16}\bin (?:about )?(?:half |a |an |one |each |every |\d+ ?(?:g|ml|oz) )(?:[\p{L}-]+ ){0,4}?(?:of )?(?:(?:raw|fresh|cooked|lean|dried) )?(?:beef|meat|fish|salmon|herring|pork|spinach|milk|liver|eggs?|nuts?|beans|lentils|cheese|bread|cereal|broccoli|oranges?|oysters?|chicken)\b/iu,
  },
  {
    name: 'such pieces',
    weight: -3,
    scope: 'clause',
    pattern:
      /\b(?:capsules|tablets|softgels|pills|lozenges|sachets|products|brands|labels|strengths|versions|powders) (?:of|with|at) [\d.,]+(?: (?:or|to|and) [\d.,]+|[–-][\d.,]+)? ?\p{L}+(?: \w+)?,? (?:are|come|exist|cost|were)\b/iu,
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
      /\b(?:(?:on|by) prescription|prescription|prescribed|(?:given|ordered)\b[^.;]{0,30}\bby (?:their|a|your|the) (?:doctor|physician)|inject(?:ed|ions?)|intravenous\w*|(?:iron|drip|hospital|vitamin \p{L}) infusions?|under (?:medical |a doctor[’']s )?(?:supervision|care)|doctors? (?:may|might|can|will|sometimes) (?:order|prescribe|give))\b/iu,
  },
  {
    name: 'beyond',
    weight: -1.5,
    scope: 'before',
    pattern: beyondBefore,
  },
  {
    name: 'harm',
    weight: -3,
    scope: 'outcome',
    pattern:
      /\b(?:nausea|headaches?|diarrh\w+|cramps?|vomit\w*|toxic\w*|upset\w*|side[ -]effects?|cause[sd]?|trigger\w*|poison\w*|kidney stones|overdose|kills?|fatal|lethal|deadly|jitter\w*|drows\w*|groggy|dizz\w*)\b/i,
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
