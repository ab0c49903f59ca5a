import { readFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { ArticleError } from '../extract/article-error.ts'
import { decodeArticle } from '../extract/decode.ts'
import { extractArticle } from '../extract/extract.ts'
import { formatOf } from '../extract/format.ts'
import { type ArticleFormat, articleFormats } from '../extract/types.ts'
import { CommandError, type Io } from './io.ts'

/** `kb extract` */
export function addExtract(program: Command, io: Io): void {
  program
    .command('extract')
    .description('Reads an article and prints what it says as one JSON object, without a database')
    .argument('<file>', 'plain text, Markdown or HTML; at most 1 MB')
    .addOption(
      new Option('--format <format>', 'its format, where its name does not tell').choices(articleFormats),
    )
    .addHelpText('after', '\nExample:\n  kb extract article.md')
    .action((file: string, { format }: { format?: ArticleFormat }) => extract(io, file, format))
}

async function extract(io: Io, file: string, format?: ArticleFormat): Promise<void> {
  try {
    const text = decodeArticle(await readFile(file))
    io.out(JSON.stringify(await extractArticle(text, format ?? formatOf(file, text)), null, 2))
  } catch (error) {
    throw asCommandError(error, file)
  }
}

/** What is wrong with a file, in words for who named it. */
function asCommandError(error: unknown, file: string): unknown {
  if (error instanceof ArticleError) return new CommandError(`${file}: ${error.message}`)
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return new CommandError(`there is no file ${file}`)
  return code === 'EISDIR' ? new CommandError(`${file} is a folder`) : error
}
