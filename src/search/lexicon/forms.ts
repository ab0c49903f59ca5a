import { isLabelWord } from './label-words.ts'
import { spell } from './spelling.ts'
import type { Form } from './types.ts'

/** "Folic acid (pteroylmonoglutamic acid)" has three names: as it stands, and each side of the bracket. */
const namesOf = (form: string): string[] => {
  const [, head = '', bracket = ''] = /^([^()]+)\(([^()]+)\)$/.exec(form) ?? []
  return [form, head, bracket].map(name => name.trim()).filter(name => name !== '')
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

/**
 * The names of forms that name their supplement too: those that hold one of its own names, codes of preparations,
 * and compounds without any word that labels use for everything.
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
      const holdsName = ownNames.some(name => name.length > 0 && name.every(word => words.includes(word)))
      if (holdsName) return [{ form, text, score: 0.95 }]
      const isCompound =
        compounds.has(category ?? '') &&
        tokens.length <= 4 &&
        tokens.every(({ type, fold }) => type === 'word' && fold.length >= 6 && !isLabelWord(fold))
      return isCompound ? [{ form, text, score: 0.8 }] : []
    })
    return code === undefined ? named : [...named, { form, text: code, score: 0.9 }]
  })
