import type { Page } from './pages.ts'

/** A code as a person reads it. */
const label = (code: string) => {
  const text = code.toLowerCase().replaceAll('_', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const statuses: Record<string, string> = {
  STATED: 'A source warns or advises',
  ASSESSED_NONE_FOUND: 'Looked at, nothing found',
  NONE_REQUIRED: 'No statement needed, says a regulator',
  NOT_ASSESSED: 'Sources were read, none speaks of it',
  UNKNOWN: 'Nobody here has looked',
}

/** What is known about a safety topic; what nobody has looked at is never told as safe. */
const status = (code: string) => statuses[code] ?? label(code)

const day = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' })
const date = (text: string) => day.format(new Date(text))

/** The sources of some records, each once. */
const sourcesOf = (records: readonly { citations: { source: { slug: string } }[] }[]) => [
  ...new Map(
    records.flatMap(({ citations }) => citations.map(({ source }) => [source.slug, source])),
  ).values(),
]

/** What templates say things with. */
export const words = { label, status, date, sourcesOf }

const failures: Record<number, [string, string]> = {
  404: [
    'Not here',
    'There is no such page. That says nothing about a supplement, least of all that it is safe.',
  ],
  410: ['No longer here', 'This record was retired.'],
  502: ['Out of reach', 'The knowledge base does not answer right now. Try again in a moment.'],
  500: ['Something broke', 'This page could not be made. That is our fault, not yours.'],
}

export function errorPage(status: number): Page & { status: number } {
  const [title, description] = failures[status] ?? ['Something broke', 'This page could not be made.']
  return { title, description, path: '', status }
}
