import type { OperationInput } from '../../src/ingest/stage.ts'
import { base, create, docs, update } from './support.ts'

const citations = [{ source: 'ods' }]
const block = {
  id: 'b',
  type: 'FACTS',
  kind: 'dosage',
  ids: ['limit'],
  citations: [{ source: 'cited-by-article' }],
}

/** Records that show one another in every way that there is. */
export const world = (): OperationInput[] => [
  ...base(),
  ...[
    'cited-by-article',
    'of-mechanism',
    'of-condition',
    'of-faq',
    'of-coverage',
    'of-rule',
    'of-effect',
  ].map(slug => create('source', docs.source(slug))),
  create('mechanism', { slug: 'calm', name: 'Calm', sources: ['of-mechanism'] }),
  create('practice', { slug: 'yoga', name: 'Yoga' }),
  create('population', docs.population('adults', { criteria: { minAgeYears: 18 } })),
  create('condition', docs.condition('worry', { parent: 'stress' })),
  create(
    'condition',
    docs.condition('ill', {
      statements: [{ aspect: 'SIGN', text: 't', citations: [{ source: 'of-condition' }] }],
    }),
  ),
  create('interactant', docs.interactant('doxycycline', { memberOf: ['tetracycline'] })),
  create('interactant', docs.interactant('painkillers', { type: 'TREATMENT_CLASS' })),
  create(
    'supplement',
    docs.supplement('zinc', {
      coverage: [{ topic: 'KIDNEY', status: 'NOT_ASSESSED', sources: ['of-coverage'] }],
      regulatory: [{ jurisdiction: 'EU', status: 'PERMITTED', text: 't', source: 'of-rule' }],
    }),
  ),
  create('dosage', docs.dosage('limit', { population: 'adults' })),
  create('interaction', docs.interaction('meets')),
  create('indication', docs.indication('helps')),
  create('action', { id: 'works', supplement: 'magnesium', mechanism: 'calm', statement: 's', citations }),
  create('adverse-effect', {
    id: 'harms',
    supplement: 'magnesium',
    effect: 'ill',
    statement: 's',
    polarity: 'REPORTED',
    citations: [{ source: 'of-effect' }],
  }),
  create('combination', {
    id: 'with',
    supplement: 'magnesium',
    with: { kind: 'practice', slug: 'yoga' },
    purpose: 'p',
    citations,
  }),
  create('comparison', {
    ...{
      id: 'beside',
      supplement: 'magnesium',
      with: { kind: 'interactant', slug: 'painkillers' },
      citations,
    },
    differences: [{ aspect: 'a', supplement: 's', other: 'o' }],
  }),
  create('protocol', {
    ...{ id: 'steps', supplement: 'magnesium', condition: 'stress', citations },
    steps: [{ kind: 'practice', slug: 'yoga', text: 't' }],
  }),
  create('contraindication', {
    ...{ id: 'beware', supplement: 'magnesium', target: { kind: 'population', slug: 'adults' }, citations },
    ...{ riskType: 'CAUTION_OR_WARNING', strength: 'UNKNOWN', management: { action: 'AVOID' } },
  }),
  create('faq', {
    ...{ slug: 'why', question: 'Why?', answer: 'So.', aspect: 'OVERVIEW', position: 1 },
    ...{ about: [{ kind: 'practice', slug: 'yoga' }], citations: [{ source: 'of-faq' }] },
  }),
  create('article', {
    ...{ slug: 'guide', title: 'Guide', faqs: ['why'], about: [{ kind: 'mechanism', slug: 'calm' }] },
    sections: [{ id: 's', aspect: 'OVERVIEW', heading: 'h', blocks: [block] }],
  }),
]

/** A thing under another name. */
export const named = (kind: string, document: Record<string, unknown>, more: object) =>
  update(kind, { ...document, name: 'Another name', ...more })
/** A source under another title. */
export const retitled = (slug: string) => update('source', docs.source(slug, { title: 'Another title' }))
