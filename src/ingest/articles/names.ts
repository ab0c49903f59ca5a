import { type Lexicon, type LexiconKind, resolveText } from '../../search/resolve/index.ts'
import type { OperationInput } from '../operations.ts'
import { plainText } from './markdown-text.ts'
import { slugOf } from './slug.ts'

/** What a name means: a thing that is known, or one that is proposed. */
export interface Named {
  kind: LexiconKind
  slug: string
}

interface Fresh {
  kind: LexiconKind
  /** Members that a thing of this kind needs besides its name. */
  members: Readonly<Record<string, unknown>>
}

/** Only a whole name counts, or another name of the same thing. */
const surely = 0.94

/** Resolves the names of one article; what nobody knows is proposed once. */
export class Names {
  readonly #lexicon: Lexicon
  readonly #source: string
  readonly #found = new Map<string, Named | null>()
  readonly #proposed = new Map<string, OperationInput>()
  readonly #slugs: (kind: LexiconKind) => ReadonlySet<string>

  constructor(lexicon: Lexicon, source: string) {
    this.#lexicon = lexicon
    this.#source = source
    this.#slugs = kind => slugsOf(lexicon, kind)
  }

  /** The thing of some kinds that a name means without doubt; null when none does. */
  known(name: string, kinds: readonly LexiconKind[]): Named | null {
    const key = `${kinds.join(' ')} ${name.toLowerCase()}`
    const before = this.#found.get(key)
    if (before !== undefined) return before
    const { parts } = resolveText(this.#lexicon, name.slice(0, 200), { kinds })
    const [best] = parts.length === 1 && parts[0]?.status === 'MATCHED' ? parts[0].candidates : []
    const found = best && best.score >= surely ? { kind: best.kind, slug: best.slug } : null
    this.#found.set(key, found)
    return found
  }

  /** The thing that a name means, which is proposed when nobody knows it. */
  named(name: string, kinds: readonly LexiconKind[], fresh: Fresh): Named {
    const known = this.known(name, kinds)
    if (known) return known
    const base = slugOf(name, 'unnamed')
    const slug = this.#slugs(fresh.kind).has(base) ? `${base}-in-article` : base
    const id = `${fresh.kind} ${slug}`
    if (!this.#proposed.has(id)) {
      const document = {
        slug,
        name: capital(plainText(name, 200)),
        ...fresh.members,
        sources: [this.#source],
      }
      this.#proposed.set(id, {
        type: 'CREATE',
        kind: fresh.kind,
        document,
        note: 'new: nothing known has this name',
      })
    }
    return { kind: fresh.kind, slug }
  }

  /** The things that are proposed. */
  get proposed(): OperationInput[] {
    return [...this.#proposed.values()]
  }
}

const slugSets = new WeakMap<Lexicon, Map<string, Set<string>>>()

function slugsOf(lexicon: Lexicon, kind: LexiconKind): ReadonlySet<string> {
  const sets = slugSets.get(lexicon) ?? new Map<string, Set<string>>()
  slugSets.set(lexicon, sets)
  const known = sets.get(kind)
  if (known) return known
  const slugs = new Set<string>()
  for (const entries of lexicon.exact.values())
    for (const { thing } of entries) if (thing.kind === kind) slugs.add(thing.slug)
  sets.set(kind, slugs)
  return slugs
}

const capital = (name: string) =>
  /^\p{Ll}+(?: |$)/u.test(name) ? name.charAt(0).toUpperCase() + name.slice(1) : name
