import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const FORM = /^kb_([0-9a-f]{12})_[0-9a-f]{64}$/

/** A new secret: 256 random bits behind the prefix by which its row is found. */
export function newSecret(): { secret: string; prefix: string } {
  const prefix = randomBytes(6).toString('hex')
  return { secret: `kb_${prefix}_${randomBytes(32).toString('hex')}`, prefix }
}

/** The prefix of a secret; undefined when the text is none. */
export const prefixOf = (secret: string): string | undefined => FORM.exec(secret)?.[1]

/** What is stored of a secret, 32 bytes. */
export const hashOf = (secret: string, keySecret: string): Buffer =>
  createHmac('sha256', keySecret).update(secret).digest()

/** Whether two hashes are the same, in a time that tells nothing about them. */
export const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && timingSafeEqual(a, b)
