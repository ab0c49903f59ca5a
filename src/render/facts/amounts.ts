import { codeLabel, codeWords, doseWords, frequencyWords, spanWords, timeWords } from '../words.ts'
import { type ClaimOf, column, type Layout, said, thing } from './table.ts'

type Dosage = ClaimOf<'dosage'>
type Timeline = ClaimOf<'timeline'>

const forWhom = ({ condition, population, severityTier }: Dosage) => {
  const parts = [
    ...thing('condition', condition),
    ...codeWords(severityTier),
    ...thing('population', population),
  ]
  return parts.length === 0 ? ['Nobody in particular'] : parts
}

const authorityOf = ({ authority }: Dosage) =>
  authority === null
    ? []
    : [`set by ${authority.name}${authority.jurisdiction ? ` (${authority.jurisdiction})` : ''}`]

export const dosageLayout: Layout<Dosage> = {
  caption: 'How much',
  columns: [
    column('For', forWhom),
    column('Amount', dosage => [doseWords(dosage)]),
    column('What it is', dosage => [...codeLabel(dosage.type), ...authorityOf(dosage)]),
    column('How', dosage => [
      ...said(dosage.form),
      ...frequencyWords(dosage.frequency),
      ...dosage.timing
        .filter(timing => timing !== 'WITH_MEAL' || dosage.withFood !== 'WITH_MEAL')
        .flatMap(codeWords),
      ...withFood(dosage),
      ...spanWords(dosage.duration).map(time => `for ${time}`),
      ...said(dosage.note),
    ]),
  ],
}

const foodWords = {
  WITH_MEAL: 'with food',
  EMPTY_STOMACH: 'on an empty stomach',
  EITHER: 'with or without food',
}

const withFood = ({ withFood: food }: Dosage) =>
  food === null || food === 'UNKNOWN' ? [] : [foodWords[food]]

/** When a trial ended is not when an effect began. */
const trialNote = ({ basis }: Timeline) => (basis === 'TRIAL_ENDPOINT' ? ['when a trial measured'] : [])

export const timelineLayout: Layout<Timeline> = {
  caption: 'How soon',
  columns: [
    column('When', timeline => [timeWords(timeline)]),
    column('What to expect', timeline => [...said(timeline.outcome), ...said(timeline.breaks)]),
    column('What it is', timeline => [...codeLabel(timeline.measure), ...trialNote(timeline)]),
    column('For', ({ condition }) => thing('condition', condition)),
  ],
}
