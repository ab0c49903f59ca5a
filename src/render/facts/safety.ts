import { codeLabel, codeWords, spanWords } from '../words.ts'
import { type ClaimOf, column, kinded, type Layout, said, thing } from './table.ts'

type Management = ClaimOf<'interaction'>['management']

const hoursOf = ({ separation }: Management) => {
  if (separation === null) return []
  const { hoursBefore, hoursAfter } = separation
  return [
    ...(hoursBefore === null ? [] : [`at least ${hoursBefore} hours before`]),
    ...(hoursAfter === null ? [] : [`at least ${hoursAfter} hours after`]),
  ]
}

/** What to do; a source that says nothing is told as such, and never as "nothing needs doing". */
const advice = (management: Management) => {
  const parts = [
    ...codeLabel(management.action),
    ...spanWords(management.stopBefore).map(time => `${time} before`),
    ...hoursOf(management),
    ...said(management.text),
  ]
  return parts.length === 0 ? ['The source does not say'] : parts
}

export const contraindicationLayout: Layout<ClaimOf<'contraindication'>> = {
  caption: 'Who should take care',
  columns: [
    column('Who or what', ({ target }) => kinded(target)),
    column('How strict', ({ strength, riskType }) => {
      const words = [...codeLabel(strength), ...codeWords(riskType)]
      return words.length === 0 ? ['The source does not say'] : words
    }),
    column('What to do', ({ management }) => advice(management)),
    column('Why', ({ rationale }) => said(rationale)),
  ],
}

export const interactionLayout: Layout<ClaimOf<'interaction'>> = {
  caption: 'What it meets',
  columns: [
    column('With', ({ interactant }) => kinded(interactant)),
    column('What happens', ({ effect }) => said(effect)),
    column('Severity', ({ severity }) =>
      codeLabel(severity).concat(severity === 'UNKNOWN' ? 'Not stated' : []),
    ),
    column('What to do', ({ management }) => advice(management)),
  ],
}

const polarityWords = { REPORTED: 'Reported', DENIED: 'Said not to happen', UNKNOWN: 'Not stated' } as const

export const adverseEffectLayout: Layout<ClaimOf<'adverse-effect'>> = {
  caption: 'Unwanted effects',
  columns: [
    column('Effect', ({ effect }) => (effect === null ? ['In general'] : thing('condition', effect))),
    column('What the source says', ({ statement }) => [statement]),
    column('Reported or denied', ({ polarity, frequency, seriousness }) => [
      polarityWords[polarity],
      ...codeWords(frequency),
      ...codeWords(seriousness),
    ]),
  ],
}
