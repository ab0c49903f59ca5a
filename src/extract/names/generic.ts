import { aspectOf } from '../roles.ts'
import { mentionsIn, thingCalled } from './gazetteer.ts'
import { wordsIn } from './words.ts'

/** Words that begin a title or a heading and are no part of a name. */
const before =
  /^(?:(?:the|a|an|my|your|our|all|about|why|how|what|is|are|does|do|can|should|who|when|meet|introducing|understanding|exploring|using|taking|discover|discovering|benefits?|power|truth|magic|science|story|guide|complete|ultimate|short|quick|practical|natural|ask the \w+|everything|you need to know|of|to|on|for|behind|and|with|love affair|review)\b[\s:]*)+/i
/** What ends a name in a title or a heading. */
const after =
  /\s*(?:[:–—|?!(,]|\s-\s|\s(?:for|to|and|in|on|as|vs\.?|versus|after|before|during|at|from|with|when|of|is|are|works?|helps?|does|can|may|your|against|without|that|explained|guide|benefits?|dosage|dose|supplements?|supplementation|tablets?|capsules?|powder|extract|review|101|basics|overview)\b).*$/i

const plainWords = new Set(
  'it this that they you sleep stress energy pain mood focus health body brain heart gut skin hair joints people women men adults children safety dosage dose introduction conclusion overview background benefits side effects results evidence research study studies warnings interactions contraindications mechanism usage disclaimer faq questions summary bottom line verdict history storage recipe three two four five top best supplement supplements vitamin herb herbs mineral minerals nutrient nutrients article adult teenager teen senior kid athlete beginner everyone limit dose amount root roots leaf leaves seed seeds bark berry berries flower flowers fruit oil tea powder extract plant plants resin resins gummies drops lozenge lozenges paste spray gel tinctures liquid capsule capsules tablet tablets tablet tincture'.split(
    ' ',
  ),
)

const candidate = (heading: string): string =>
  heading
    .slice(0, 160)
    .replace(/^(?:\d{1,2}[.)]|#\d{1,2}:?|no\. ?\d{1,2}:?)\s+/i, '')
    .replace(before, '')
    .replace(after, '')
    .replace(/['’]s$/, '')
    .trim()

const isCount = /^(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|twelve)\s)/i

/** Whether words may be a name: few, not everyday words alone, and not a known condition. */
export function mayBeName(name: string): boolean {
  const words = wordsIn(name)
  if (words.length === 0 || words.length > 4 || name.length < 3 || isCount.test(name)) return false
  if (words.every(({ word }) => plainWords.has(word))) return false
  return mentionsIn(name, ['supplement', 'condition', 'interactant', 'population', 'practice']).length === 0
}

const timesIn = (name: string, texts: readonly string[]): number => {
  const wanted = ` ${wordsIn(name)
    .map(({ word }) => word)
    .join(' ')} `
  return texts.reduce((sum, text) => sum + text.split(wanted).length - 1, 0)
}

/** Whether a text goes on about a supplement that everybody knows. */
function isAboutKnown(body: readonly string[]): boolean {
  const counts = new Map<string, number>()
  for (const { key } of body.flatMap(text => mentionsIn(text, ['supplement'])))
    counts.set(key, (counts.get(key) ?? 0) + 1)
  return Math.max(0, ...counts.values()) >= 3
}

/**
 * What a title names, when the text has at least one of its words: a label says its name once. Above a text on something
 * else "The Spark of Life" is none.
 */
function fromTitle(title: string, texts: readonly string[], body: readonly string[]): string[] {
  const name = candidate(title)
  if (!mayBeName(name) || wordsIn(name).length > 3) return []
  if (timesIn(name, texts) === 0 && isAboutKnown(body)) return []
  const isThere = wordsIn(name).some(
    ({ word }) => word.length > 3 && !plainWords.has(word) && timesIn(word, texts) > 0,
  )
  return isThere ? [name] : []
}

const number = /^(?:\d{1,2}[.)]|#\d{1,2}:?|no\. ?\d{1,2}:?)\s+/i

/** Of headings that are numbered alike, most are known supplements: then the others are supplements too. */
function namesInRow(headings: readonly string[]): string[] {
  const numbered = headings
    .filter(heading => number.test(heading))
    .map(heading => heading.replace(number, ''))
  const known = numbered.filter(heading => mentionsIn(heading, ['supplement']).length > 0)
  if (known.length < 2 || known.length < numbered.length / 2) return []
  return numbered
    .filter(heading => !known.includes(heading))
    .map(candidate)
    .filter(mayBeName)
}

/** Of headings that tell nothing else, most are nothing but known supplements: then short ones among them are supplements too. */
function namesAmongNames(headings: readonly string[]): string[] {
  const bare = headings.filter(heading => !number.test(heading) && aspectOf(heading) === 'UNKNOWN')
  const known = bare.filter(heading => thingCalled(heading, ['supplement']) !== null)
  if (known.length < 3 || known.length < bare.length * 0.6) return []
  return bare.filter(
    heading =>
      !known.includes(heading) && /^\p{Lu}[\p{L}-]+(?: [\p{Ll}-]+)?$/u.test(heading) && mayBeName(heading),
  )
}

const longestBody = 20_000

/**
 * Names of supplements that nobody knows yet: what the title or a heading speaks of, when the text goes on about it.
 */
export function genericNames(
  title: string | null,
  headings: readonly string[],
  body: readonly string[],
): string[] {
  const known = title !== null && mentionsIn(title, ['supplement']).length > 0
  const texts: string[] = []
  let length = 0
  for (const text of body) {
    if (length > longestBody) break
    length += text.length
    texts.push(
      ` ${wordsIn(text)
        .map(({ word }) => word)
        .join(' ')} `.replaceAll(' ', '  '),
    )
  }
  const spaced = texts.map(text => text.replaceAll('  ', ' '))
  const asked = known ? headings : [...(title === null ? [] : [title]), ...headings]
  const found = asked
    .map(candidate)
    .filter(mayBeName)
    .filter(name => timesIn(name, spaced) >= 2)
  const inRow = [...namesInRow(headings), ...namesAmongNames(headings)]
  const [first] = found
  if (first === undefined)
    return inRow.length > 0 || known || title === null
      ? inRow
      : fromTitle(title, spaced, body.slice(0, texts.length))
  const isTitles = !known && title !== null && title.toLowerCase().includes(first.toLowerCase())
  const whole = headings.filter(heading => mayBeName(heading) && timesIn(heading, spaced) >= 2)
  return [...new Set([...(isTitles ? [first] : []), ...whole, ...inRow])].slice(0, 12)
}
