/** How articles say what is in a supplement; the group `names` holds the names. */
const names = '(?<names>[^.;!?]{2,200})'

export const constituentRules: readonly RegExp[] = [
  new RegExp(
    `\\b(?:(?:active|bioactive|main|key|chief|principal|important|best-known|most studied|typical|major|natural|plant|medicinal|characteristic|healing|marker|signature|star|powerful|unique)\\s(?:\\w+\\s)?(?:compounds?|constituents?|ingredients?|components?|substances?|principles?|molecules?|alkaloids?|phytochemicals?|actives?|pigments?|players?)|(?:compounds|constituents|phytochemicals|actives)),?\\s(?:(?:known as|called|named|are|is|include|includes|such as|like|being|among them|mainly|the|–|—|:|\\()\\s?)+${names}`,
    'i',
  ),
  new RegExp(
    `(?:\\b(?:contains?|provides?|supplies|delivers|offers|rich in|source of|full of|packed with|loaded with|holds?|owes? (?:its|their) (?:[\\w-]+ ){1,4}?to|made up of|consists? of|composed of|carr(?:y|ies)|harbou?rs?|boasts?|houses?|features?|credited to|thanks to|due to|attributed to|comes? from|found in it are|home to))(?: (?:its|their|the|compounds|substances|called|known as|such as|active|bioactive|plant|two|three|several|many|potent|unique|special|a group of|chiefly|mainly|mostly|both|various|large amounts of|plenty of|high levels of|natural|group|of|molecules|alkaloids|antioxidants|like))*\\s${names}`,
    'i',
  ),
  new RegExp(
    `\\b(?:standardi[sz]ed (?:to|for)|normali[sz]ed to)\\s(?:contain )?(?:at least |about |around )?(?:\\d[\\d.,–-]*\\s?(?:%|per ?cent|percent)\\s?(?:of )?)?(?:total )?${names}`,
    'i',
  ),
  new RegExp(
    `\\b(?:its|the|their|of)\\s(?:yellow |red |active |green |blue |purple |colou?red )*(?:pigments?|active (?:part|parts|principle)|alkaloids?|essential oils?|volatile oils?|colou?r)\\s(?:is|are|is called|are called|include)\\s(?:called |known as |the )?${names}`,
    'i',
  ),
  new RegExp(
    `\\b(?:its|the|their)\\s(?:\\w+\\s)?(?:flavonoids?|alkaloids?|compounds?|terpenes?|glycosides?|lactones?|polyphenols?|saponins?|constituents?|pigments?|catechins?|acids?|sugars?|oils?)\\s?,\\s${names.replace('{2,200}', '{2,80}?')},\\s`,
    'i',
  ),
  new RegExp(
    `\\b(?:comes? (?:as|in)|exists? (?:as|in)|pairs?|combines?|two|three|several|main|natural) (?:mostly |mainly )?(?:(?:as|in) )?(?:two |three |four |several |different |main )*(?:forms?|isomers?|types?|variants?|versions?|molecules|menaquinones|tocopherols)(?:,|:|\\s[–—-]|,? (?:called|known as|namely)) (?:namely |the )?${names}`,
    'i',
  ),
  new RegExp(
    `\\b(?:parts?|things?|molecules|stuff|substances?|ingredients?|compounds?|bits?|what|all) that (?:really )?(?:matters?|counts?|works?|do(?:es)? the work|make the difference) (?:is|are) ${names}`,
    'i',
  ),
  new RegExp(
    `^${names.replace('{2,200}', '{2,120}?')}\\s(?:are|is)\\s(?:also )?(?:found|present|contained|part of it|in (?:it|there))\\b`,
    'i',
  ),
  new RegExp(`\\bthere (?:are|is) (?:also )?${names} in (?:the|its)\\b`, 'i'),
  new RegExp(
    `^${names.replace('{2,200}', '{2,120}?')}\\s(?:are|is)\\s(?:its|the|their|among (?:its|the)|considered (?:its|the))\\s(?:[\\w-]+\\s){0,3}(?:constituents?|compounds?|ingredients?|components?|active (?:parts?|principles?)|actives?|part|substances?|alkaloids?)\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:its|their)\\s${names.replace('{2,200}', '{2,80}?')}\\s(?:are the|is the|set|make|are behind|account|explain|keep|stop|prevent|lower|relax|protect|block|inhibit|stimulate|act|calm|speed|help|give|provide|bind|modulate|reduce|slow|boost)\\b`,
    'i',
  ),
]

/** Says so only where the heading asks for it. */
export const hasNames = new RegExp(`\\b(?:has|have|offers?|there (?:is|are))\\s${names}`, 'i')

/** What a chemist calls so; a name that stands in running text has to be one of these, or the heading has to ask for it. */
export const chemical =
  /(?:\b(?:[A-Z]{2,}-\d+|EPA|DHA|EGCG|CBD|THC|AKBA|GABA|GLA|ALA|OPCs?|PACs|flavonoids?|polyphenols?|anthocyan\w*|catechins?|tannins?|terpen\w*|lactones?|fatty acids?|amino acids?|polysaccharides?|saponins?|alkaloids?|sterols?|glycosides?|essential oils?|mucilage|antioxidants?|minerals|bitters|pectin|fib(?:re|er)|inulin|silymarin|collagen|peptides?|enzymes?|carotenoids?|lignans|isoflavones?|phytosterols?|resins?|volatile oils?|curcuminoids?|iron|zinc|calcium|magnesium|potassium|selenium|copper|manganese|iodine|phosphorus|chromium|omega-\d(?: fatty acids)?|beta-?glucans?|vitamin [A-K]\d{0,2})\b|\b\w{3,}ases?\b|\b\w{2,}(?:ins?|ides?|ones?|oids?|ols?|anes?|enes?|ines?|ates?|osides?|sides?|anols?|idone|genin|ic acids?|ose|als?|ans?|phyll|lactones?)\b)/i

/** Words with such endings that are no names. */
export const noConstituent =
  /^(?:(?:in|de)creases?|diseases?|base|bases|cases?|phases?|releases?|phrases?|purchases?|grease|ease|leases?|databases?|minerals?|vitamins?|nutrients?|traces?(?: of .*)?|it|them|others?|more|the|this|that|these|you|your|people|something|everything|protein and|medicine|medicines|routine|time|one|none|alone|once|since|online|magazine|combine\w*|determine|define|fine|wine|line|machine|alternative|plan|woman|human|urban|organ|mean|clean|ocean|european|american|indian|german|means|plants?|tools?|schools?|control|alcohol|animals?|material|natural|several|general|real|total|final|meals?|trials?|signals?|rituals?|manuals?|individuals?|professionals?|hospitals?|beans?|beginn\w*|origins?|skin|brain|pain|grain|main|certain|again|strain|train|gain|vein|veins|cabin|begin|within|bone|bones|phone|hormones?|zone|stones?|everyone|anyone|someone|style|use|side|sides|guide|guides|inside|outside|wide|provide|decide|rate|climate|state|date|late|plate|private|private|appropriate|moderate|immediate|adequate|chocolate|dose|close|those|nose|purpose|whose|loose|rose|skins?|capsules?|tablets?|sugar|water|calories|kcal|sodium|gluten|dairy|lactose|egg|soy|nuts|fillers?|additives?|preservatives?|flavou?rings?|\d(?!-[a-z]).*)$/i

/** What a food, a pack or a dose holds is not what the supplement is made of; nor is what it is free of. */
export const otherHolder =
  /\b(?:(?:capsules?|tablets?|softgels?|bottles?)\b(?=.{0,80}\d)|cups?|handful|eggs?|servings?|almonds?|glass|free (?:from|of)|does not|do not|no)\b/i

/** Words between two names that say that there is also the next. */
export const alsoHolds =
  /,? (?:(?:and|but) also |(?:and )?(?:along|together|combined|as well) (?:with|as) |and |plus )(?:(?:plenty|lots|traces?|a little|some|small amounts?|large amounts?|high levels?|a good dose|a touch|a fair amount|smaller amounts?) of )|,? (?:along|together) with /gi
