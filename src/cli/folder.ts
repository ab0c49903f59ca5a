import { existsSync } from 'node:fs'
import { Option } from 'commander'
import { shippedKnowledge } from '../ingest/knowledge-files.ts'
import { CommandError } from './io.ts'

/** `--folder` */
export const folderOption = (meaning: string): Option =>
  new Option('--folder <folder>', meaning).default(shippedKnowledge, 'prisma/knowledge')

/** Works on a folder that has to be there. */
export async function inFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  if (!existsSync(folder)) throw new CommandError(`there is no folder ${folder}`)
  return work()
}
