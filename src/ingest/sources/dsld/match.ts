import type { Lexicon } from '../../../search/lexicon/types.ts'
import { resolveText } from '../../../search/resolve/index.ts'
import type { ListedProduct } from './product.ts'

/** A supplement that the name of a product speaks of. */
interface Match {
  supplement: string
  text: string
  score: number
  basis: 'PRODUCT_NAME'
}

/** The supplements that the name speaks of for sure, each once: a brand's own name is none of its words. */
export function supplementsNamed(lexicon: Lexicon, { brand, name }: ListedProduct): Match[] {
  const own = name.toLowerCase().startsWith(`${brand.toLowerCase()} `) ? name.slice(brand.length + 1) : name
  const found = new Map<string, Match>()
  for (const { status, text, candidates } of resolveText(lexicon, own, { kinds: ['supplement'] }).parts) {
    const [best] = candidates
    if (status !== 'MATCHED' || !best || found.has(best.slug)) continue
    found.set(best.slug, { supplement: best.slug, text, score: best.score, basis: 'PRODUCT_NAME' })
  }
  return [...found.values()]
}
