import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { backUp } from '../db/backup/backup.ts'
import { restore } from '../db/backup/restore.ts'
import { openServer } from '../db/server.ts'
import type { Log } from '../db/start-error.ts'
import { type Io, print } from './io.ts'
import { progressBar } from './progress.ts'

const number = new Intl.NumberFormat('en')

/** `kb backup FILE` */
export function addBackup(program: Command, io: Io): void {
  program
    .command('backup')
    .description('Writes the whole database to a file, as one snapshot, while the service goes on')
    .argument('<file>', 'the file; there must be none of this name')
    .option('--json', 'print one line of JSON')
    .addHelpText(
      'after',
      '\nIt holds drafts, history and the hashes of keys, so only its owner can read it.\n\nExample:\n  kb backup kb-2026-11-22.backup',
    )
    .action((file: string, { json }: { json?: boolean }) => runBackup(io, file, json))
}

/** `kb restore FILE` */
export function addRestore(program: Command, io: Io): void {
  program
    .command('restore')
    .description('Loads a backup into an empty database, of any PostgreSQL from version 15 on')
    .argument('<file>', 'the file that "kb backup" wrote')
    .option('--json', 'print one line of JSON')
    .addHelpText(
      'after',
      '\nAll of it or nothing; the whole file is checked before. A backup of an older version is brought up to date.\n\nExample:\n  KB_DATA_DIR=restored kb restore kb-2026-11-22.backup',
    )
    .action((file: string, { json }: { json?: boolean }) => runRestore(io, file, json))
}

async function withServer(io: Io, work: (url: string, log: Log) => Promise<void>): Promise<void> {
  const log: Log = { info: io.err, warn: io.err }
  const server = await openServer(readConfig(io.env), log)
  try {
    await work(server.url, log)
  } finally {
    await server.close()
  }
}

const runBackup = (io: Io, file: string, json: boolean | undefined): Promise<void> =>
  withServer(io, async url => {
    const show = progressBar(io)
    const written = await backUp(url, file, (done, total) => show({ step: 'backup', done, total }))
    const { revision, tables, rows, bytes, sha256 } = written
    print(io, json, { file, ...written }, [
      `${file}: revision ${revision}, ${number.format(rows)} rows of ${tables} tables in ${number.format(bytes)} bytes`,
      `SHA-256 of its contents: ${sha256}`,
    ])
  })

const runRestore = (io: Io, file: string, json: boolean | undefined): Promise<void> =>
  withServer(io, async (url, log) => {
    const show = progressBar(io)
    const restored = await restore(url, file, {
      log,
      onCheck: (done, total) => show({ step: 'check', done, total }),
      onLoad: (done, total) => show({ step: 'restore', done, total }),
    })
    const { revision, createdAt, rows, applied } = restored
    print(io, json, restored, [
      `revision ${revision} is back as it was at ${createdAt}: ${number.format(rows)} rows`,
      ...(applied.length > 0 ? [`${applied.length} migrations brought it up to date`] : []),
    ])
  })
