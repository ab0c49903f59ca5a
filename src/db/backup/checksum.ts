import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { BackupError, type OnStep } from './error.ts'

/** Ends each backup: the SHA-256 of all bytes before it. */
export const trailer = (sha256: string): string => `\nSHA-256 ${sha256}\n`

const trailerPattern = /^\nSHA-256 ([0-9a-f]{64})\n$/
const trailerBytes = trailer('0'.repeat(64)).length

/**
 * Checks that a backup is whole, reading all of it.
 *
 * @returns how many of its bytes are packed contents
 * @throws BackupError when it is cut off, is no backup or its checksum is wrong
 */
export async function checkFile(file: string, onStep: OnStep): Promise<number> {
  const { size, end } = await readEnd(file)
  const sha256 = trailerPattern.exec(end)?.[1]
  if (sha256 === undefined)
    throw new BackupError(
      `${file} does not end as a backup does: it is cut off, or no backup of this program`,
    )
  const length = size - trailerBytes
  const hash = createHash('sha256')
  let done = 0
  for await (const chunk of createReadStream(file, { end: length - 1, highWaterMark: 1 << 20 })) {
    hash.update(chunk)
    done += chunk.length
    onStep(done, length)
  }
  if (hash.digest('hex') !== sha256)
    throw new BackupError(`${file} is damaged: its SHA-256 is not the one that it was written with`)
  return length
}

async function readEnd(file: string): Promise<{ size: number; end: string }> {
  const handle = await open(file).catch(error => unreadable(file, error))
  try {
    const { size } = await handle.stat()
    const position = Math.max(size - trailerBytes, 0)
    const { buffer, bytesRead } = await handle
      .read({ buffer: Buffer.alloc(trailerBytes), position })
      .catch(error => unreadable(file, error))
    return { size, end: buffer.toString('latin1', 0, bytesRead) }
  } finally {
    await handle.close()
  }
}

function unreadable(file: string, { code, message }: NodeJS.ErrnoException): never {
  throw new BackupError(code === 'ENOENT' ? `there is no file ${file}` : `${file} cannot be read: ${message}`)
}
