import { deriveClaims } from '../../src/ingest/derive.ts'
import type { ClaimRecord, KnowledgeRecord } from '../../src/ingest/documents.ts'
import { Lookup } from '../../src/ingest/lookup.ts'
import { parseDocument } from '../../src/ingest/parse.ts'
import type { ClaimKind, RecordKind } from '../../src/knowledge/things.ts'

const record = (kind: RecordKind, document: object): KnowledgeRecord => {
  const parsed = parseDocument(kind, document)
  if (!parsed.record) throw new Error(JSON.stringify(parsed.issues))
  return parsed.record
}

const source = (slug: string, kind: string, standing = 'CURRENT') =>
  record('source', { slug, kind, title: slug, standing })
const population = (slug: string, criteria: object | null) =>
  record('population', { slug, name: slug, criteria })

const around = [
  source('trial', 'PRIMARY_STUDY'),
  source('trial-2', 'PRIMARY_STUDY'),
  source('review', 'SYSTEMATIC_REVIEW'),
  source('ods', 'MONOGRAPH'),
  source('efsa', 'REGULATOR'),
  source('blog', 'ARTICLE'),
  source('bad', 'PRIMARY_STUDY', 'RETRACTED'),
  source('old', 'MONOGRAPH', 'SUPERSEDED'),
  population('adults', { minAgeYears: 18, lifeStage: 'ADULT' }),
  population('from-nine', { minAgeYears: 9 }),
  population('men-19-30', { sex: 'MALE', minAgeYears: 19, maxAgeYears: 31 }),
  population('women-19-30', { sex: 'FEMALE', minAgeYears: 19, maxAgeYears: 31 }),
  population('pregnancy', { lifeStage: 'PREGNANCY' }),
  population('breastfeeding', { lifeStage: 'LACTATION' }),
  population('under-18', { maxAgeYears: 18 }),
  population('infants', { lifeStage: 'INFANT' }),
  population('over-70', { minAgeYears: 70 }),
  population('desk-workers', null),
  record('condition', { slug: 'surgery', name: 'Surgery', type: 'PROCEDURE' }),
  record('condition', { slug: 'liver-injury', name: 'Liver injury', type: 'DISEASE' }),
  record('condition', { slug: 'nausea', name: 'Nausea', type: 'SYMPTOM' }),
  ...['DRUG', 'DRUG_CLASS', 'TREATMENT_CLASS', 'FOOD', 'ALCOHOL', 'LAB_TEST', 'ALLERGEN'].map(type =>
    record('interactant', { slug: type.toLowerCase().replace('_', '-'), name: type, type }),
  ),
]

let count = 0
export const claim = (kind: ClaimKind, from: string, more: object): ClaimRecord => {
  count += 1
  const head = { id: `c-${count}`, supplement: 's', citations: from.split(',').map(one => ({ source: one })) }
  return record(kind, { ...head, ...more }) as ClaimRecord
}

export const derive = (...claims: ClaimRecord[]) => {
  const derived = deriveClaims(claims, new Lookup([...around, ...claims]))
  return claims.map(({ key }) => {
    const values = derived.get(key)
    if (!values) throw new Error(`nothing was derived for ${key}`)
    return values
  })
}
export const questionOf = (one: ClaimRecord) => derive(one)[0]?.question
export const agreementOf = (...claims: ClaimRecord[]) => {
  const derived = derive(...claims)
  return new Set(derived.map(({ question }) => question)).size === 1 ? derived[0]?.agreement : 'NOT COMPARED'
}

export const dosage = (from: string, max: number, more: object = {}) =>
  claim('dosage', from, { type: 'MAXIMUM', amount: { max, unit: 'mg' }, per: 'DAY', ...more })
export const studied = (from: string, amount: object, more: object = {}) =>
  claim('dosage', from, { type: 'ADVISED', amount: { unit: 'mg', ...amount }, per: 'DAY', ...more })
export const interaction = (from: string, more: object) =>
  claim('interaction', from, {
    interactant: { kind: 'interactant', slug: 'drug' },
    management: { action: 'UNKNOWN' },
    ...more,
  })
export const warning = (from: string, strength: string, action: string, more: object = {}) =>
  claim('contraindication', from, {
    riskType: 'CAUTION_OR_WARNING',
    strength,
    target: { kind: 'population', slug: 'pregnancy' },
    management: { action },
    ...more,
  })
export const effect = (from: string, polarity: string, more: object = {}) =>
  claim('adverse-effect', from, { polarity, effect: 'nausea', statement: 'It is so.', ...more })
export const indication = (from: string, direction: string, more: object = {}, certainty = 'NOT_GRADED') =>
  claim('indication', from, {
    condition: 'stress',
    relation: 'STUDIED_FOR',
    evidence: { direction, certainty },
    ...more,
  })
export const timeline = (from: string, more: object) =>
  claim('timeline', from, { measure: 'MAXIMUM_DURATION', basis: 'EXPERT', ...more })
