import type { AnyClaim, ClaimOf } from '../../../render/facts/table.ts'
import { doseWords, timeWords } from '../../../render/words.ts'
import { type Quantity, quantityOf } from './quantities.ts'

/** A claim that states amounts or times. */
export type Measured = ClaimOf<'dosage'> | ClaimOf<'timeline'>

export const isMeasured = (claim: AnyClaim): claim is Measured =>
  claim.kind === 'dosage' || claim.kind === 'timeline'

/** What a claim states, as it was at some revision. */
export const quantitiesOf = (claim: Measured): Quantity[] =>
  claim.kind === 'dosage'
    ? [quantityOf(claim.amount), ...(claim.duration === null ? [] : [quantityOf(claim.duration)])]
    : [quantityOf({ min: claim.startDay, max: claim.endDay, unit: 'd' })]

/** The same in words. */
export const wordsOf = (claim: Measured) => (claim.kind === 'dosage' ? doseWords(claim) : timeWords(claim))
