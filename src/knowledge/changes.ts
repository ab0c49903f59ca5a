import { enumeration } from './enumeration.ts'

export const ChangeType = enumeration('ChangeType', 'What happened to a record.', {
  CREATE: 'It is there for the first time, or again.',
  UPDATE: 'It was written anew; the key may be new too, when the record was renamed.',
  RERENDERED:
    'Nobody wrote it, but it reads differently because of others: a name or title that it shows, whether claims agree, what is covered.',
  RETIRE: 'It was taken back for good; its key stays and leads to its successor, if it has one.',
  RENAME: 'It goes on under another key, which the successor names.',
  DELETE: 'It was taken away, and with it its history for readers.',
  UNKNOWN: 'Not classified.',
})
export type ChangeType = (typeof ChangeType.options)[number]
