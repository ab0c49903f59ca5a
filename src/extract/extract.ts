import { plainText, sectionOf } from './blocks.ts'
import { disclaimerOf } from './disclaimer.ts'
import { findCombinations } from './facts/combinations.ts'
import { findConstituents } from './facts/constituents.ts'
import { findContraindications } from './facts/contraindications.ts'
import { findDosages } from './facts/dosages.ts'
import { findMechanisms } from './facts/mechanisms.ts'
import { Subjects } from './facts/subject.ts'
import { findTimelines } from './facts/timelines.ts'
import { rolesOfUntold } from './facts/untold.ts'
import { layOut } from './layout.ts'
import { namesOf } from './names/article-names.ts'
import { mentionsIn } from './names/gazetteer.ts'
import { type Section, sectionsOf } from './sections.ts'
import { readTree } from './tree/read.ts'
import type { ArticleFormat, Extract } from './types.ts'
import { longestSearch, type Unit, unitsOf } from './units.ts'
import { warningsOf } from './warnings.ts'

/**
 * Reads an article: its parts, and what it says about supplements. The same text gives the same answer; the time grows
 * with its length.
 *
 * @param text what `decodeArticle` or `checkText` returned
 * @throws ArticleError when it is nested too deep
 */
export async function extractArticle(text: string, format: ArticleFormat): Promise<Extract> {
  const { parts, title: named } = await readTree(text, format)
  const { title, subtitle, parts: body, related } = layOut(parts, named)
  const sections = sectionsOf(body)
  const units = unitsOf(sections)
  const texts = units.map(unit => unit.text.text)
  const names = namesOf(title, sections, texts)
  const subjects = new Subjects(names)
  const facts = rolesOfUntold(withinReach(units), subjects).filter(
    unit => !unit.roles.has('disclaimer') || unit.section.roles.size > 1,
  )
  const dosages = findDosages(facts, subjects)
  return {
    title,
    subtitle,
    sections: sections.map(sectionOf),
    supplements: names.all,
    conditions: conditionsIn([title ?? '', ...headingsOf(sections), ...texts]),
    dosages: dosages.map(({ place: _, isRise: __, isStart: ___, isStated: ____, ...dosage }) => dosage),
    timelines: findTimelines(facts, subjects),
    contraindications: findContraindications(facts, subjects),
    mechanisms: findMechanisms(facts, subjects),
    combinations: findCombinations(facts, subjects),
    constituents: findConstituents(facts, subjects, dosages),
    faqs: sections.flatMap(({ asked }) =>
      asked.map(({ question, answer }) => ({ question, answer: plainText(answer) })),
    ),
    disclaimer: disclaimerOf(units),
    related,
    warnings: [
      ...tooLong(texts),
      ...warningsOf(
        facts,
        dosages.map(({ quote }) => quote),
      ),
    ],
  }
}

function withinReach(units: readonly Unit[]): Unit[] {
  let length = 0
  return units.flatMap(unit => {
    const room = longestSearch - length
    length += unit.text.text.length
    if (room <= 0) return []
    return length <= longestSearch
      ? [unit]
      : [{ ...unit, sentences: unit.sentences.filter(({ end }) => end <= room) }]
  })
}

const tooLong = (texts: readonly string[]): string[] =>
  texts.reduce((sum, { length }) => sum + length, 0) > longestSearch
    ? [`only the first ${longestSearch} letters were searched for facts`]
    : []

const headingsOf = (sections: readonly Section[]) =>
  sections.flatMap(({ heading }) => heading?.text.text ?? [])

/** The conditions that texts name, each once, as it is called at first. */
function conditionsIn(texts: readonly string[]): string[] {
  const found = new Map<string, string>()
  for (const text of texts)
    for (const { key, text: words } of mentionsIn(text, ['condition']))
      if (!found.has(key)) found.set(key, words)
  return [...found.values()]
}
