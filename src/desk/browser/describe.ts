import type { Names } from './names.ts'
import type { Members, Operation } from './types.ts'
import { humanize, lower, range } from './words.ts'

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A reference by its name: a slug, `{ kind, slug }`, or a record that is embedded. */
export function nameOf(value: unknown, kind: string, names: Names): string {
  if (typeof value === 'string') return names.of(kind, value)
  if (!isMembers(value)) return ''
  if (typeof value.name === 'string') return value.name
  return names.of(String(value.kind ?? kind), String(value.slug))
}

const per: Record<string, string> = { DAY: ' per day', DOSE: ' per dose' }

const amountOf = ({ amount, per: basis }: Members): string =>
  isMembers(amount) ? range(amount.min, amount.max, amount.unit) + (per[String(basis)] ?? '') : ''

const point = (value: unknown): string =>
  isMembers(value) ? range(value.value, value.value, value.unit) : ''

/** `0 days to 2 weeks` */
const spanOf = ({ start, end }: Members): string => [point(start), point(end)].filter(Boolean).join(' to ')

const actionOf = ({ management }: Members): string =>
  isMembers(management) && management.action !== 'UNKNOWN' ? `: ${lower(String(management.action))}` : ''

const known = (code: unknown): string => (code === 'UNKNOWN' ? '' : lower(String(code)))

type Sentence = (data: Members, about: string, names: Names) => string

const sentences: Record<string, Sentence> = {
  dosage: (data, about, names) =>
    [
      `${about}: ${amountOf(data)}`,
      data.condition && `for ${nameOf(data.condition, 'condition', names)}`,
      data.population && `(${nameOf(data.population, 'population', names)})`,
      known(data.type) && `· ${known(data.type)}`,
    ]
      .filter(Boolean)
      .join(' '),
  timeline: (data, about) => `${about}, ${spanOf(data)}: ${data.outcome ?? lower(String(data.measure))}`,
  contraindication: (data, about, names) => `${about} and ${nameOf(data.target, '', names)}${actionOf(data)}`,
  interaction: (data, about, names) =>
    `${about} with ${nameOf(data.interactant, '', names)}${actionOf(data)}`,
  action: ({ statement }, about) => `${about}: ${statement}`,
  combination: (data, about, names) => `${about} with ${nameOf(data.with, '', names)}: ${data.purpose}`,
  comparison: (data, about, names) => `${about} compared with ${nameOf(data.with, '', names)}`,
  indication: (data, about, names) =>
    `${about} for ${nameOf(data.condition, 'condition', names)}: ${lower(String(data.relation))}`,
  'adverse-effect': ({ statement }, about) => `${about}: ${statement}`,
  'population-note': (data, about, names) =>
    `${about} and ${nameOf(data.population, 'population', names)}: ${data.expectation ?? data.caveat}`,
  protocol: (data, about, names) => `${about}: steps for ${nameOf(data.condition, 'condition', names)}`,
}

/** What a record says, in a line. */
export function sentenceOf(kind: string, data: Members, names: Names): string {
  const title = [data.name, data.title, data.question].find(text => typeof text === 'string')
  const sentence = sentences[kind]
  if (sentence) return sentence(data, nameOf(data.supplement, 'supplement', names), names)
  return String(title ?? data.slug ?? data.id ?? '')
}

/** What an operation does, in a line. */
export function lineOf({ op, kind, key, data }: Operation, names: Names): string {
  if ((op === 'create' || op === 'update') && data) return sentenceOf(kind, data, names)
  if (op === 'rename') return `${key} becomes ${String(data?.to)}`
  const successor = typeof data?.successor === 'string' ? `, replaced by ${data.successor}` : ''
  const record = names.record(kind, key)
  return `${record ? sentenceOf(kind, record, names) : key}${successor}`
}

// Shown elsewhere on the card, or of no use to a reader of it.
const hidden = new Set([
  'id',
  'slug',
  'citations',
  'sections',
  'faqs',
  'agentType',
  'knowledgeLevel',
  'position',
])
const first = [
  'supplement',
  'with',
  'target',
  'interactant',
  'mechanism',
  'condition',
  'population',
  'type',
  'amount',
  'per',
  'frequency',
  'start',
  'end',
  'question',
  'answer',
  'statement',
  'outcome',
  'riskType',
  'management',
]
const placeOf = (member: string): number => (first.includes(member) ? first.indexOf(member) : first.length)

const unsaid = new Set<unknown>([null, '', 'UNKNOWN', 'NOT_GRADED'])

/** The members of a record that say something, with names in place of keys. */
export function factsOf(data: Members, names: Names): [label: string, text: string][] {
  return Object.keys(data)
    .filter(member => !hidden.has(member))
    .sort((a, b) => placeOf(a) - placeOf(b) || a.localeCompare(b))
    .flatMap(member => {
      const text = textOf(member, data[member], names)
      return text === '' ? [] : [[humanize(member), text] as [string, string]]
    })
}

function textOf(member: string, value: unknown, names: Names): string {
  if (unsaid.has(value) || value === undefined) return ''
  if (typeof value === 'string')
    return /^[A-Z][A-Z0-9_]+$/.test(value) ? humanize(value) : names.of(kindFor(member), value)
  if (Array.isArray(value))
    return value
      .map(item => textOf(member, item, names))
      .filter(Boolean)
      .join('; ')
  if (!isMembers(value)) return String(value)
  if ('unit' in value && 'min' in value) return range(value.min, value.max, value.unit)
  if ('unit' in value && 'value' in value) return point(value)
  if ('kind' in value && 'slug' in value && Object.keys(value).length === 2) return nameOf(value, '', names)
  return Object.entries(value)
    .flatMap(([name, inner]) => {
      const text = textOf(name, inner, names)
      return text === '' ? [] : [`${lower(name)}: ${text}`]
    })
    .join(', ')
}

const kindFor = (member: string): string => (member === 'sources' ? 'source' : member)
