import { recordAddress } from './api.ts'
import { sentenceOf } from './describe.ts'
import { useSession } from './session.ts'
import type { Changeset, Finding, Operation } from './types.ts'
import { lower } from './words.ts'

/** What is to be said of one operation. */
export interface Findings {
  errors: readonly Finding[]
  warnings: readonly Finding[]
}

export const findingsOf = ({ validation }: Changeset, n: number): Findings => ({
  errors: validation?.errors.filter(one => one.n === n) ?? [],
  warnings: validation?.warnings.filter(one => one.n === n) ?? [],
})

/** What keeps an operation from being published, and what somebody should look at. */
export function FindingList({
  findings: { errors, warnings },
  operation,
}: {
  findings: Findings
  operation: Operation
}) {
  if (errors.length + warnings.length === 0) return null
  return (
    <ul class="findings">
      {[...errors, ...warnings].map((finding, index) => (
        <li key={`${finding.pointer}${finding.detail}`} class={index < errors.length ? 'bad' : 'warn'}>
          <strong>
            {index < errors.length ? 'Error' : finding.contradicts ? 'Contradiction' : 'Warning'}
          </strong>{' '}
          {finding.contradicts ? (
            <Contradiction kind={operation.kind} contradicts={finding.contradicts} />
          ) : (
            <>
              <code>{(finding.pointer ?? '').replace(/^#\/operations\/\d+\/?/, '')}</code> {finding.detail}
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

function Contradiction({
  kind,
  contradicts,
}: {
  kind: string
  contradicts: NonNullable<Finding['contradicts']>
}) {
  const { names } = useSession()
  const { about, with: other } = contradicts
  const record = names.record(kind, other)
  return (
    <>
      in {about.map(lower).join(', ')} with what is published:{' '}
      <a href={recordAddress(kind, other)} target="_blank" rel="noreferrer">
        {record ? sentenceOf(kind, record, names) : other}
      </a>
      {record && ` (${sourcesOf(record)})`}
    </>
  )
}

const sourcesOf = (record: Record<string, unknown>): string =>
  ((record.citations ?? []) as { source: { title: string } }[]).map(({ source }) => source.title).join('; ')
