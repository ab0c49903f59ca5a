import type { Database } from '../../src/db/client.ts'
import { publishChangeset } from '../../src/ingest/publish.ts'
import { type OperationInput, stageChangeset } from '../../src/ingest/stage.ts'
import type { ClaimKind, RecordKind } from '../../src/knowledge/things.ts'

/** Publishes changes as an editor would: one changeset, the next revision. */
export async function publish(database: Database, ...operations: OperationInput[]) {
  const changeset = {
    title: 'A test',
    reason: 'A test',
    origin: 'EDITOR',
    actor: 'test',
    operations,
  } as const
  return publishChangeset(database, await stageChangeset(database, changeset), 'test')
}

type Members = Record<string, unknown>

export const create = (kind: RecordKind, document: Members): OperationInput => ({
  type: 'CREATE',
  kind,
  document,
})

/** A thing or a source with as little as its contract asks for. */
export const thing = {
  supplement: (slug: string, more: Members = {}) =>
    create('supplement', { slug, name: slug, category: 'OTHER_COMPOUND', ...more }),
  condition: (slug: string, more: Members = {}) =>
    create('condition', { slug, name: slug, type: 'SYMPTOM', ...more }),
  interactant: (slug: string, more: Members = {}) =>
    create('interactant', { slug, name: slug, type: 'DRUG', ...more }),
  population: (slug: string, more: Members = {}) => create('population', { slug, name: slug, ...more }),
  source: (slug: string, more: Members = {}) =>
    create('source', { slug, title: slug, kind: 'PRIMARY_STUDY', standing: 'CURRENT', ...more }),
}

/** A claim that one source supports; `about` only makes its id. */
export const claim = (
  kind: ClaimKind,
  { supplement, about, source, ...more }: Members & { supplement: string; about: string; source: string },
): OperationInput =>
  create(kind, {
    id: `${supplement}--${about}--${kind}--${source}`,
    supplement,
    citations: [{ source }],
    ...more,
  })

/** What a supplement does for a condition, according to one source. */
export const indication = (
  supplement: string,
  condition: string,
  source: string,
  evidence: Members,
): OperationInput =>
  claim('indication', { supplement, about: condition, condition, source, relation: 'STUDIED_FOR', evidence })
