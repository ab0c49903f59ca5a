import { publishShipped } from '../../src/ingest/shipped.ts'
import { verify } from '../../src/ingest/verify.ts'
import { docs, folderOf, releaseFile, useDatabase } from './support.ts'

/** The files of a knowledge folder, by path. */
export type Files = Record<string, unknown>

/** A folder of sound knowledge: `more` files beside it, or in place of its own. */
export const knowledge = (more: Files = {}, release = '2026.11.0'): Promise<string> =>
  folderOf({
    'release.yaml': releaseFile(release),
    'sources/ods.yaml': { source: docs.source() },
    'conditions/stress.yaml': { condition: docs.condition() },
    'interactants/tetracycline.yaml': { interactant: docs.interactant() },
    'supplements/magnesium.yaml': {
      supplement: docs.supplement(),
      dosages: [docs.dosage('a')],
      interactions: [docs.interaction('b')],
    },
    ...more,
  })

/** Magnesium with other claims. */
export const magnesium = (more: Files) => ({
  'supplements/magnesium.yaml': { supplement: docs.supplement(), ...more },
})

/** Magnesium whose dosage has a note. */
export const note = (text: string) =>
  magnesium({ dosages: [docs.dosage('a', { note: text })], interactions: [docs.interaction('b')] })

/** A knowledge base of its own for a file of tests, what ships knowledge to it, and what it holds then. */
export function useShipping() {
  const kb = useDatabase()
  return {
    kb,
    ship: async (more: Files = {}, release?: string, options = {}) =>
      publishShipped(kb.db, { folder: await knowledge(more, release), ...options }),
    claim: (key: string) => kb.db.prisma.claim.findUnique({ where: { key }, include: { dosage: true } }),
    changesets: () =>
      kb.db.prisma.changeset.findMany({
        orderBy: { id: 'asc' },
        select: { title: true, state: true, batch: true },
      }),
    waiting: (batch: string) =>
      kb.db.prisma.operation.findMany({
        where: { changeset: { batch, state: 'IN_REVIEW' } },
        orderBy: { position: 'asc' },
        select: { type: true, key: true, note: true },
      }),
    findings: async () => (await verify(kb.db)).findings,
  }
}
