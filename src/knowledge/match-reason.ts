import { enumeration } from './enumeration.ts'

/** Why a text is held to mean a record. */
export const MatchReason = enumeration('MatchReason', 'Why a text is held to mean a record.', {
  IDENTIFIER: 'It is a code of the record.',
  IDENTIFIER_OF: 'It is a code that the record holds for something close to it, such as a form or a species.',
  NAME: 'It is the name of the record.',
  ALIAS: 'It is another name of the record.',
  FORM: 'It is a form of the supplement.',
  VARIANT: 'It is a name in another inflection, order or way of writing.',
  TYPO: 'It is a name once one or two wrong letters are put right.',
  BEGINNING: 'A name begins with it.',
  CONSTITUENT: 'It is a substance in the supplement.',
  UNKNOWN: 'Not classified.',
})
export type MatchReason = (typeof MatchReason.options)[number]
