import { codeLabel, codeWords } from '../words.ts'
import { type ClaimOf, column, kinded, type Layout, said, thing } from './table.ts'

export const indicationLayout: Layout<ClaimOf<'indication'>> = {
  caption: 'What it is used for',
  columns: [
    column('For', ({ condition }) => thing('condition', condition)),
    column('What a source says', ({ relation, outcome, note }) => [
      ...codeLabel(relation),
      ...said(outcome),
      ...said(note),
    ]),
    column('Direction', ({ evidence: { direction, magnitude } }) => {
      const words = [...codeLabel(direction), ...codeWords(magnitude)]
      return words.length === 0 ? ['Not stated'] : words
    }),
  ],
}

export const actionLayout: Layout<ClaimOf<'action'>> = {
  caption: 'How it works',
  columns: [
    column('Mechanism', ({ mechanism }) => thing('mechanism', mechanism)),
    column('What is said', ({ statement, constituent }) => [
      statement,
      ...said(constituent).map(name => `Held responsible: ${name}.`),
    ]),
    column('Seen in', ({ studyContext }) => {
      const words = codeLabel(studyContext)
      return words.length === 0 ? ['Not stated'] : words
    }),
  ],
}

export const combinationLayout: Layout<ClaimOf<'combination'>> = {
  caption: 'Combined with',
  columns: [
    column('With', combination => kinded(combination.with)),
    column('What it adds', ({ purpose }) => [purpose]),
    column('For', ({ condition }) => thing('condition', condition)),
  ],
}

export const comparisonLayout: Layout<ClaimOf<'comparison'>> = {
  caption: 'Compared with',
  columns: [
    column('With', comparison => kinded(comparison.with)),
    column(
      'How they differ',
      ({ supplement, differences, ...comparison }) =>
        differences.map(
          one => `${one.aspect}. ${supplement.name}: ${one.supplement} ${comparison.with.name}: ${one.other}`,
        ),
      { lines: true },
    ),
    column('Instead of it', ({ substitution, note }) => [...said(substitution), ...said(note)]),
  ],
}

export const protocolLayout: Layout<ClaimOf<'protocol'>> = {
  caption: 'Step by step',
  columns: [
    column('For', ({ condition }) => thing('condition', condition)),
    column('Steps', ({ steps }) => steps.map(({ kind, slug, text }) => ({ text, kind, key: slug })), {
      lines: true,
    }),
  ],
}

export const populationNoteLayout: Layout<ClaimOf<'population-note'>> = {
  caption: 'For whom',
  columns: [
    column('Group', ({ population }) => thing('population', population)),
    column('What to expect', ({ expectation }) => said(expectation)),
    column('What to mind', ({ caveat }) => said(caveat)),
  ],
}
