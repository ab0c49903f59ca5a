import { Certainty } from '../../../src/knowledge/evidence.ts'
import { claimKinds } from '../../../src/knowledge/things.ts'
import * as names from './names.ts'
import { Random, Skew } from './random.ts'

/** What search knows of one record. */
export interface Draft {
  kind: string
  key: string
  /** null for a claim, which is found by its text and title only. */
  name: string | null
  aliases: string[]
  text: string | null
  title: string
  labels: string[]
}

const stream = 11
const brands = 800
const forms = ['capsules', 'tablets', 'softgels', 'powder', 'liquid', 'gummies']
const certainties = Certainty.options.filter(option => option !== 'UNKNOWN')

/** How many rows a record has: its name, each alias, its text. */
const entriesOf = ({ name, aliases, text }: Draft) => (name ? 1 : 0) + aliases.length + (text ? 1 : 0)

/**
 * Records with so many search entries together, in proportions of a knowledge base that has a product list in it: claims
 * with sentences, products with long names of few brands, and things with aliases; few of them in most names.
 */
export function* searchDrafts(seed: number, entries: number): Generator<Draft> {
  const things = Math.max(200, Math.round(entries / 20))
  const supplements = new Skew(things)
  for (let left = entries, number = 0; left > 0; number += 1) {
    const draft = draftOf(new Random(seed, stream, number), number, supplements)
    left -= entriesOf(draft)
    yield draft
  }
}

function draftOf(random: Random, number: number, supplements: Skew): Draft {
  const turn = number % 20
  const { name } = names.supplement(turn < 17 ? supplements.pick(random) : Math.floor(number / 10))
  if (turn < 9) return claim(random, number, name)
  return turn < 17 ? product(random, number, name) : thing(random, number, name)
}

function claim(random: Random, number: number, name: string): Draft {
  const target = names.condition(random.below(2000)).name
  const kind = random.pick(claimKinds)
  const labels = [`kind:${kind}`, `certainty:${random.pick(certainties)}`]
  const text = names.sentence(random, name, target)
  return { kind, key: `syn-${number}`, name: null, aliases: [], text, title: `${name}: ${target}`, labels }
}

function product(random: Random, number: number, name: string): Draft {
  const brand = names.commonName(random.below(brands))
  const title = `${brand} ${name} ${random.between(1, 40) * 25} mg ${random.pick(forms)}`
  return {
    ...{ kind: 'product', key: `syn-${number}`, name: title, aliases: [] },
    ...{ text: null, title, labels: ['kind:product'] },
  }
}

function thing(random: Random, number: number, title: string): Draft {
  const labels = ['kind:supplement', 'category:BOTANICAL']
  const aliases = [names.commonName(number), `${title.split(' ')[0]} extract`]
  const text = names.sentence(random, title, names.condition(random.below(300)).name)
  return { kind: 'supplement', key: `syn-${number}`, name: title, aliases, text, title, labels }
}

/** Words that stand in a large part of all texts. */
const common = [
  'people',
  'effects',
  'professional',
  'extract',
  'capsules',
  'mg',
  'chronic',
  'pain',
  'reports',
  'adults',
]

const typo = (random: Random, word: string) => {
  const at = random.between(1, Math.max(1, word.length - 2))
  return word.slice(0, at) + word.slice(at + 1)
}

/** Queries of which a third are common words, a third names or parts of them, a third several words, some mistyped. */
export function searchQueries(seed: number, count: number): string[] {
  return Array.from({ length: count }, (_, number) => {
    const random = new Random(seed, stream + 1, number)
    const name = names.supplement(random.below(150)).name
    if (number % 3 === 0) return random.pick(common)
    if (number % 3 === 1)
      return random.chance(0.3) ? typo(random, name) : random.pick([name, ...name.split(' ')])
    return `${name.split(' ')[0]} ${random.pick([...common, names.condition(random.below(100)).name])}`
  })
}

/** What is typed on the way to names, a few of them mistyped. */
export function keystrokes(seed: number, count: number): string[] {
  return Array.from({ length: count }, (_, number) => {
    const random = new Random(seed, stream + 2, number)
    const name = names.supplement(random.below(150)).name
    const meant = random.chance(0.2) ? typo(random, name) : name
    return meant.slice(0, random.between(1, meant.length)).trim()
  })
}
