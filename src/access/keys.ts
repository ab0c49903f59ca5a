import type { Database } from '../db/client.ts'
import { type Scope, scopesIn } from '../knowledge/scopes.ts'
import { hashOf, newSecret } from './secret.ts'

/** What can be told of a key: everything but its secret. */
export interface KeyInfo {
  id: number
  name: string
  scopes: Scope[]
  prefix: string
  createdAt: Date
  rotatedAt: Date | null
  expiresAt: Date | null
  revokedAt: Date | null
}

/** A key with its secret, which is told this one time. */
export interface MadeKey extends Pick<KeyInfo, 'id' | 'name' | 'scopes'> {
  secret: string
}

/** A key that cannot be made or changed. The message says why. */
export class KeyError extends Error {
  override readonly name = 'KeyError'
}

type Prisma = Pick<Database, 'prisma'>

/**
 * Makes a key.
 *
 * @throws KeyError when the name is taken, by a revoked key too: names stand for who did what, for ever
 */
export async function createKey(
  { prisma }: Prisma,
  { name, scope, expiresAt = null }: { name: string; scope: Scope; expiresAt?: Date | null },
): Promise<MadeKey> {
  if (expiresAt !== null && expiresAt <= new Date()) throw new KeyError('a key cannot expire in the past')
  const { secret, prefix } = newSecret()
  const hash = await hashed(prisma, secret)
  const data = { name, scope, expiresAt, prefix, hash }
  const made = await prisma.apiKey.createManyAndReturn({ data, skipDuplicates: true, select: { id: true } })
  if (!made[0]) throw new KeyError(`there is, or was, a key named ${JSON.stringify(name)}`)
  return { id: made[0].id, name, scopes: scopesIn(scope), secret }
}

/** All keys, the oldest first. */
export async function listKeys({ prisma }: Prisma): Promise<KeyInfo[]> {
  const keys = await prisma.apiKey.findMany({ orderBy: { id: 'asc' }, omit: { hash: true } })
  return keys.map(({ scope, ...key }) => ({ ...key, scopes: scopesIn(scope as Scope) }))
}

/**
 * Takes a key back: it opens nothing from now on.
 *
 * @throws KeyError when there is no such key, or it was revoked before
 */
export async function revokeKey({ prisma }: Prisma, id: number): Promise<void> {
  await mustStand(prisma, id)
  await prisma.apiKey.update({ where: { id }, data: { revokedAt: new Date() } })
}

/**
 * Gives a key another secret; the old one opens nothing from now on.
 *
 * @throws KeyError when there is no such key, or it was revoked
 */
export async function rotateKey({ prisma }: Prisma, id: number): Promise<MadeKey> {
  const { name, scope } = await mustStand(prisma, id)
  const { secret, prefix } = newSecret()
  const hash = await hashed(prisma, secret)
  await prisma.apiKey.update({ where: { id }, data: { prefix, hash, rotatedAt: new Date() } })
  return { id, name, scopes: scopesIn(scope as Scope), secret }
}

async function mustStand(prisma: Database['prisma'], id: number) {
  const key = await prisma.apiKey.findUnique({ where: { id } })
  if (!key) throw new KeyError(`there is no key ${id}`)
  if (key.revokedAt !== null) throw new KeyError(`key ${id} was revoked: make another one`)
  return key
}

async function hashed(prisma: Database['prisma'], secret: string): Promise<Uint8Array<ArrayBuffer>> {
  const { keySecret } = await prisma.kbState.findUniqueOrThrow({
    where: { id: 1 },
    select: { keySecret: true },
  })
  return new Uint8Array(hashOf(secret, keySecret))
}
