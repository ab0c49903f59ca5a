import type { Readable } from 'node:stream'
import yauzl from 'yauzl'
import { ImportError } from './import-error.ts'

/**
 * Opens the only file of a zip that has this ending, as a stream of its bytes; sizes are checked.
 *
 * @throws ImportError when the file is no zip, is cut short, or holds none or several such files
 */
export async function openZipped(path: string, ending: string): Promise<Readable> {
  try {
    const zip = await yauzl.openPromise(path, { autoClose: false })
    const found: yauzl.Entry[] = []
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.toLowerCase().endsWith(ending)) found.push(entry)
    }
    const [only] = found
    if (!only || found.length > 1)
      throw new ImportError(`${path} holds ${found.length} files ending in ${ending}, not one`)
    const bytes = await zip.openReadStreamPromise(only)
    return bytes.once('close', () => zip.close())
  } catch (error) {
    if (error instanceof ImportError) throw error
    throw new ImportError(`${path} cannot be read as a zip: ${(error as Error).message}. Download it again.`)
  }
}
