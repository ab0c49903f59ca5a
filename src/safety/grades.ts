import type { z } from 'zod'
import type { Certainty, EffectDirection } from '../knowledge/evidence.ts'

type Certainties = z.output<typeof Certainty>[]
type Directions = z.output<typeof EffectDirection>[]

/** Systems whose letters or words people know, in the order of the columns of `gradeRows`. */
export const gradeSystems = [
  { system: 'schema.org', note: 'Evidence levels A to C; it has none for no effect or harm.' },
  { system: 'NatMed', note: 'Words for effectiveness; safety stands on a scale of its own.' },
  { system: 'Natural Standard', note: 'F means strong negative evidence; harm is told separately.' },
  { system: 'Examine', note: 'F means harm.' },
  { system: 'CITED', note: 'It has no letter for harm.' },
]

const row = (certainty: Certainties, direction: Directions, ...values: string[][]) => ({
  certainty,
  direction,
  grades: gradeSystems.map(({ system }, index) => ({ system, values: values[index] ?? [] })),
})

const all: Certainties = ['HIGH', 'MODERATE', 'LOW', 'VERY_LOW', 'NOT_GRADED', 'UNKNOWN']

/** Certainty and direction beside others' grades: approximate, and derived only from here to there. */
export const gradeRows = [
  row(['HIGH'], ['BENEFIT'], ['A'], ['Effective', 'Likely Effective'], ['A'], ['A'], ['A']),
  row(['MODERATE'], ['BENEFIT'], ['A', 'B'], ['Likely Effective', 'Possibly Effective'], ['B'], ['B'], ['B']),
  row(['LOW'], ['BENEFIT', 'MIXED'], ['B'], ['Possibly Effective'], ['C'], ['C'], ['C']),
  row(
    ['VERY_LOW'],
    ['BENEFIT', 'MIXED', 'NO_EFFECT', 'UNKNOWN'],
    ['C'],
    ['Insufficient'],
    ['C'],
    ['D'],
    ['D'],
  ),
  row(
    ['HIGH', 'MODERATE'],
    ['NO_EFFECT'],
    [],
    ['Possibly Ineffective', 'Likely Ineffective', 'Ineffective'],
    ['D', 'F'],
    ['D'],
    ['D', 'F'],
  ),
  row(all, ['HARM'], [], [], [], ['F'], []),
]
