const mark = '[•●▪◦‣⁃∙·*+–—»›>➤►▶✓✔☐□■◆○→⇒✦★☆✗✘-]|\\p{Extended_Pictographic}\\uFE0F?'
const bullet = new RegExp(`^\\s*(?:${mark}|(?:\\d{1,2}|[a-z])[.)])\\s+(?=\\S)`, 'u')
const strictBullet = new RegExp(`^\\s*(?:${mark}|\\d{1,2}\\))\\s+(?=\\S)`, 'u')

/** Whether a line is an item of a list. "1. What it is" may be a heading as well; the lines below it tell. */
export const isBullet = (line: string): boolean => strictBullet.test(line) || /^\s*\d{1,2}\.\s+\S/.test(line)
export const withoutBullet = (line: string): string => line.replace(bullet, '').trim()

export const isUnderline = (line: string): boolean => /^\s*(?:={3,}|-{3,}|~{3,}|_{3,}|\*{3,})\s*$/.test(line)

/** "Dose: 300 mg", a label with its value on one line. */
export const isLabelled = (line: string): boolean =>
  /^[^:]{2,40}:\s+\S/.test(line.trim()) && !/^[A-Z0-9 &,'’:-]+$/.test(line.trim())

/** Who speaks: "HOST: ", "DR. MORENO: ", "Interviewer: ". */
export const speaker =
  /^(?:(?:(?:DR|Dr|PROF|Prof|MR|Mr|MS|Ms|MRS|Mrs)\.? )?\p{Lu}[\p{Lu}'’-]{1,20}(?: \p{Lu}[\p{Lu}'’-]{1,20})?|(?:Dr|Prof)\.? \p{Lu}[\p{L}'’-]{1,24}|Host|Interviewer|Moderator|Presenter|Reporter|Expert|Doctor|Reader|Editor)\s?:\s+/u

/** How letters end. */
const signOff =
  /^(?:yours|best wishes|all the best|warm(?:ly| regards)|kind regards|best regards|regards|sincerely|cheers|with love|love|until next|see you|take care|xoxo)\b[^.!?]{0,40}$/i

/** "You can try. This is roughly what you get" */
const twoSentences = /\p{Ll}{3}[.!] \p{Lu}\p{Ll}* \p{Ll}/u

const letters = /\p{L}/u

/** Whether a line that stands alone may be a heading. */
export const isHeadingLike = (line: string): boolean => {
  const text = line.trim()
  if (text.length > 110 || !letters.test(text) || isUnderline(text)) return false
  if (/^#{1,6}\s/.test(text)) return true
  if (
    /^(?:used for|good for|by|authors?|date|published|updated|category|tags|source|note|form|brand|reading time)\s?:/i.test(
      text,
    )
  )
    return false
  if (signOff.test(text) || twoSentences.test(text)) return false
  if (strictBullet.test(line) || /[.!,;…]["”')]?$/.test(text)) return /…$/.test(text) && text.length < 60
  return (
    text.split(/\s+/).length <= 16 &&
    !/^(?:Q|A|Question|Answer)\s?(?:[:.)]|[–—-]\s)/.test(text) &&
    !(speaker.test(text) && /\?$/.test(text))
  )
}

/** Whether lines are one paragraph that was broken at a width. */
export function isWrapped(lines: readonly string[]): boolean {
  if (lines.length < 2) return true
  if (lines.every(isLabelled)) return false
  const widths = lines.map(line => line.trim().length)
  const widest = Math.max(...widths)
  const inner = lines.slice(0, -1)
  const isEven = widths.slice(0, -1).every(width => width >= 0.6 * widest)
  return widest >= 40 && isEven && inner.some(line => !/[.!?:;]["”')]?$/.test(line.trim()))
}

/** The cells of a line: between pipes, tabs, or wide gaps. */
export function columnsOf(line: string): string[] {
  const text = line.trim()
  if (text.includes('|'))
    return text
      .replace(/^\||\|$/g, '')
      .split('|')
      .map(cell => cell.trim())
  return text.split(/\t+| {3,}/).map(cell => cell.trim())
}
