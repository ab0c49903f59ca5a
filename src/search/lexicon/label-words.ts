/**
 * The words that labels put around names, folded. They never name a thing on their own: a form is answered as the form
 * of the part, everything else is ignored. A name that holds such words ("willow bark") is found before they are.
 */

/** What it is swallowed as, by the word for it. */
const dosageForms: Readonly<Record<string, string>> = {
  capsule: 'capsule caps cap capsules vcap vcaps vegcap vegcaps vegicap vegicaps phytocap phytocaps',
  tablet: 'tablet tablets tab tabs vegetab vegetabs',
  caplet: 'caplet caplets',
  softgel: 'softgel softgels gelcap gelcaps',
  gummy: 'gummy gummies gummie',
  lozenge: 'lozenge lozenges pastille pastilles troche troches microlozenge microlozenges',
  'chewable tablet': 'chewable chewables chew chews softchew softchews',
  'effervescent tablet': 'effervescent effervescents',
  powder: 'powder powders powdered pwdr',
  liquid: 'liquid liquids syrup elixir solution',
  drops: 'drops drop',
  spray: 'spray sprays',
  tea: 'teabag teabags infusion',
  tincture: 'tincture tinctures',
  sachet: 'sachet sachets stickpack stickpacks',
  injection: 'injection injections injectable',
  pill: 'pill pills',
  cream: 'cream ointment gel lotion balm',
  patch: 'patch patches',
  suppository: 'suppository suppositories',
}

/** What it was made into, and the parts of plants: answered as they stand, in order ("root extract"). */
const preparations = 'extract extracts concentrate decoction herb herbs herbal plant'
const plantParts =
  'root roots leaf leaves bark rhizome rhizomes seed seeds flower flowers berry berries fruit bulb stem aerial resin peel hull oil juice tea'

/** Praise, packaging, diets, flavours and for whom: understood as nothing that the knowledge base holds. */
const rest = `
  extra super mega ultra max maximum high higher highest potency potent strength strong double triple quadruple regular low
  advanced premium professional clinical pharmaceutical grade quality best original classic new improved complete essential
  essentials natural naturals naturally pure purified organic organically raw whole wild vegan vegetarian veggie veg vegetable
  kosher halal gmo non certified tested patented branded standardized standardised std full spectrum concentrated active
  activated buffered chelated chelate elemental bioavailable bioactive absorption absorb absorbable fast quick rapid slow time
  timed sustained controlled prolonged immediate extended release delayed enteric coated coat film mini small easy swallow
  sublingual oral micronized micronised liposomal fermented freeze dried dry fresh aged refined crude free form isolated isolate comminuted standard
  dietary supplement supplements supp supps food foods formula formulas formulation complex blend mix product products health
  healthy support supports daily day days night nighttime morning once twice one two each serving servings
  serve size dose doses dosage count ct cnt pack packs packet packets bottle bottles box jar bag supply value bonus pieces pcs
  piece units unit oz ounce ounces fl fluid lb lbs pound pounds tsp tbsp teaspoon teaspoons tablespoon scoop scoops percent
  usp nf eu us uk brand original
  flavor flavors flavored flavour flavours flavoured unflavored unflavoured sweetened unsweetened
  men mens women womens kids kid children childrens child adult adults senior seniors prenatal
  contains containing contain made at least than more up also known called
  equivalent equiv equal providing provides supplying source sources derived type types approx about w x
`

const small = 'of is are to in on it its this that an the my your per by de la le des du'

const listed = (words: string) => words.split(/\s+/).filter(word => word !== '')

const dosageFormOf = new Map(
  Object.entries(dosageForms).flatMap(([form, words]) => listed(words).map(word => [word, form] as const)),
)
const plantPart = new Set(listed(plantParts))
const preparation = new Set(listed(preparations))
const other = new Set(listed(rest))
const smallWords = new Set(listed(small))

/** What follows is not in it. */
export const excluding = new Set(['without', 'no', 'zero', 'minus', 'excluding', 'excludes', 'lacks'])

/** What follows is where the name before it comes from, or the form that it comes in. */
export const originating = new Set(['from', 'as'])

/** The dosage form that a folded word stands for. */
export const dosageForm = (word: string) => dosageFormOf.get(word)

/** Whether a folded word says what something was made into, or from which part of a plant. */
export const isPreparation = (word: string) => preparation.has(word) || isPlantPart(word)

/** Whether a folded word says which part of a plant or what pressed from it: "grape seed" is not grape. */
export const isPlantPart = (word: string) => plantPart.has(word)

/** Whether a folded word only joins others, so that nobody misses it. */
export const isSmallWord = (word: string) => smallWords.has(word)

/** Whether a folded word is one that labels put around names. */
export const isLabelWord = (word: string) =>
  dosageFormOf.has(word) ||
  isPreparation(word) ||
  other.has(word) ||
  smallWords.has(word) ||
  excluding.has(word) ||
  originating.has(word)

/** The word before is a taste. */
export const isFlavour = (word: string) => /^flavou?r(?:s|ed|ing)?$/.test(word)
