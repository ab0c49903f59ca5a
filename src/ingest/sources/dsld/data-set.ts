import type { Lexicon } from '../../../search/lexicon/types.ts'
import { checksumOf } from '../checksum.ts'
import type { Candidate, DataSet } from '../data-set.ts'
import { type ListVersion, manifest, sourceDocument, sourceSlug } from './manifest.ts'
import { supplementsNamed } from './match.ts'
import { type ListedProduct, productIn } from './product.ts'
import { type ListRow, readList } from './read.ts'

/**
 * Opens a list of products of the Dietary Supplement Label Database.
 *
 * @param path of the zip or the CSV in it
 * @throws ImportError when it is no such list
 */
export async function openDsld(path: string, lexicon: Lexicon): Promise<DataSet> {
  const { list, expected, rows } = await readList(path)
  const checksum = await checksumOf(path)
  const { id, title, known } = manifest
  return {
    ...{ id, title, checksum, known: known[checksum] ?? null },
    edition: `${list.version} (${list.month} ${list.year})`,
    source: sourceDocument(list),
    expected,
    candidates: candidatesIn(rows, list, lexicon),
  }
}

async function* candidatesIn(
  rows: AsyncIterable<ListRow>,
  list: ListVersion,
  lexicon: Lexicon,
): AsyncGenerator<Candidate> {
  const lines = new Map<string, number>()
  for await (const row of rows) {
    const product = productIn(row)
    const earlier = typeof product === 'string' ? undefined : lines.get(product.id)
    if (typeof product === 'string') yield { ...row, reject: product }
    else if (earlier !== undefined) yield { ...row, reject: `repeats the DSLD ID of line ${earlier}` }
    else {
      lines.set(product.id, row.line)
      const document = documentOf(product, list, lexicon)
      yield {
        ...row,
        ...{ kind: 'product', key: document.slug, document, matched: document.supplements.length > 0 },
      }
    }
  }
}

const documentOf = (product: ListedProduct, list: ListVersion, lexicon: Lexicon) => {
  const { id, ...own } = product
  return {
    slug: `dsld-${id}`,
    ...own,
    supplements: supplementsNamed(lexicon, product),
    identifiers: [{ system: 'DSLD', code: id }],
    sources: [sourceSlug(list)],
  }
}
