import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import type { Command } from 'commander'
import { KnowledgeFaults } from '../ingest/faults.ts'
import { fillIds, idsIn } from '../ingest/fill-ids.ts'
import { readFolder, readKnowledgeFile } from '../ingest/knowledge-files.ts'
import { folderOption } from './folder.ts'
import { CommandError, type Io, print } from './io.ts'

/** `kb ids FILE…` */
export function addIds(program: Command, io: Io): void {
  program
    .command('ids')
    .description('Gives the claims of knowledge files that have no id one, in place; never changes an id')
    .argument('<files...>', 'knowledge files (YAML)')
    .addOption(folderOption('the folder in which ids must be unique'))
    .option('--json', 'print one line of JSON')
    .addHelpText('after', '\nExample:\n  kb ids prisma/knowledge/supplements/magnesium.yaml')
    .action((files: string[], options: { folder: string; json?: boolean }) => ids(io, files, options))
}

async function ids(
  io: Io,
  names: string[],
  { folder, json }: { folder: string; json?: boolean },
): Promise<void> {
  const missing = names.find(name => !existsSync(name))
  if (missing !== undefined) throw new CommandError(`there is no file ${missing}`)
  const files = await Promise.all(names.map(name => readKnowledgeFile(name, relative('.', name) || name)))
  const taken = idsIn([...(existsSync(folder) ? await readFolder(folder) : []), ...files])
  const filled = files.map((file, index) => ({
    ...fillIds(file, taken),
    name: names[index] as string,
    before: file.text,
  }))
  for (const { name, text, before } of filled) if (text !== before) await writeFile(name, text)
  const added = filled.flatMap(one => one.added)
  print(io, json, { added }, [...added, `${added.length} ids added`])
  const faults = filled.flatMap(one => one.faults)
  if (faults.length > 0) throw new KnowledgeFaults('some claims got no id', faults)
}
