import { describe, expect, it } from 'vitest'
import {
  agreementOf,
  claim,
  dosage,
  effect,
  indication,
  interaction,
  questionOf,
  studied,
  timeline,
  warning,
} from './claims.ts'

describe('the question of a claim', () => {
  it.each([
    [interaction('ods', {}), 's.interaction.drug'],
    [indication('ods', 'BENEFIT'), 's.indication.stress'],
    [
      claim('action', 'ods', { mechanism: 'cortisol', condition: 'stress', statement: 'x' }),
      's.action.cortisol',
    ],
    [effect('ods', 'DENIED'), 's.adverse-effect.nausea'],
    [effect('ods', 'DENIED', { effect: null }), 's.adverse-effect.general'],
    [warning('ods', 'ABSOLUTE', 'AVOID'), 's.contraindication.pregnancy'],
    [
      claim('combination', 'ods', { with: { kind: 'supplement', slug: 'b' }, purpose: 'x' }),
      's.combination.b',
    ],
    [
      claim('comparison', 'ods', {
        with: { kind: 'interactant', slug: 'drug' },
        differences: [{ aspect: 'a', supplement: 'b', other: 'c' }],
      }),
      's.comparison.drug',
    ],
    [
      claim('protocol', 'ods', {
        condition: 'stress',
        steps: [{ kind: 'practice', slug: 'yoga', text: 'x' }],
      }),
      's.protocol.stress',
    ],
    [claim('population-note', 'ods', { population: 'adults', caveat: 'x' }), 's.population-note.adults'],
    [dosage('ods', 1), 's.dosage.general.maximum'],
    [dosage('ods', 1, { form: 'Oxide' }), 's.dosage.general.maximum'],
    [dosage('ods', 1, { population: 'adults' }), 's.dosage.general.maximum'],
    [dosage('ods', 1, { population: 'from-nine' }), 's.dosage.general.maximum'],
    [dosage('ods', 1, { population: 'pregnancy' }), 's.dosage.general.maximum.pregnancy'],
    [dosage('ods', 1, { population: 'desk-workers' }), 's.dosage.general.maximum.desk-workers'],
    [
      dosage('ods', 1, { type: 'RECOMMENDED_INTAKE', population: 'men-19-30' }),
      's.dosage.general.recommended-intake.men-19-30',
    ],
    [
      dosage('ods', 1, { type: 'ADVISED', condition: 'stress', severityTier: 'MILD' }),
      's.dosage.stress.advised.mild',
    ],
    [
      dosage('ods', 1, {
        type: 'STUDIED_RANGE',
        condition: 'stress',
        form: 'Root extract (5 % withanolides)',
      }),
      's.dosage.stress.studied-range.root-extract-5-withanolides',
    ],
    [
      dosage('ods', 1, { type: 'STUDIED_RANGE', scope: { form: 'oxide' } }),
      's.dosage.general.studied-range.oxide',
    ],
    [
      timeline('ods', { measure: 'ONSET', condition: 'stress', end: { value: 2, unit: 'wk' } }),
      's.timeline.stress.onset',
    ],
    [
      timeline('ods', { condition: 'stress', end: { value: 2, unit: 'wk' } }),
      's.timeline.general.maximum-duration',
    ],
  ])('%# is readable', (one, expected) => {
    expect(questionOf(one)).toBe(expected)
  })
})

describe('the agreement of claims', () => {
  it.each([
    ['a claim alone', 'SOLE', [dosage('ods', 350)]],
    [
      'limits of two authorities',
      'DIFFERS',
      [dosage('ods', 350, { population: 'from-nine' }), dosage('efsa', 250)],
    ],
    [
      'the same limit in another unit',
      'AGREES',
      [dosage('ods', 350), dosage('efsa', 1, { amount: { max: 0.35, unit: 'g' } })],
    ],
    [
      'limits of men and of women',
      'NOT COMPARED',
      [dosage('ods', 1, { population: 'men-19-30' }), dosage('ods', 2, { population: 'women-19-30' })],
    ],
    [
      'limits of the element and of the compound',
      'AGREES',
      [dosage('ods', 350, { amountBasis: 'ELEMENTAL' }), dosage('efsa', 250, { amountBasis: 'COMPOUND' })],
    ],
    [
      'ranges that overlap',
      'AGREES',
      [studied('ods', { min: 300, max: 600 }), studied('efsa', { min: 500, max: 700 })],
    ],
    [
      'ranges that do not',
      'DIFFERS',
      [studied('ods', { min: 300, max: 400 }), studied('efsa', { min: 500, max: 700 })],
    ],
    [
      'a range that is open',
      'AGREES',
      [studied('ods', { min: 300 }), studied('efsa', { min: 500, max: 700 })],
    ],
    [
      'a dose with a frequency and a day',
      'AGREES',
      [
        studied('ods', { min: 600, max: 600 }),
        studied(
          'efsa',
          { min: 300, max: 300 },
          { per: 'DOSE', frequency: { timesMin: 2, timesMax: 2, period: 1, periodUnit: 'd' } },
        ),
      ],
    ],
    [
      'a dose without a frequency',
      'AGREES',
      [studied('ods', { min: 600, max: 600 }), studied('efsa', { min: 1, max: 1 }, { per: 'DOSE' })],
    ],
    [
      'units that cannot be converted',
      'AGREES',
      [studied('ods', { min: 600, max: 600 }), studied('efsa', { min: 1, max: 1, unit: '[IU]' })],
    ],
    [
      'two arms of one trial',
      'AGREES',
      [studied('trial', { min: 100, max: 100 }), studied('trial', { min: 200, max: 200 })],
    ],
    ['reported and denied', 'DIFFERS', [effect('ods', 'REPORTED'), effect('blog', 'DENIED')]],
    [
      'reported, once with a frequency',
      'AGREES',
      [effect('ods', 'REPORTED'), effect('efsa', 'REPORTED', { frequency: 'RARE' })],
    ],
    [
      'common and rare',
      'DIFFERS',
      [effect('ods', 'REPORTED', { frequency: 'COMMON' }), effect('efsa', 'REPORTED', { frequency: 'RARE' })],
    ],
    [
      'benefit and no effect',
      'DIFFERS',
      [indication('trial', 'BENEFIT'), indication('trial-2', 'NO_EFFECT')],
    ],
    ['benefit and mixed', 'DIFFERS', [indication('trial', 'BENEFIT'), indication('trial-2', 'MIXED')]],
    ['benefit and not stated', 'AGREES', [indication('trial', 'BENEFIT'), indication('trial-2', 'UNKNOWN')]],
    [
      'benefit in one outcome, none in another',
      'AGREES',
      [
        indication('trial', 'BENEFIT', { outcome: 'Sleep' }),
        indication('trial-2', 'NO_EFFECT', { outcome: 'Pain' }),
      ],
    ],
    [
      'strengths of a warning',
      'DIFFERS',
      [warning('ods', 'ABSOLUTE', 'AVOID'), warning('blog', 'RELATIVE', 'AVOID')],
    ],
    [
      'a strength that one does not state',
      'AGREES',
      [warning('ods', 'ABSOLUTE', 'AVOID'), warning('blog', 'UNKNOWN', 'STOP_BEFORE')],
    ],
    [
      'avoid and consult',
      'DIFFERS',
      [warning('ods', 'UNKNOWN', 'AVOID'), warning('blog', 'UNKNOWN', 'CONSULT')],
    ],
    [
      'none seen and a warning',
      'DIFFERS',
      [warning('trial', 'NONE_SEEN', 'NONE'), warning('ods', 'RELATIVE', 'CONSULT')],
    ],
    [
      'severities',
      'DIFFERS',
      [interaction('ods', { severity: 'HIGH' }), interaction('efsa', { severity: 'MILD' })],
    ],
    [
      'a severity that one does not state',
      'AGREES',
      [interaction('ods', { severity: 'HIGH' }), interaction('efsa', {})],
    ],
    [
      'hours apart',
      'DIFFERS',
      [2, 4].map(hours =>
        interaction(hours === 2 ? 'ods' : 'efsa', {
          management: { action: 'SEPARATE', separation: { hoursBefore: hours } },
        }),
      ),
    ],
    [
      'up to 3 months and long-term',
      'DIFFERS',
      [
        timeline('ods', { end: { value: 3, unit: 'mo' } }),
        timeline('blog', { condition: 'stress', start: { value: 0, unit: 'd' }, breaks: 'with breaks' }),
      ],
    ],
    [
      '3 months and 90 days',
      'AGREES',
      [
        timeline('ods', { end: { value: 3, unit: 'mo' } }),
        timeline('efsa', { end: { value: 90, unit: 'd' } }),
      ],
    ],
    [
      'onsets that do not overlap',
      'DIFFERS',
      [1, 5].map(week =>
        timeline(week === 1 ? 'ods' : 'efsa', {
          measure: 'ONSET',
          start: { value: week, unit: 'wk' },
          end: { value: week + 1, unit: 'wk' },
        }),
      ),
    ],
    [
      'trials that measured at other times',
      'AGREES',
      [4, 8].map(week =>
        timeline(week === 4 ? 'trial' : 'trial-2', {
          measure: 'ONSET',
          basis: 'TRIAL_ENDPOINT',
          start: { value: week, unit: 'wk' },
          end: { value: week, unit: 'wk' },
        }),
      ),
    ],
    [
      'up and down',
      'DIFFERS',
      ['INCREASED', 'DECREASED'].map((direction, i) =>
        claim('action', i ? 'ods' : 'efsa', { mechanism: 'm', statement: 'x', direction }),
      ),
    ],
  ])('%s: %s', (_, expected, claims) => {
    expect(agreementOf(...claims)).toBe(expected)
  })
})
