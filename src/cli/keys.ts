import { type Command, InvalidArgumentError, Option } from 'commander'
import {
  createKey,
  KeyError,
  type KeyInfo,
  listKeys,
  type MadeKey,
  revokeKey,
  rotateKey,
} from '../access/keys.ts'
import { text } from '../api/text.ts'
import { type Scope, scopes } from '../knowledge/scopes.ts'
import { wholeNumber } from './arguments.ts'
import { CommandError, type Io, print } from './io.ts'
import { withKnowledgeBase } from './knowledge-base.ts'

interface CreateOptions {
  name: string
  scope: Scope
  expires?: Date
  json?: boolean
}

/** `kb keys create`, `list`, `revoke` and `rotate` */
export function addKeys(program: Command, io: Io): void {
  const keys = program.command('keys').description('Works on API keys: who may write')
  keys
    .command('create')
    .description('Makes a key; its secret is shown this one time')
    .requiredOption('--name <name>', 'who has it: stands in the log of changes for ever', keyName)
    .addOption(
      new Option('--scope <scope>', 'what it allows; each holds those before it')
        .choices(scopes)
        .makeOptionMandatory(),
    )
    .option('--expires <when>', 'a date, a time with its zone, or a number of days such as 90d', instant)
    .option('--json', 'print one line of JSON')
    .addHelpText(
      'after',
      '\nExample:\n  kb keys create --name "Ada at the desk" --scope review --expires 90d',
    )
    .action((options: CreateOptions) => create(io, options))
  keys
    .command('list')
    .description('Lists all keys, revoked ones too; never their secrets')
    .option('--json', 'print one line of JSON')
    .addHelpText('after', '\nExample:\n  kb keys list')
    .action(({ json }: { json?: boolean }) => list(io, json))
  keys
    .command('revoke')
    .description('Takes a key back for good')
    .argument('<id>', 'number of the key', wholeNumber)
    .option('--json', 'print one line of JSON')
    .addHelpText('after', '\nExample:\n  kb keys revoke 3')
    .action((id: number, { json }: { json?: boolean }) => revoke(io, id, json))
  keys
    .command('rotate')
    .description('Gives a key another secret; the old one opens nothing any more')
    .argument('<id>', 'number of the key', wholeNumber)
    .option('--json', 'print one line of JSON')
    .addHelpText('after', '\nExample:\n  kb keys rotate 3')
    .action((id: number, { json }: { json?: boolean }) => rotate(io, id, json))
}

function keyName(value: string): string {
  if (!text(80).safeParse(value.trim()).success)
    throw new InvalidArgumentError('It is a text of 1 to 80 characters.')
  return value.trim()
}

const DAY_MS = 86_400_000

function instant(value: string): Date {
  const days = /^([1-9]\d{0,4})d$/.exec(value)?.[1]
  if (days !== undefined) return new Date(Date.now() + Number(days) * DAY_MS)
  const isTime = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/.test(value)
  const time = new Date(value)
  if (!isTime || Number.isNaN(time.getTime()))
    throw new InvalidArgumentError('It is a date, a time with its zone, or a number of days such as 90d.')
  return time
}

const create = (io: Io, { name, scope, expires, json }: CreateOptions): Promise<void> =>
  withKnowledgeBase(io, 'migrate', async ({ database }) => {
    const made = await createKey(database, { name, scope, expiresAt: expires ?? null }).catch(explain)
    print(io, json, made, linesOf(made))
  })

const list = (io: Io, json: boolean | undefined): Promise<void> =>
  withKnowledgeBase(io, 'migrated', async ({ database }) => {
    const keys = await listKeys(database)
    print(io, json, { keys }, keys.length === 0 ? ['there is none'] : keys.map(lineOf))
  })

const revoke = (io: Io, id: number, json: boolean | undefined): Promise<void> =>
  withKnowledgeBase(io, 'migrated', async ({ database }) => {
    await revokeKey(database, id).catch(explain)
    print(io, json, { id, revoked: true }, [`key ${id} opens nothing any more`])
  })

const rotate = (io: Io, id: number, json: boolean | undefined): Promise<void> =>
  withKnowledgeBase(io, 'migrated', async ({ database }) => {
    const made = await rotateKey(database, id).catch(explain)
    print(io, json, made, linesOf(made))
  })

const linesOf = ({ id, name, scopes: all, secret }: MadeKey): string[] => [
  `key ${id}, ${name}: ${all.join(', ')}`,
  secret,
  'the secret is shown this one time: keep it where only its owner reads it',
]

function lineOf({ id, name, scopes: all, prefix, expiresAt, revokedAt }: KeyInfo): string {
  const until = expiresAt === null ? '' : `, until ${expiresAt.toISOString()}`
  const state = revokedAt === null ? until : `, revoked ${revokedAt.toISOString()}`
  return `${id}  ${all.at(-1)}  kb_${prefix}_…  ${name}${state}`
}

function explain(error: unknown): never {
  throw error instanceof KeyError ? new CommandError(error.message) : error
}
