import { Prisma } from '../generated/prisma/client.ts'
import type { After } from './after.ts'
import type { RecordName } from './current.ts'
import { deriveClaims, questionsOf } from './derive.ts'
import { type ClaimRecord, isClaim, isClaimKind } from './documents.ts'
import type { Write } from './plan.ts'
import type { Derived } from './rows/claims.ts'
import type { Transaction } from './transaction.ts'

/**
 * What is computed about every claim that the writes touch, by id: those that are written, those that name a
 * source, population, condition or interactant that is written, and all that share a question with any of these.
 */
export async function deriveTouched(
  tx: Transaction,
  writes: readonly Write[],
  after: After,
): Promise<Map<string, Derived>> {
  const written = writes.flatMap(({ record }) => (record && isClaim(record) ? [record] : []))
  const keys = new Set(writes.filter(({ kind }) => isClaimKind(kind)).map(({ key }) => key))
  const touched = await claimsNaming(tx, writes)
  const claims = [
    ...written,
    ...(await loadClaims(
      touched.filter(({ key }) => !keys.has(key)),
      after,
    )),
  ]
  const questions = new Set(questionsOf(claims, after.lookup).values())
  for (const question of await questionsNow(tx, [...keys, ...touched.map(({ key }) => key)]))
    questions.add(question)
  const known = new Set([...keys, ...claims.map(({ key }) => key)])
  const sharing = (await claimsOf(tx, [...questions])).filter(({ key }) => !known.has(key))
  return deriveClaims([...claims, ...(await loadClaims(sharing, after))], after.lookup)
}

async function loadClaims(names: readonly RecordName[], after: After): Promise<ClaimRecord[]> {
  await after.load(names)
  const records = names.flatMap(({ kind, key }) => after.lookup.record(kind, key) ?? []).filter(isClaim)
  await after.loadReferences(records)
  return records
}

/** The published claims that name a record which is changed. */
async function claimsNaming(tx: Transaction, writes: readonly Write[]): Promise<RecordName[]> {
  const slugs = (kind: string) =>
    writes
      .filter(write => write.kind === kind && write.before && write.record)
      .map(({ from, key }) => from ?? key)
  const sources = slugs('source')
  const things = ['population', 'condition', 'interactant'].flatMap(kind =>
    slugs(kind).map(slug => ({ kind, slug })),
  )
  if (sources.length + things.length === 0) return []
  const ids = Prisma.sql`SELECT id FROM thing WHERE (kind, slug) IN (
    SELECT * FROM unnest(${things.map(({ kind }) => kind)}::text[], ${things.map(({ slug }) => slug)}::text[]))`
  return tx.$queryRaw<RecordName[]>`
    SELECT kind, key FROM claim WHERE status = 'ACTIVE' AND (population_id IN (${ids}) OR id IN (
      SELECT ci.claim_id FROM citation ci JOIN source s ON s.id = ci.source_id WHERE s.slug = ANY (${sources}::text[])
      UNION ALL SELECT claim_id FROM contraindication WHERE target_id IN (${ids})
      UNION ALL SELECT claim_id FROM interaction WHERE interactant_id IN (${ids})
      UNION ALL SELECT claim_id FROM adverse_effect WHERE effect_id IN (${ids})))`
}

const questionsNow = async (tx: Transaction, keys: readonly string[]): Promise<string[]> =>
  (
    await tx.$queryRaw<
      { question: string }[]
    >`SELECT DISTINCT question FROM claim WHERE key = ANY (${keys}::text[])`
  ).map(({ question }) => question)

const claimsOf = (tx: Transaction, questions: readonly string[]): Promise<RecordName[]> =>
  tx.$queryRaw<RecordName[]>`
    SELECT kind, key FROM claim WHERE status = 'ACTIVE' AND question = ANY (${questions}::text[])`
