import type { AmountUnit } from '../../knowledge/amounts.ts'
import { codesIn } from '../lexicon/codes.ts'
import {
  dosageForm,
  excluding,
  isFlavour,
  isLabelWord,
  isPreparation,
  isSmallWord,
  originating,
} from '../lexicon/label-words.ts'
import { type Token, tokenize } from '../lexicon/tokens.ts'
import type { CodeEntry, Lexicon, LexiconKind } from '../lexicon/types.ts'
import { amountsIn } from './amounts.ts'
import { findMentions, type Mention } from './mentions.ts'
import type { Hit } from './search.ts'

export interface Span {
  start: number
  end: number
}

/** What names a thing: words, or a code. `words` are as they stand, folded. */
export type Naming = Span & { type: 'names'; words: readonly string[] } & (
    | { hits: readonly Hit[]; isCut: boolean; codes?: undefined }
    | { codes: readonly CodeEntry[]; hits?: undefined; isCut?: undefined }
  )

/** Words that name nothing: on labels they say the form, praise, or nothing that is known here. */
export type Words = Span & {
  type: 'unknown' | 'form' | 'label' | 'flavour' | 'free' | 'excluding' | 'origin' | 'small'
  words: string[]
  inBrackets?: boolean
}

export type Amount = Span & { type: 'amount'; value: number | null; unit: AmountUnit }

/** One thing that a text says, where it says it. */
export type Item = Naming | Words | Amount | Mark
type Mark = Span & { type: 'number' | 'open' | 'close' | 'separator'; sign: string }

/** The span that each token lies in, if any. Both are in order. */
const covering = <S extends Span>(tokens: readonly Token[], spans: readonly S[]): (S | undefined)[] => {
  let next = 0
  return tokens.map(({ start, end }) => {
    while (spans[next] && (spans[next] as S).end <= start) next++
    const span = spans[next]
    return span && span.start < end ? span : undefined
  })
}

const typeOf = (word: string): Words['type'] => {
  if (excluding.has(word)) return 'excluding'
  if (originating.has(word)) return 'origin'
  if (isSmallWord(word)) return 'small'
  if (isFlavour(word)) return 'flavour'
  if (word === 'free') return 'free'
  if (dosageForm(word) !== undefined || isPreparation(word)) return 'form'
  return isLabelWord(word) ? 'label' : 'unknown'
}

/** What a token says that is no part of a name, an amount or a code. */
const read = ({ type, start, end, fold }: Token): Item | null => {
  if (type === 'sign') return null
  if (type === 'word') return { type: typeOf(fold), start, end, words: [fold] }
  return { type, start, end, sign: fold }
}

/** Figures that hang on a word belong to it: "K2", "5-HTP". */
const isOneWord = (last: Item, item: Item, { glue }: Token) => {
  if (glue === null) return false
  if (last.type === 'number') return item.type === 'unknown'
  return last.type === 'unknown' && (item.type === 'number' || (item.type === 'unknown' && glue === 'tight'))
}

const push = (items: Item[], item: Item, token: Token) => {
  const last = items.at(-1)
  if (!last || !isOneWord(last, item, token)) {
    items.push(item)
    return
  }
  const words = last.type === 'unknown' ? last.words : []
  if (item.type === 'unknown') words.push(...item.words)
  items[items.length - 1] = { type: 'unknown', start: last.start, end: item.end, words }
}

const codesOf = (lexicon: Lexicon, text: string, kinds: ReadonlySet<LexiconKind> | null) =>
  codesIn(text)
    .map(({ start, end, keys, isSure }) => {
      const codes = keys
        .flatMap(key => lexicon.codes.get(key) ?? [])
        .filter(({ thing }) => kinds?.has(thing.kind) ?? true)
      return { isSure, item: { type: 'names', start, end, words: [], codes } satisfies Naming }
    })
    .filter(({ isSure, item }) => isSure || item.codes.length > 0)
    .map(({ item }) => item)

const naming = (tokens: readonly Token[], { from, to, hits, isCut }: Mention): Naming => {
  const part = tokens.slice(from, to)
  return {
    type: 'names',
    start: (part[0] as Token).start,
    end: (part.at(-1) as Token).end,
    words: part.filter(({ type }) => type === 'word' || type === 'number').map(({ fold }) => fold),
    hits,
    isCut,
  }
}

/** Everything that a clean text says, in order. */
export const itemsOf = (lexicon: Lexicon, text: string, kinds: ReadonlySet<LexiconKind> | null): Item[] => {
  const tokens = tokenize(text)
  const inCode = covering(tokens, codesOf(lexicon, text, kinds))
  const inAmount = covering(
    tokens,
    amountsIn(text).map(amount => ({ type: 'amount', ...amount }) satisfies Amount),
  )
  const spans = tokens.map((_, at) => inCode[at] ?? inAmount[at])
  const taken = spans.map(span => span !== undefined)
  const mentions = new Map(findMentions({ lexicon, tokens, taken, kinds }).map(one => [one.from, one]))
  const items: Item[] = []
  for (let at = 0; at < tokens.length; at++) {
    const mention = mentions.get(at)
    const span = spans[at]
    if (mention) {
      items.push(naming(tokens, mention))
      at = mention.to - 1
    } else if (span) {
      if (span !== spans[at - 1]) items.push(span)
    } else {
      const token = tokens[at] as Token
      const item = read(token)
      if (item) push(items, item, token)
    }
  }
  return items
}
