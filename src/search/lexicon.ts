import { ProblemError } from '../api/problem.ts'
import type { Database } from '../db/client.ts'
import { jsonArray, type Sql, sql } from '../db/sql.ts'
import { buildLexicon, type LexiconRows } from './lexicon/build.ts'
import { type Lexicon, lexiconKinds, type Thresholds } from './lexicon/types.ts'

/** What a lexicon hangs on: another revision, threshold or synonym makes another. */
const stamp = sql`s.revision || ' ' || coalesce(s.release, '') || ' ' || md5(
  (SELECT coalesce(string_agg(w.word || '=' || w.means, ';' ORDER BY w.word), '') FROM search_synonym w) ||
  (SELECT coalesce(string_agg(v.name || '=' || v.value, ';' ORDER BY v.name), '') FROM search_setting v))`

const texts = (rows: Sql) => sql`array(${rows})`

const things = jsonArray(sql`
  SELECT t.kind, t.slug, t.name, coalesce(su.category::text, co.type::text, ia.type::text) AS type,
    ${jsonArray(sql`SELECT a.text, a.kind FROM alias a WHERE a.thing_id = t.id ORDER BY a.position`)} AS aliases,
    ${texts(sql`SELECT f.name FROM supplement_form f WHERE f.supplement_id = t.id ORDER BY f.position`)} AS forms,
    ${texts(sql`SELECT c.name FROM constituent c WHERE c.supplement_id = t.id AND c.role IN ('ACTING', 'MARKER')
      ORDER BY c.position`)} AS constituents,
    ${jsonArray(sql`SELECT i.system, i.code, i.of FROM identifier i WHERE i.thing_id = t.id ORDER BY i.position`)} AS identifiers
  FROM thing t
  LEFT JOIN supplement su ON su.id = t.id
  LEFT JOIN condition co ON co.id = t.id
  LEFT JOIN interactant ia ON ia.id = t.id
  WHERE t.status = 'ACTIVE' AND t.kind = ANY (${[...lexiconKinds]}::text[])
  ORDER BY t.kind, t.slug`)

const setting = (name: string) => sql`(SELECT v.value::float FROM search_setting v WHERE v.name = ${name})`

const thresholds = sql`json_build_object(
  'match', ${setting('resolve_match')}, 'margin', ${setting('resolve_margin')},
  'candidate', ${setting('resolve_candidate')}, 'candidates', ${setting('resolve_candidates')},
  'typoLetters', ${setting('resolve_typo_letters')}, 'twoTyposLetters', ${setting('resolve_two_typos_letters')})`

interface Row extends Omit<LexiconRows, 'thresholds'> {
  stamp: string
  thresholds: Record<keyof Thresholds, number | null>
}

const notSetUp = () => new ProblemError('database-unavailable', 'The knowledge base has not been set up yet.')

const readStamp = async (database: Database): Promise<string> => {
  const [row] = await database.read<{ stamp: string }>(sql`SELECT ${stamp} AS stamp FROM kb_state s`)
  if (!row) throw notSetUp()
  return row.stamp
}

/** A threshold that somebody deleted admits nothing. */
const orNothing = (found: Record<keyof Thresholds, number | null>): Thresholds => {
  const { match, margin, candidate, candidates, typoLetters, twoTyposLetters } = found
  const never = Number.MAX_SAFE_INTEGER
  return {
    match: match ?? 1,
    margin: margin ?? 1,
    candidate: candidate ?? 1,
    candidates: candidates ?? 0,
    typoLetters: typoLetters ?? never,
    twoTyposLetters: twoTyposLetters ?? never,
  }
}

interface Known {
  stamp: string
  lexicon: Lexicon
}

const readLexicon = async (database: Database): Promise<Known> => {
  const [row] = await database.read<Row>(sql`
    SELECT ${stamp} AS stamp, s.revision, s.release, ${things} AS things, ${thresholds} AS thresholds,
      ${jsonArray(sql`SELECT w.word, w.means FROM search_synonym w ORDER BY w.word`)} AS synonyms
    FROM kb_state s`)
  if (!row) throw notSetUp()
  return { stamp: row.stamp, lexicon: buildLexicon({ ...row, thresholds: orNothing(row.thresholds) }) }
}

interface Slot {
  known?: Known
  /** Under way for this stamp or a later one. */
  loading?: { stamp: string; promise: Promise<Known> }
}

const slots = new WeakMap<Database, Slot>()

const loadFor = (database: Database, slot: Slot, stamp: string): Promise<Known> => {
  if (slot.loading?.stamp === stamp) return slot.loading.promise
  const promise = readLexicon(database)
  const loading = { stamp, promise }
  slot.loading = loading
  const end = (known?: Known) => {
    if (slot.loading !== loading) return
    if (known) slot.known = known
    delete slot.loading
  }
  promise.then(end, () => end())
  return promise
}

/**
 * The names, aliases, codes and forms of all active things but products, with thresholds and synonyms: one snapshot.
 * Of a database one lexicon is kept in memory; each call asks whether it is still right, which costs one small
 * statement, and many calls at once load a new one once. About 1 kB for each name.
 *
 * @throws ProblemError 503 when the database has not been set up
 */
export const loadLexicon = async (database: Database): Promise<Lexicon> => {
  const slot = slots.get(database) ?? {}
  slots.set(database, slot)
  const stamp = await readStamp(database)
  if (slot.known?.stamp === stamp) return slot.known.lexicon
  return (await loadFor(database, slot, stamp)).lexicon
}
