import { existsSync, statSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { hasSupplements, importArticles, type Outcome } from '../ingest/articles/import-articles.ts'
import { MapError, readMap } from '../ingest/articles/map-file.ts'
import { CommandError, type Io, print } from './io.ts'
import { withKnowledgeBase } from './knowledge-base.ts'

export interface ArticleOptions {
  dryRun?: boolean
  map?: string
  batch?: string
  json?: boolean
}

/** Imports articles: each becomes a changeset in review. */
export async function importFiles(
  io: Io,
  named: readonly string[],
  { dryRun = false, map, batch, json }: ArticleOptions,
): Promise<void> {
  const files = (await Promise.all(named.map(filesIn))).flat()
  if (files.length === 0)
    throw new CommandError('there is no article: name files or folders of .txt, .md or .html')
  const metadata = map === undefined ? undefined : await mapFrom(map)
  const group = batch ?? `articles-${new Date().toISOString().slice(0, 19).replace(/\D/g, '')}`
  await withKnowledgeBase(io, 'migrate', async ({ database }) => {
    if (!(await hasSupplements(database)))
      io.err(
        'no supplement is published here: all that the articles name will be proposed as new (kb publish brings what is shipped)',
      )
    const outcomes = await importArticles(database, files, {
      actor: `cli:${userInfo().username}`,
      batch: group,
      dryRun,
      ...(metadata && { map: metadata }),
      onProgress: bar(io),
    })
    print(io, json, { batch: group, dryRun, articles: outcomes }, table(outcomes, group, dryRun))
    if (outcomes.every(outcome => 'error' in outcome)) throw new CommandError('no article was imported', true)
  })
}

const isArticle = (name: string) => /\.(?:txt|text|md|markdown|html?|xhtml)$/i.test(name)

async function filesIn(path: string): Promise<string[]> {
  if (!existsSync(path)) throw new CommandError(`there is no file or folder ${path}`)
  if (!statSync(path).isDirectory()) return [path]
  const names = await readdir(path, { recursive: true })
  return names
    .filter(isArticle)
    .sort()
    .map(name => join(path, name))
}

async function mapFrom(file: string) {
  if (!existsSync(file)) throw new CommandError(`there is no file ${file}`)
  try {
    return readMap(await readFile(file, 'utf8'))
  } catch (error) {
    throw error instanceof MapError ? new CommandError(`${file}: ${error.message}`) : error
  }
}

const width = 30

/** A bar where somebody watches, else a line for each tenth. */
function bar(io: Io): (done: number, total: number) => void {
  let shown = 0
  return (done, total) => {
    const text = `${done} of ${total} articles`
    const part = Math.floor((10 * done) / total)
    if (io.live) io.live(`[${'#'.repeat(Math.round((width * done) / total)).padEnd(width, '.')}] ${text}`)
    if (io.live && done === total) io.err('')
    if (!io.live && total > 9 && part > shown) io.err(text)
    shown = part
  }
}

function table(outcomes: readonly Outcome[], batch: string, dryRun: boolean): string[] {
  const rows = outcomes.map(outcome =>
    'error' in outcome
      ? [outcome.name, '-', '-', '-', '-', outcome.error.split('\n').slice(0, 2).join(' ')]
      : rowOf(outcome),
  )
  const head = ['article', 'changeset', 'operations', 'folded', 'contradicts', 'result']
  const widths = head.map((name, at) =>
    Math.max(name.length, ...rows.map(row => (at === 5 ? 0 : (row[at] ?? '').length))),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd()
  const count = outcomes.filter(outcome => !('error' in outcome) && outcome.changeset !== null).length
  const end = dryRun
    ? 'dry run: nothing was changed'
    : `${count} changesets wait in review: kb changesets list --batch ${batch} --sort contradictions`
  return [line(head), ...rows.map(line), '', end]
}

function rowOf({
  name,
  changeset,
  operations,
  kinds,
  folded,
  contradictions,
  warnings,
}: Exclude<Outcome, { error: string }>): string[] {
  const what = Object.entries(kinds)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ')
  const result = operations === 0 ? 'nothing new' : what
  const more = warnings.length > 0 ? `; ${warnings.length} warnings` : ''
  return [
    name,
    String(changeset ?? '-'),
    String(operations),
    String(folded),
    String(contradictions ?? '-'),
    `${result}${more}`,
  ]
}
