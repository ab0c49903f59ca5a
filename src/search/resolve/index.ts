import { clean } from '../lexicon/fold.ts'
import type { Lexicon, LexiconKind } from '../lexicon/types.ts'
import { setAside } from './asides.ts'
import { draftsOf } from './drafts.ts'
import { type FoundForm, swallowed } from './form.ts'
import { ignoredIn } from './ignored.ts'
import { itemsOf } from './items.ts'
import { listsOf } from './lists.ts'
import { segmentsOf } from './segments.ts'
import type { Part, Resolution, ResolveStatus } from './types.ts'
import { type Understood, understand } from './understand.ts'

export { type Lexicon, type LexiconKind, lexiconKinds } from '../lexicon/types.ts'
export { loadLexicon } from '../lexicon.ts'
export type { Candidate, Part, Resolution } from './types.ts'

/** What to look for. */
export interface ResolveOptions {
  /** The kinds of record: all when not given. */
  kinds?: readonly LexiconKind[] | undefined
}

/** The form of a part: its own, else what it is swallowed as, else what the whole product is. */
const formFor = ({ form, draft }: Understood, product: FoundForm): FoundForm => {
  const own = form.form === null ? swallowed(draft.words) : form
  return own.form === null ? product : own
}

const partOf = ({ text, status, readings, draft: { amount } }: Understood, form: string | null): Part => ({
  text,
  status,
  candidates: readings.map(({ kind, slug, score, reason, matchedAlias }) => ({
    kind,
    slug,
    score,
    reason,
    matchedAlias,
  })),
  form,
  amount: amount?.value ?? null,
  unit: amount && amount.value !== null ? amount.unit : null,
})

const together = (parts: readonly Part[]): ResolveStatus => {
  if (parts.some(({ status }) => status === 'AMBIGUOUS')) return 'AMBIGUOUS'
  return parts.some(({ status }) => status === 'MATCHED') ? 'MATCHED' : 'NONE'
}

/**
 * Reads the names, codes, forms and amounts in a messy text, such as the name of a product. The answer depends on the
 * lexicon alone; the time grows with the length of the text, not with its square; nothing is thrown. What is ambiguous
 * stays so.
 */
export const resolveText = (lexicon: Lexicon, input: string, options: ResolveOptions = {}): Resolution => {
  const kinds = options.kinds ? new Set(options.kinds) : null
  const text = clean(input)
  const items = setAside(itemsOf(lexicon, text, kinds), text)
  const segments = segmentsOf(items).map(draftsOf)
  const understood = understand(lexicon, text, listsOf(segments), kinds)
  // Said once of a product, "softgels" holds for all that is in it.
  const product = swallowed([
    ...understood.flatMap(({ draft }) => draft.words),
    ...segments.flatMap(({ looseWords }) => looseWords),
  ])
  const forms = understood.map(one => formFor(one, product))
  const parts = understood.map((one, at) => partOf(one, forms[at]?.form ?? null))
  const amounts = understood.flatMap(({ draft: { amount } }) =>
    amount && amount.value !== null ? [amount] : [],
  )
  const used = new Set([...forms.flatMap(({ used }) => used), ...amounts].map(({ start }) => start))
  const spans = understood.map(({ span }) => span)
  return { status: together(parts), parts, ignored: ignoredIn(text, items, used, spans) }
}
