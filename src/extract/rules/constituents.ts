import { substanceNames } from './substance-names.ts'

/** How articles say what is in a supplement; the group `names` holds the names. */
const names = '(?<names>[^.;!?]{2,200})'

export const constituentRules: readonly RegExp[] = [
  new RegExp(
    `\\b(?:flavonoids?|alkaloids?|saponins?|(?:di|tri|sesqui|mono)?terpenes?|tannins?|polyphenols?|lignans?|sterols?|glycosides?|lactones?|anthocyanins?|carotenoids?|pigments?),? (?:such as|like|including|called|named|known as|among them) ${names}`,
    'i',
  ),
  new RegExp(
    `\\b(?:(?:active|bioactive|main|key|chief|principal|important|most important|best-known|most studied|typical|major|working|natural|plant|medicinal|characteristic|healing|marker|signature|star|powerful|unique)\\s(?:\\w+\\s)?(?:compounds?|constituents?|ingredients?|components?|substances?|principles?|molecules?|alkaloids?|phytochemicals?|actives?|pigments?|players?|parts?|agents?|elements?|matter)(?:\\s(?:of|in) (?:it|them|this|the|its|that)(?: [\\p{L}-]+)?)?|(?:compounds|constituents|phytochemicals|actives))(?:,?\\s|(?=:))(?:(?:(?:is|are) an? [\\p{L}-]+ (?:called|known as|named)|known as|called|named|are|is|include|includes|such as|like|being|among them|mainly|the|–|—|:|\\()\\s?)+${names}`,
    'i',
  ),
  new RegExp(
    `(?:\\b(?:contains?|provides?|suppl(?:y|ies)|delivers?|offers|rich in|source of|full of|(?<!\\b(?:often|usually|commonly|frequently|sometimes|typically) )packed with|loaded with|holds?|owes? (?:its|their) (?:[\\w-]+ ){1,4}?to|made up of|consists? of|composed of|carr(?:y|ies)|(?<!\\b(?:that|which) )(?:stores?|concentrates?)|harbou?rs?|boasts?|houses?|features?|credited to|thanks to|due to|attributed to|comes? from|owed to|stems? from|found in it are|home to))(?: (?:its|their|the|compounds|substances|called|known as|such as|active|bioactive|plant|two|three|several|many|potent|unique|special|a group of|chiefly|mainly|mostly|both|various|large amounts of|plenty of|high levels of|natural|group|of|molecules|alkaloids|antioxidants|like))*\\s${names}`,
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
    `\\b(?:parts?|things?|(?:fatty |amino )?acids|molecules|stuff|substances?|ingredients?|compounds?|bits?|what|all) that (?:really )?(?:matters?|counts?|works?|do(?:es)? the work|make the difference) (?:is|are) ${names}`,
    'i',
  ),
  new RegExp(
    `^${names.replace('{2,200}', '{2,120}?')}\\s(?:are|is|ha(?:s|ve) been|was|were)\\s(?:also )?(?:found|detected|present|contained|part of it|in (?:it|there))\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:(?:one|two|three|a) (?:thirds?|half|halves|quarters?|fifths?|tenth)|half|most|much|\\d[\\d.,–-]*\\s?(?:%|per ?cent|percent))(?: of (?:it|them|the \\w+))? (?:is|are) (?!\\w+ed\\b)${names}`,
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
export const chemical = new RegExp(
  `(?<![\\p{L}\\d-])(?:${substanceNames})(?![\\p{L}-])|${/(?:\b(?:[A-Z]{2,}-\d+|EPA|DHA|EGCG|CBD|THC|AKBA|GABA|GLA|ALA|OPCs?|PACs|flavonoids?|polyphenols?|anthocyan\w*|catechins?|tannins?|terpen\w*|lactones?|fatty acids?|amino acids?|polysaccharides?|saponins?|alkaloids?|sterols?|glycosides?|essential oils?|mucilage|antioxidants?|minerals|bitters|pectin|fib(?:re|er)|inulin|silymarin|collagen|peptides?|enzymes?|carotenoids?|lignans|isoflavones?|phytosterols?|resins?|volatile oils?|curcuminoids?|iron|zinc|calcium|magnesium|potassium|selenium|copper|manganese|iodine|phosphorus|chromium|omega-\d(?: fatty acids)?|beta-?glucans?|vitamin [A-K]\d{0,2})\b|\b\w{3,}ases?\b|\b\w{2,}(?:ins?|ides?|ones?|oids?|ols?|anes?|enes?|ines?|ates?|osides?|sides?|anols?|idone|genin|ic acids?|ose|als?|ans?|phyll|lactones?)\b)/.source}`,
  'iu',
)

/** Words with such endings that are no names. */
export const noConstituent =
  /^(?:(?:not|no|yes|never|more|less|above|remember|note|see|same|water|sugar)\b.*|\w+statins?|.*\bthan\b.*|[\w-]+ly|rice|(?:[\w-]+ )?gelatine?|(?:[\w-]+ )?(?:stud(?:y|ies)|amounts?|materials?|information|people|signals?|medicines?)|(?:in|de)creases?|diseases?|base|bases|cases?|phases?|releases?|phrases?|purchases?|grease|ease|leases?|databases?|minerals?|vitamins?|nutrients?|traces?(?: of .*)?|it|them|others?|more|the|this|that|these|you|your|people|something|everything|protein and|medicine|medicines|routine|time|one|none|alone|once|since|online|magazine|combine\w*|determine|define|fine|wine|line|machine|alternative|plan|woman|human|urban|organ|mean|clean|ocean|european|american|indian|german|means|plants?|tools?|schools?|control|alcohol|animals?|material|natural|several|general|real|total|final|meals?|trials?|signals?|rituals?|manuals?|individuals?|professionals?|hospitals?|beans?|beginn\w*|origins?|skin|brain|pain|grain|main|certain|again|strain|train|gain|vein|veins|cabin|begin|within|bone|bones|phone|hormones?|zone|stones?|everyone|anyone|someone|style|use|side|sides|guide|guides|inside|outside|wide|provide|decide|rate|climate|state|date|late|plate|private|private|appropriate|moderate|immediate|adequate|chocolate|dose|close|those|nose|purpose|whose|loose|rose|skins?|capsules?|tablets?|sugar|water|calories|kcal|sodium|gluten|dairy|lactose|egg|soy|nuts|(?:\w+ )?extracts?|fillers?|additives?|preservatives?|flavou?rings?|\d(?!-[a-z]).*)$/i

/** What a food, a pack or a dose holds is not what the supplement is made of; nor is what it is free of. */
export const otherHolder =
  /^(?:\p{L}+ )?foods?\b|^products that\b|\b(?:(?:capsules?|tablets?|softgels?|bottles?)\b(?=.{0,80}\d)|cups?|handful of (?:\p{L}+ )?(?:nuts|almonds|walnuts|seeds|berries|raisins|greens|spinach|leaves)|eggs?|servings?|almonds?|glass|free (?:from|of)|does not|do not|no)\b/iu

/** Words between two names that say that there is also the next. */
export const alsoHolds =
  /,? (?:(?:and|but) also |(?:and )?(?:along|together|combined|as well) (?:with|as) |and |plus )(?:(?:plenty|lots|traces?|a little|some|small amounts?|large amounts?|high levels?|a good dose|a touch|a fair amount|smaller amounts?) of )|,? (?:along|together) with /gi

/** Words that say that one thing is in another, or that the effect is its own. */
export const composes =
  /\b(?:contains?|containing|rich in|source of|full of|(?<!\b(?:often|usually|commonly|frequently|sometimes|typically) )packed with|loaded with|hold(?:s|ing)? (?!up|on|back)|owes?|made (?:up )?of|consists? of|composed of|carr(?:y|ies) (?!on|out)|harbou?rs?|boasts?|features?|credit(?:ed|s)?|attributed|owed to|due to|stems? from|derives? from|traced to|accounts? for|thanks to|down to|home to|yields?|isolated|identified|extracted from|comes? (?:mostly |mainly |largely )?from|standardi[sz]ed|content\b|(?:is|are) (?:[\p{L}]+ ){0,3}responsible\b|members (?:are|is|include)\b|found in it|gives? it|makes? it|gives? the|gives? (?:[\p{L}-]+ ){1,3}(?:its|their)\b|gets? (?:its|their) (?:[\p{L}-]+ ){1,2}from|because of|extracts? with|capsule delivers|tablet delivers|this species|normali[sz]ed|chemistry|components?|constituents?|compounds?|ingredients?|phytochemicals?|actives?\b(?! ingredient list)|molecules?|substances?|pigments?|alkaloids?|flavonoids?|polyphenols?|saponins?|terpenes?|isoflavones|lignans|glycosides|sterols|catechins|carotenoids|anthocyanins|tannins|lactones|polysaccharides|terpenoids|glucosinolates|phenols|(?:^|[.;,] )(?:the )?(?:[\p{L}-]+ ){1,3}(?:brings?|keeps?|adds?|supplies|provides?|offers?|stores?|concentrates?|has|have)\b|(?:active|effective|working|healing|potent|bitter|useful) (?:parts?|agents?|elements?|matter)|tell you about|(?:gives?|lends?) (?:it|them|the \p{L}+) (?:its|their|the)\b|get(?:s)? (?:most of )?(?:the )?(?:credit|attention)|at its heart|blend of|mixture of|group of|families of|responsible for (?:its|the|their)|behind (?:its|the|their) (?:effects?|colou?r|smell|scent|taste|action)|marker|do(?:es)? (?:most of )?the work|active (?:part|principle)|makes? up|what remains|what is left|suppl(?:y|ies)|star\b|known as|called|in the (?:root|lea(?:f|ves)|seeds?|bark|fruits?|berr(?:y|ies)|herb|plant|mushroom|oil|extract|flowers?|resin))\b/iu

/** Where a section tells of partners: "boswellia, valued for its boswellic acids". */
export const ofPartner =
  /\b(?:its|rich in|content of|standardi[sz]ed|contains?|holds?|carries|source of|thanks to)\b/i

/** The article's own supplement, or a part of it, as what holds it. */
export const holder =
  /\b(?:its?|they|their|this|these|both|most|two|three|the|whose|of)\s(?:[\p{L}-]+ ){0,2}?(?:roots?|lea(?:f|ves)|seeds?|bark|fruits?|berr(?:y|ies)|herbs?|plants?|mushrooms?|fungus|oils?|extracts?|flowers?|petals?|resin|rhizomes?|gum|peel|juice|spice|shrub|tree|algae?|capsules?|compounds?|constituents?|actives?|ingredients?|molecules?|substances?|pigments?|colou?r|scent|smell|taste|bite|work|effects?|body|supplement|stigma|stems?|husk|pods?|shells?|heart|chemistry|families|groups)|\b(?:it|they|its|their)\b|\bextracts?\b/iu

/** Words of a sentence that tell of what is not in it, of a pack, or of food. */
export const noComposition =
  /\b(?:free (?:from|of)|does not|do not|doesn[’']t|don[’']t|contains? no|without|no (?:gluten|lactose|sugar|additives)|per (?:serving|capsule|tablet)|each (?:capsule|tablet|softgel)|foods?|oysters|meat|fish(?! oil)|eggs?|nuts|vegetables|in (?:coffee|tea|milk(?! thistle)|wine|cocoa|food|your diet))\b/i

/** "Leucine: almost none" */
export const isAbsent =
  /(?::|\b(?:has|have|holds?|contains?|with|is|are))\s(?:almost |virtually |practically |next to |hardly |barely )?(?:none|no|any|nothing|absent|missing|lacking)\b|\b(?:hardly|barely|scarcely) any\b|\blacks?\b/i

/** From these words on a sentence tells what the substances act on. */
export const actedOn =
  /\b(?:converts?|converted|levels? of|breakdown of|release of|reuptake|receptors?|production of|synthesis|absorption of|inhibits?|blocks?|binds?|raises?|lowers?|stimulates?)\b.*$/i

/** Names as chemistry forms them: words of such an ending, acids, and classes of substances. */
const chemists =
  /(?:(?:(?:[\p{L}-]+(?:ic|yl|oid|one|ine|oxy|ate|oside)|(?:di|tri|sesqui|mono)?terpene|plant|bitter|polyphenolic|phenolic)\s)?(?:(?:alpha|beta|gamma|delta|[a-z]|\d)-)?(?:[\p{L}]{3,}(?:ins?|eins?|aldehydes?|ines?|ones?|ides?|osides?|enes?|ols?|oids)(?:(?<=in|ide|one) [A-K]\d?(?!\p{L}))?|[\p{L}]*(?:lactones?|glucans?|catechins?|quinones?|phenols?|glycosides?|cyanins?|cyanidins?|tannins?|saponins?|lignans?|sterols?|terpenes?|saccharides?|flavones?|ketones)|(?:safran|citr|ner|gerani|citronell|cinnam)als?|camphor|bitters|mucilage|resin acids?)|(?:[\p{L}-]+(?:ic|yl) )?[\p{L}-]{4,}ic acids?|[\p{L}]+yl [\p{L}]{3,}ates?|EGCG|EPA|DHA|AKBA|CBD|THC|GLA|OPCs?|PACs|(?:essential|volatile) oils?|inulin|pectin|omega-[3679] fatty acids)/iu

/** Names as chemistry forms them, and those that are known without. */
export const substance = new RegExp(
  `(?<![\\p{L}-])(?:(?<!\\d)(?:${substanceNames})|${chemists.source})(?![\\p{L}-])`,
  'giu',
)

/** "3% rosavins", "content of rosavins", "salidroside (1%)", "the rosavin content" */
export const declared = new RegExp(
  `(?:\\d\\s?(?:%|per ?cent)\\s(?:of )?(?:total )?|\\bcontent of |\\bstandardi[sz]ed (?:to|for|on) )(?<after>${substance.source})|(?<before>${substance.source})(?: \\(\\d[\\d.–-]*\\s?%|\\scontent\\b)`,
  'giu',
)
export const noShare = /\b(?:less(?! than \d)|fewer|none|not a trace|free of|no \p{L}+)\b/iu

/** "The best products name their rosavin and salidroside levels" */
export const declares = /\d\s?(?:%|per ?cent)|\b(?:content|levels?|standardi[sz]ed)\b/i

/** "Polyphenols, notably rosavin": names that begin with a class and go on with its members. */
export const classOfMembers =
  /^(?:(?:natural|plant|active|many|several|various|potent|bitter) ){0,2}(?:flavonoids|alkaloids|saponins|terpenes|tannins|polyphenols|lignans|phenols|carotenoids|phenylpropanoids|compounds|pigments|antioxidants),? (?:such as|like|notably|including|especially|chiefly|mainly|above all|called|named|known as|namely) /iu

/** "Linoleic and oleic acid" */
export const sharedAcid = /(\p{L}{3,}ic)( (?:and|or) (?=\p{L}{3,}ic acids?))/giu

/** "Phenylethanoids (salidroside, tyrosol)" */
export const membersInBrackets = /^\p{L}+(?:oids|ides|enes|ols|ones|ins|ans) \(([^)]{3,80}, [^)]{3,80})\)/iu

/** Names of classes: where their members are named too, these are meant. */
export const substanceClass =
  /^(?:[\p{L}-]+ )?(?:di|tri|sesqui|mono)?(?:flavonoids?|alkaloids?|saponins?|terpenes?|tannins?|polyphenols?|lignans?|sterols?|glycosides?|lactones?|catechins?|phenols?|quinones?|flavonolignans?|bitters|essential oils?|volatile oils?|anthocyanins?|carotenoids?|curcuminoids?|isoflavones?|polysaccharides?|procyanidins?|proanthocyanidins?|phenylpropanoids?)$/iu

/** "Bacosides, bitter saponins that …": what a class says of the names before it. */
export const classAside =
  /,\s(?:[\p{L}-]+ )?(?:flavonoids|alkaloids|saponins|terpenes|terpenoids|tannins|polyphenols|lignans|sterols|glycosides|lactones|catechins|compounds|pigments|antioxidants|steroids|acids|sugars) (?:that|which|with|of|found|known|from|unique|thought|believed|responsible|long)\b.*$/iu

/** Names that only substances of plants have. */
export const plantLike = new RegExp(
  `^(?:${substanceNames})$|${/(?:(?<!rib|nucle)osides?|olides?|glycosides?|lactones?|saponins?|cyanins?|cyanidins?|flavon(?:es|ols?|oids?)|aldehyde|[aeo]noids?|avins?|asins?|lignans?|alkaloids?|tannins?|gingerols?|shogaols?|icins?|[gq]enins?|forins?|ferins?(?: a)?|colins?(?: k)?|ylamides?|[cn]enones|(?<!m)acines)$|^(?:EGCG|AKBA|OPCs?|PACs)$/.source}`,
  'iu',
)

/** Everyday words with such endings. */
const everyday = new Set(
  'quinine mountain mountains fountain captain bargain villain certain contain obtain sustain maintain explain remain certain captain brain strain grain train plain curtain drain vitamin vitamins protein proteins skin begin within main pain gain again chain origin margin cousin robin insulin keratin elastin melatonin serotonin oxytocin hepcidin gelatin leptin cabin urchin raisin muffin coffin ruin join coin cardamom pumpkin satin dolphin medicine medicines routine routines machine magazine line lines fine dine wine wines define combine combines examine imagine determine determines online alternative genuine feminine masculine discipline histamine dopamine creatine vine nine mine pine spine engine decline outline guideline guidelines headline saline urine intestine pristine cuisine hygiene epinephrine adrenaline noradrenaline exercise caffeine iodine chlorine fluorine vaccine vaccines quarantine sunshine marine twine baseline timeline deadline airline caroline migraine migraines taurine glycine bone bones alone stone stones zone zones phone tone done gone clone one ones anyone everyone someone hormone hormones testosterone cortisone milestone ozone progesterone cone backbone cyclone gemstone kidneystone provide provides side sides guide guides decide decides beside besides inside outside ride tide hide pride wide stride divide collide alongside upside downside override pesticide oxide peptide peptides suicide nationwide worldwide carbohydrate tide slide coincide reside scene scenes gene genes hygiene intervene serene keen green screen between teen control controls school tool tools cool pool alcohol protocol symbol cholesterol cortisol foil patrol pistol idol retinol wool stool stools toil folic aroids steroids thyroids hemorrhoids tabloids androids opioids factoids asteroids cells capsule antihistamines penicillin aspirin heparin warfarin metformin statins toxins antitoxins endorphins chlorophyll prozac ibuprofen medication glutamine arginine carnitine tyrosine lysine betaine choline collagen medicine-chest goldenrod amine amines benzodiazepines nicotine cocaine morphine codeine divine refine shine underline confine mankind behind kind cosine asinine canine feline equine bovine porcine swine soybean basin raisin moccasin erosin magnetone riboflavin trombone methadone prednisone silicone acetone gluten kerosene gasoline vaseline neoprene polyethylene toluene benzene dioxide chloride fluoride sulfide nitride cyanide iodide bromide hydroxide peroxide'.split(
    ' ',
  ),
)
export const isEveryday = (name: string): boolean => {
  const last =
    name
      .replace(/ [A-K]\d?$/, '')
      .toLowerCase()
      .split(' ')
      .at(-1) ?? ''
  return everyday.has(last) || everyday.has(last.replace(/s$/, ''))
}

/** What the body makes itself. */
export const bodily =
  /^(?:.*\b(?:serotonin|dopamine|melatonin|insulin|cortisol|histamine|acetylcholine|glutathione|adrenaline|testosterone|oestrogen|estrogen|progesterone|haemoglobin|hemoglobin|keratin|elastin|rhodopsin|myelin|oxalate|fibrin|fibrinogen|myosin|actin|ferritin|hepcidin|myoglobin|osteocalcin|cholesterol|acetaldehyde|homocysteine|lactic acid|uric acid|hyaluronic acid|stomach acid|bile acids?|nucleic acids?|fatty acids?|prostaglandins?|cytokines?|creatinine|vaccine|medicine|routine|guanine|thyroxine|amino acids?|folic acid|nitric oxide|peroxide|carbon dioxide|alcohol|glucose|vitamins?|proteins?|minerals?|caseins?|gelatin|benzodiazepines?|aspirin|metformin|warfarin)|(?:pump|proton|statin)s?)$/i

/** Says that names of substances follow, whatever they look like. */
export const named =
  /\b(?:compounds?|constituents?|ingredients?|components?|substances?|actives?|molecules?|called|known as|such as|contains?|consists? of|made of)\b/i

/** Says that a substance is the active one, even if the supplement goes by its name. */
export const defines =
  /\b(?:active (?:compounds?|ingredients?|constituents?|in\b)|main active|constituents?|star\b|marker|mixture of|blend of)/i
