import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { buildApp } from '../app.ts'
import { packageRoot, readConfig } from '../config.ts'
import { connect } from '../db/client.ts'
import { openapiDocument } from '../plugins/openapi.ts'
import { CommandError, type Io, print } from './io.ts'

const committed = 'openapi/openapi.json'

interface Options {
  file: string
  check?: boolean
  json?: boolean
}

/** `kb openapi` */
export function addOpenapi(program: Command, io: Io): void {
  program
    .command('openapi')
    .description('Writes the description of the API (OpenAPI); needs no database')
    .option('--check', 'write nothing, and fail when the file is not what the service says')
    .addOption(new Option('--file <file>', 'the file').default(join(packageRoot, committed), committed))
    .option('--json', 'print one line of JSON')
    .addHelpText('after', '\nExamples:\n  kb openapi\n  kb openapi --check')
    .action((options: Options) => run(io, options))
}

async function run(io: Io, { file, check = false, json }: Options): Promise<void> {
  const text = await documentText()
  const fresh = existsSync(file) && (await readFile(file, 'utf8')) === text
  if (check && !fresh) throw new CommandError(`${file} is not what the service says: run "kb openapi"`)
  if (!fresh) await writeFile(file, text)
  print(io, json, { file, written: !fresh }, [fresh ? `${file} is up to date` : `${file} is written`])
}

/** The document, whatever the environment says. */
async function documentText(): Promise<string> {
  // Connects when first asked, and nobody asks.
  const database = connect('postgresql://nobody@127.0.0.1:1/none', { pool: 1 })
  const app = await buildApp({ config: readConfig({ KB_LOG_LEVEL: 'silent' }), database })
  try {
    await app.ready()
    return `${JSON.stringify(openapiDocument(app), null, 2)}\n`
  } finally {
    await app.close()
    await database.close()
  }
}
