import { z } from 'zod'
import { KindedRef } from '../api/refs.ts'
import { text } from '../api/text.ts'
import { AmountUnit } from '../knowledge/amounts.ts'
import { AskedAs, CheckStatus, FindingSeverity } from '../knowledge/safety.ts'
import { Finding, PairCoverage } from './answer.contract.ts'
import { Schedule } from './schedule/schedule.contract.ts'
import { Total } from './totals.contract.ts'

const pointer = z
  .string()
  .describe('Which input, as a JSON pointer into the request.')
  .meta({ example: '#/medications/0' })
const sent = z.string().describe('What was sent, or the part of it that this is about.')
const score = z.number().min(0).max(1).describe('How sure the match is, from 0 to 1.')
const reason = z.string().describe('How the match was found.')
const alias = z
  .string()
  .nullable()
  .describe('The name of the record that matched; null when it was the key or a code.')

const Resolved = z
  .object({
    pointer,
    as: AskedAs,
    text: sent,
    record: KindedRef.describe('The record that it was understood as.'),
    score,
    reason,
    alias,
    form: text(200).nullable().describe('The preparation that was understood; null when none was named.'),
    amount: z.number().nullable().describe('The amount that was understood; null when none was named.'),
    unit: AmountUnit.nullable().describe('Its unit.'),
  })
  .meta({ id: 'ResolvedInput', description: 'How one input was understood.' })

const Unresolved = z
  .object({ pointer, as: AskedAs, text: sent })
  .meta({ id: 'UnresolvedInput', description: 'An input that no record is known for. It was not checked.' })

const Ambiguous = z
  .object({
    pointer,
    as: AskedAs,
    text: sent,
    candidates: z
      .array(
        z
          .object({ record: KindedRef, score, reason, alias })
          .meta({ id: 'InputCandidate', description: 'What an input might mean.' }),
      )
      .describe('What it might mean, the likeliest first. Nothing is guessed: send one of the slugs.'),
  })
  .meta({
    id: 'AmbiguousInput',
    description: 'An input that could mean several records. It was not checked.',
  })

const count = (what: string) => z.int().min(0).describe(what)

export const Summary = z
  .object({
    status: CheckStatus,
    complete: z
      .boolean()
      .describe('True when every input was understood and every pair has been assessed by a source.'),
    highestSeverity: FindingSeverity.nullable().describe(
      'Severity of the most serious finding; null when there is none.',
    ),
    pairsAsked: count('Pairs that were asked about.'),
    pairsAssessed: count(
      'Pairs that a source has assessed: it warns, it reports none, or it says that none is required.',
    ),
  })
  .meta({ id: 'SafetySummary', description: 'What the check comes to. No state of it means safe.' })

export const SafetyCheck = z
  .object({
    summary: Summary,
    findings: z.array(Finding).describe('What was found, the most serious first.'),
    totals: z
      .array(Total)
      .describe('Daily amount of each substance of which the request names one, against its limits.'),
    schedule: Schedule,
    coverage: z.array(PairCoverage).describe('What is known about each pair that was asked about.'),
    resolved: z.array(Resolved).describe('How each input was understood.'),
    unresolved: z.array(Unresolved).describe('What no record is known for.'),
    ambiguous: z.array(Ambiguous).describe('What could mean several records.'),
  })
  .meta({
    id: 'SafetyCheck',
    description:
      'What sources say about taking these together, for this person: what to avoid, to separate, to watch or to ask about, and what nobody has assessed.',
  })
