import { readFileSync } from 'node:fs'

/** A line of kinds-of-facts/: what it says stands below its heading. */
export interface Line {
  heading: string
  text: string
  wanted: string
}

/** Lines of "heading | text | what it says", where `\n` ends a line and `\|` stands in a table. */
export const linesOf = (type: string): Line[] =>
  readFileSync(new URL(`kinds-of-facts/${type}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => line.split(/(?<!\\)\|/).map(part => part.trim()))
    .map(([heading = '', text = '', wanted = '']) => ({
      heading,
      text: text.replace(/\\n- /, '\n\n- ').replaceAll('\\n', '\n').replaceAll('\\|', '|'),
      wanted,
    }))
