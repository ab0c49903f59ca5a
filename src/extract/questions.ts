import { disclaimerPattern } from './rules/disclaimer.ts'
import type { Heading, Item, Part, Styled } from './tree/parts.ts'
import { Visible } from './visible.ts'

/** A question of an article with the parts of its answer. */
export interface Asked {
  question: string
  answer: Part[]
}

const askedBy = /^\s*(?:Q(?:uestion)?\s{0,2}\d{0,2}\s{0,2}[:.)–—-]|Q\d{1,2}\s)\s{0,4}/i
const answeredBy = /^\s*(?:A(?:nswer)?\s{0,2}\d{0,2}\s{0,2}[:.)–—-])\s{0,4}/i
/** Whether words end in a question mark. */
export const isQuestion = (text: string): boolean => /\?["”’)]?$/.test(text.trim())

/** Rest of a text from a letter on. */
const rest = (text: Visible, from: number): Visible => new Visible(text.quote(from).replace(/^[\s:–—-]+/, ''))

const withoutPrefix = (text: string) =>
  text
    .replace(askedBy, '')
    .replace(/^\d{1,2}[.)]\s+/, '')
    .trim()

/** The question that a line begins with, and what follows it on the same line. */
function split(
  { text, strong }: Styled,
  inQuestions: boolean,
): { question: string; rest: Visible | null } | null {
  const { text: line } = text
  const bold = line.slice(0, strong)
  if (askedBy.test(line)) {
    const mark = line.indexOf('?')
    const end = mark === -1 ? line.length : mark + 1
    return { question: withoutPrefix(line.slice(0, end)), rest: end < line.length ? rest(text, end) : null }
  }
  if (isQuestion(bold) && line.length > strong && (inQuestions || bold.length > 12))
    return { question: withoutPrefix(bold), rest: rest(text, strong) }
  const isWhole = isQuestion(line) && line.length < 200 && (strong === line.length || inQuestions)
  if (isWhole) return { question: withoutPrefix(line), rest: null }
  const mark = inQuestions ? line.indexOf('? ') : -1
  if (mark > 0 && mark < 160 && !/[.!]\s/.test(line.slice(0, mark)))
    return { question: withoutPrefix(line.slice(0, mark + 1)), rest: rest(text, mark + 1) }
  return null
}

const paragraph = (text: Visible): Part => ({ type: 'paragraph', text, strong: 0, link: null })

/** "Usual dose" with what is said of it is a row of a table; longer answers stay text below their line. */
function addDefinition(left: Part[], term: Visible, parts: readonly Part[]): void {
  const [only, other] = parts
  const last = left.at(-1)
  if (only?.type !== 'paragraph' || other || term.text.length > longestTerm)
    left.push(paragraph(term), ...parts)
  else if (last?.type === 'table' && last.columns === null && last.isOfTerms)
    last.rows.push([term, only.text])
  else left.push({ type: 'table', columns: null, rows: [[term, only.text]], isOfTerms: true })
}

const longestTerm = 48

/** Whether a section has bold questions as its own way to ask: one alone is emphasis. */
const hasSeveral = (parts: readonly Part[]): boolean =>
  parts.filter(
    part => part.type === 'paragraph' && part.strong > 0 && isQuestion(part.text.text.slice(0, part.strong)),
  ).length > 1

/** Takes the questions out of the parts of a section; what is left is its text. */
export function questionsIn(parts: readonly Part[], inQuestions: boolean): { asked: Asked[]; left: Part[] } {
  const asked: Asked[] = []
  const left: Part[] = []
  const several = hasSeveral(parts)
  let open = false
  for (const part of parts) {
    if (part.type === 'question') {
      if (inQuestions || isQuestion(part.text.text))
        asked.push({ question: withoutPrefix(part.text.text), answer: part.parts })
      else addDefinition(left, part.text, part.parts)
      open = false
      continue
    }
    const found = part.type === 'paragraph' ? askedIn(part, inQuestions, several) : null
    if (found) {
      asked.push({ question: found.question, answer: found.rest ? [answerOf(found.rest)] : [] })
      open = true
    } else if (part.type === 'list' && part.items.every(inQuestions ? asksItem : asksBoldly)) {
      asked.push(...part.items.flatMap(itemAsked))
      open = false
    } else if (open && !isClosing(part)) asked.at(-1)?.answer.push(withoutAnswerMark(part))
    else {
      left.push(part)
      open = false
    }
  }
  return { asked, left }
}

const askedIn = (part: Styled, inQuestions: boolean, several: boolean) =>
  inQuestions || several || askedBy.test(part.text.text) ? split(part, inQuestions) : null

const isClosing = (part: Part) =>
  part.type === 'image' || (part.type === 'paragraph' && disclaimerPattern.test(part.text.text))

const answerOf = (text: Visible): Part => withoutAnswerMark(paragraph(text))

function withoutAnswerMark(part: Part): Part {
  if (part.type !== 'paragraph') return part
  const mark = answeredBy.exec(part.text.text)
  return mark ? { ...part, strong: 0, text: rest(part.text, mark[0].length) } : part
}

/** Outside of a section of questions only bold ones count. */
const asksBoldly = ({ text, strong }: Item): boolean =>
  strong > 0 && strong < text.text.length && isQuestion(text.text.slice(0, strong))

const asksItem = (item: Item): boolean => split(item, true) !== null
const itemAsked = (item: Item): Asked[] => {
  const found = split(item, true)
  if (!found) return []
  return [
    { question: found.question, answer: [...(found.rest ? [answerOf(found.rest)] : []), ...item.parts] },
  ]
}

/** Whether a heading inside a section of questions is one of them. */
export const asksAsHeading = (heading: Heading, section: number): boolean =>
  heading.level > section || isQuestion(heading.text.text)

export const questionOfHeading = ({ text }: Heading): string => withoutPrefix(text.text)
