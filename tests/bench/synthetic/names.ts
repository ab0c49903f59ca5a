import type { Random } from './random.ts'
import * as words from './words.ts'

// A prime that divides no product of our lists' lengths: multiples of it visit every combination, far apart.
const stride = 1_000_003

/** Parts that no other number of the same lists has; beyond all combinations a number is added. */
function numbered(number: number, parts: readonly (readonly string[])[]): string[] {
  const combinations = parts.reduce((product, list) => product * list.length, 1)
  let rest = ((number % combinations) * stride) % combinations
  const chosen = parts.map(list => {
    const part = list[rest % list.length] as string
    rest = Math.floor(rest / list.length)
    return part
  })
  return number < combinations ? chosen : [...chosen, String(Math.floor(number / combinations) + 1)]
}

const joined = (number: number, ...parts: (readonly string[])[]) => {
  const [first = '', ...others] = numbered(number, parts)
  return first + others.map(part => (/^\d/.test(part) ? ` ${part}` : part)).join('')
}
const spaced = (number: number, ...parts: (readonly string[])[]) => numbered(number, parts).join(' ')

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** A name, and what stands for it in keys. No key of it is one of the shipped knowledge. */
export interface Named {
  name: string
  slug: string
}

/** Made once for each number: the same few thousand names are drawn a million times. */
function namer(nameOf: (number: number) => string): (number: number) => Named {
  const made = new Map<number, Named>()
  return number => {
    const found = made.get(number)
    if (found) return found
    const name = nameOf(number)
    const named = { name, slug: slugOf(name) }
    made.set(number, named)
    return named
  }
}

const slugOf = (name: string) => `syn-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`

/** `Withanaria officinalis`: genus and species. */
export const binomial = (number: number): string =>
  capital(joined(number, words.genusStarts, words.genusMiddles, words.genusEnds)) +
  ` ${joined(number * 31 + 5, words.epithetStarts, words.epithetEnds)}`

/** What a plant is called: `mountain thistle`. */
export const commonName = (number: number): string =>
  capital(joined(number, words.commonHeads, words.commonTails))

export const compound = (number: number): string =>
  capital(joined(number, words.compoundStarts, words.compoundMiddles, words.compoundEnds))

export const drug = namer(number =>
  capital(joined(number, words.compoundStarts, words.compoundMiddles, words.drugEnds)),
)
export const drugClass = namer(number =>
  capital(`${spaced(number, words.targets, words.targetActions)} modulators`),
)
export const condition = namer(number =>
  capital(spaced(number, words.qualifiers, words.bodyParts, words.complaints)),
)
export const mechanism = namer(number => capital(spaced(number, words.targets, words.targetActions)))
export const practice = namer(number => capital(spaced(number, words.practiceHeads, words.practiceTails)))

/** Two in three supplements are plants, the others compounds. */
export const isPlant = (number: number): boolean => number % 3 !== 2

export const supplement = namer(number => (isPlant(number) ? binomial(number) : compound(number)))

/** A sentence as a source would print it. */
export function sentence(random: Random, name: string, target: string): string {
  const write = random.pick(words.sentences)
  return write({
    name,
    target: target.toLowerCase(),
    other: drug(random.below(500)).name.toLowerCase(),
    count: random.between(12, 900),
    weeks: random.between(2, 52),
    value: random.between(1, 400) / 10,
  })
}
