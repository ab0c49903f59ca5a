import { type Asked, asksAsHeading, isQuestion, questionOfHeading, questionsIn } from './questions.ts'
import { aspectOf, rolesOf } from './roles.ts'
import { disclaimerPattern } from './rules/disclaimer.ts'
import type { Role } from './rules/headings.ts'
import type { Heading, Part } from './tree/parts.ts'
import type { Aspect } from './types.ts'

/** A heading with what stands below it, up to the next. */
export interface Section {
  heading: Heading | null
  aspect: Aspect
  roles: ReadonlySet<Role>
  /** The headings that it stands below, the nearest last. */
  above: readonly Section[]
  parts: Part[]
  asked: Asked[]
}

const begin = (heading: Heading | null, above: readonly Section[]): Section => {
  const own = heading ? rolesOf(heading.text.text) : new Set<Role>()
  const roles = own.size > 0 ? own : (above.at(-1)?.roles ?? own)
  const named = aspectOf(heading?.text.text ?? null)
  const aspect = named === 'UNKNOWN' ? (above.at(-1)?.aspect ?? named) : named
  return { heading, aspect, roles, above, parts: [], asked: [] }
}

/** Splits an article at its headings; the headings that ask are questions. */
export function sectionsOf(parts: readonly Part[]): Section[] {
  const sections = [begin(null, [])]
  let open: Asked | null = null
  for (const [at, part] of parts.entries()) {
    const section = sections.at(-1) as Section
    const isLast = part.type === 'paragraph' && disclaimerPattern.test(part.text.text)
    if (part.type !== 'heading') (open && !isLast ? open.answer : section.parts).push(part)
    else if (
      section.roles.has('questions') &&
      section.heading &&
      asksAsHeading(part, section.heading.level)
    ) {
      open = { question: questionOfHeading(part), answer: [] }
      section.asked.push(open)
    } else {
      open = null
      const next = begin(part, aboveOf(section, part.level))
      sections.push(opensQuestions(part, at, parts) ? { ...next, roles: new Set(['questions']) } : next)
    }
  }
  return sections
    .map(withQuestions)
    .filter(({ heading, parts, asked }) => heading || parts.length + asked.length > 0)
}

/** "Readers wrote in", where lines below it ask one question after the other: in plain text those look like headings too. */
function opensQuestions(heading: Heading, at: number, parts: readonly Part[]): boolean {
  if (isQuestion(heading.text.text) || parts[at + 1]?.type !== 'heading') return false
  let asked = 0
  for (let next = at + 1; next < parts.length && asked < fewestQuestions; next++) {
    const part = parts[next] as Part
    if (part.type !== 'heading') continue
    if (part.level !== heading.level || !isQuestion(part.text.text)) return false
    asked += 1
  }
  return asked === fewestQuestions
}

const fewestQuestions = 2

/** What a heading of this level stands below, when it follows this section. */
const aboveOf = (before: Section, level: number): Section[] =>
  [...before.above, before].filter(({ heading }) => heading && heading.level < level)

function withQuestions(section: Section): Section {
  const { asked, left } = questionsIn(section.parts, section.roles.has('questions'))
  return {
    ...section,
    parts: left,
    asked: [...section.asked, ...asked].filter(({ question }) => question !== ''),
  }
}
