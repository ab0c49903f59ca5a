import type { AmountUnit } from '../../knowledge/amounts.ts'

/** Words of units with their UCUM codes; longer ones first. */
export const unitWords: readonly (readonly [RegExp, AmountUnit, number])[] = [
  [
    /^(?:mg|milligrams?)(?: of \p{L}+)?\s?(?:\/|per|for (?:each|every))\s?(?:kg|kilograms?|kilo)\b/iu,
    'mg/kg',
    1,
  ],
  [
    /^(?:mcg|µg|μg|ug|micrograms?)(?: of \p{L}+)?\s?(?:\/|per|for (?:each|every))\s?(?:kg|kilograms?|kilo)\b/iu,
    'ug/kg',
    1,
  ],
  [
    /^(?:g|grams?|grammes?)(?: of \p{L}+)?\s?(?:\/|per|for (?:each|every))\s?(?:kg|kilograms?|kilo)\b/iu,
    'g/kg',
    1,
  ],
  [/^(?:milligrams?|milligrammes?|mgs?)\b/i, 'mg', 1],
  [/^(?:micrograms?|microgrammes?|mcgs?|µg|μg|ug)(?![\p{L}])/iu, 'ug', 1],
  [/^(?:[Gg]rams?|[Gg]rammes?|gms?|g)\b/, 'g', 1],
  [/^(?:international units?|IUs?|I\.U\.|units?)(?![\p{L}])/iu, '[IU]', 1],
  [
    /^(?:CFUs?|colony[- ]forming units?|(?:live |active |viable )?(?:organisms?|cultures?|bacteria|cells|microbes|germs))(?![\p{L}])/iu,
    '[CFU]',
    1,
  ],
  [/^(?:millilit(?:er|re)s?|mls?)\b/i, 'mL', 1],
]

/** Words for numbers. */
export const numberWords: Readonly<Record<string, number>> = {
  half: 0.5,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  eighteen: 18,
  twenty: 20,
  'twenty-four': 24,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  ninety: 90,
}

export const factors: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  bn: 1e9,
}
