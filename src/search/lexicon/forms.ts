import { stem } from './fold.ts'
import { isLabelWord } from './label-words.ts'
import { spell } from './spelling.ts'
import type { Token } from './tokens.ts'
import type { Form } from './types.ts'

/** The names that a form goes by: "Levomefolic acid (L-methylfolate, L-5-MTHF)" as it stands, and each of three. */
const namesOf = (form: string): string[] => {
  const [, head = form, bracket = ''] = /^([^()]+)\(([^()]+)\)$/.exec(form) ?? []
  const names = [form, ...head.split(/, /), ...bracket.split(/, /)].map(name => name.trim())
  return [...new Set(names)].filter(name => name !== '')
}

/** The forms of a supplement, with the words of each of their names. */
export const formsOf = (forms: readonly string[]): Form[] =>
  forms.map(name => ({ name, words: namesOf(name).map(one => [...new Set(spell(one).words)]) }))

// Categories whose forms are compounds of the substance itself, not plants that it comes from or foods that hold it.
const compounds = new Set(['VITAMIN', 'MINERAL', 'AMINO_ACID_PROTEIN', 'FATTY_ACID', 'OTHER_COMPOUND'])

/** The code of a preparation that was studied: "EGb 761", "WS 1375". */
const preparationCode = /\b[A-Z][A-Za-z]{1,4}[ -]?\d{1,4}\b/

interface FormName {
  form: string
  text: string
  score: number
}

const isSame = (words: readonly string[], name: readonly string[] = []) => words.join(' ') === name.join(' ')

const holds = (words: readonly string[], name: readonly string[]) =>
  name.length > 0 && name.every(word => words.includes(word))

/**
 * The names of forms, with how far each names the supplement too. Those that hold one of its own names do, and codes of
 * preparations; compounds do when labels have no other use for their words; "kefir" or "Coptis chinensis" only may.
 */
export const telling = (
  forms: readonly string[],
  ownNames: readonly (readonly string[])[],
  category: string | null,
): FormName[] =>
  forms.flatMap(form => {
    const code = preparationCode.exec(form)?.[0]
    const named = namesOf(form).flatMap(text => {
      const { words, tokens } = spell(text)
      if (isSame(words, ownNames[0])) return []
      if (ownNames.some(name => holds(words, name))) return [{ form, text, score: 0.95 }]
      const isOwnWord = ({ type, fold }: Token) =>
        type === 'word' && !isLabelWord(fold) && !isLabelWord(stem(fold))
      const isTelling = tokens.every(token => isOwnWord(token) && token.fold.length >= 6)
      if (isTelling && tokens.length <= 4 && compounds.has(category ?? ''))
        return [{ form, text, score: 0.8 }]
      const first = tokens.find(({ fold }) => fold.length > 1)
      const isDoubtful = first !== undefined && isOwnWord(first) && first.fold.length >= 4
      return isDoubtful ? [{ form, text, score: 0.6 }] : []
    })
    const isOwnCode = code !== undefined && !ownNames.some(name => holds(spell(code).words, name))
    return isOwnCode ? [...named, { form, text: code, score: 0.9 }] : named
  })
