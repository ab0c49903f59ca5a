import { rolesOfColumn, rolesOfTable, told } from './columns.ts'
import { rolesOf } from './roles.ts'
import { warns } from './rules/cautions.ts'
import type { Role } from './rules/headings.ts'
import type { Section } from './sections.ts'
import { type Span, sentencesOf } from './sentences.ts'
import type { Item, Part, Styled, Table } from './tree/parts.ts'
import { speaker } from './tree/text-lines.ts'
import { Visible } from './visible.ts'

/** So many letters are searched for facts: ten times the longest article that people read. */
export const longestSearch = 200_000

/** A paragraph, an item or a cell, with what its surroundings say about it. */
export interface Unit {
  kind: 'prose' | 'item' | 'cell'
  text: Visible
  sentences: readonly Span[]
  /** What the nearest words say that it is about: its label, the line above its list, its column, else its heading. */
  roles: ReadonlySet<Role>
  /** "Adults" of "Adults: 300 mg", or the first cell of its row. */
  label: string | null
  /** Letters of the label in the text, with its colon. */
  labelEnd: number
  /** The line above the list, the item above it, or the head of its column. */
  lead: string | null
  /** The items and lines above that one, the outermost first. */
  leads: readonly string[]
  section: Section
  /** Set where it stands in the answer to a question. */
  question: string | null
  /** Units of one list, table or paragraph have one number. */
  block: number
  /** What the other cells of its row say. */
  rowText: string
  /** Whether it is the cell that names its row. */
  isRowName: boolean
}

type Around = Pick<Unit, 'roles' | 'lead' | 'leads' | 'section' | 'question'>

const labelled = /^((?:[^:–—?!]|[–—](?=\S)){1,48}?)\s?(?::|\s[–—-](?=\s))\s{0,3}(?=\S)/

/** "Dosage. One gram before the trip": a head of one or two words that tells something. */
function headOf(text: string): RegExpExecArray | null {
  const found = /^(\p{Lu}\p{L}{3,16}(?: \p{L}{3,12})?)\.\s(?=[\p{Lu}\d])/u.exec(text)
  return found && toldInHeads.test(found[1] as string) ? found : null
}

const toldInHeads =
  /^(?:dos(?:age|es|e|ing)|directions|evidence|research|clinical (?:data|trials|studies)|upper limits?|limits?|interactions|contraindications|cautions|warnings|safety|side effects|timing|onset|mechanism|food sources|sources|storage)$/i

/** The label that a line begins with: bold words, or those before a colon. */
function labelOf(text: string, strong: number): { label: string | null; labelEnd: number } {
  const bold = text.slice(0, strong).replace(/[\s:.–—-]+$/, '')
  if (bold !== '' && strong < text.length && bold.length < 60) {
    const after = /^[\s:.–—-]*/.exec(text.slice(bold.length))?.[0].length ?? 0
    return { label: bold, labelEnd: bold.length + after }
  }
  const found = labelled.exec(text) ?? headOf(text)
  if (!found || /[.;]\s/.test(found[1] as string)) return { label: null, labelEnd: 0 }
  return { label: (found[1] as string).trim(), labelEnd: found[0].length }
}

/** "Anyone taking warfarin: the INR may rise" tells whom it is about, not what. */
const namesPeople =
  /^(?:(?:an? |any |known )?(?:personal |family |past |recent )?history of|if you|you|anyone|anybody|people|those|individuals|patients|women|men|users|taking|on)\s/i

/** What a label says about the rest of its line. */
export function rolesOfLabel(label: string, isBold = false): Set<Role> {
  if (namesPeople.test(label)) return new Set()
  const roles = rolesOf(label)
  // A long one is the beginning of a sentence: "Supplement only what food does not give".
  return label.split(' ').length > mostWords && !isBold
    ? new Set([...roles].filter(role => toldInSentences.has(role)))
    : roles
}

const mostWords = 4
const toldInSentences: ReadonlySet<Role> = new Set([
  'avoid',
  'limit',
  'dose',
  'time',
  'questions',
  'disclaimer',
])

const mostCells = 8

const unlabelled = { label: null, labelEnd: 0 }

class Units {
  readonly found: Unit[] = []
  #block = 0
  #length = 0

  add(kind: Unit['kind'], text: Visible, strong: number, around: Around): Unit {
    const { label, labelEnd } =
      kind === 'cell' && /^\d/.test(text.text) ? unlabelled : labelOf(text.text, strong)
    const own = label === null ? new Set<Role>() : rolesOfLabel(label, strong >= label.length)
    const roles = own.size > 0 ? own : around.roles
    const sentences = this.#length < longestSearch ? sentencesOf(text.text) : []
    this.#length += text.text.length
    const unit: Unit = {
      ...around,
      kind,
      text,
      sentences,
      label,
      labelEnd,
      roles,
      block: this.#block,
      rowText: '',
      isRowName: false,
    }
    this.found.push(unit)
    return unit
  }

  parts(parts: readonly Part[], outer: Around): void {
    let around = outer
    let before: Visible | null = null
    let asked: Around | null = null
    for (const part of parts) {
      this.#block += part.type === 'image' ? 0 : 1
      if (part.type === 'paragraph' && part.text.text !== '') {
        const { text, isSpoken } = withoutSpeaker(part.text)
        this.add('prose', text, isSpoken ? 0 : part.strong, (isSpoken && asked) || around)
        asked = isSpoken ? askedBy(text, asked, around) : null
        if (isBoldLine(part)) around = leadOf(part.text, outer)
      }
      if (part.type === 'list') this.list(part.items, leadFrom(before, around))
      if (part.type === 'table') this.table(part, rolesFrom(before, around))
      if (part.type === 'question') this.parts(part.parts, around)
      before = part.type === 'paragraph' ? part.text : null
    }
  }

  list(items: readonly Item[], around: Around): void {
    for (const item of items) {
      const unit = item.text.text === '' ? null : this.add('item', item.text, item.strong, around)
      if (item.parts.length === 0) continue
      const own = unit ? rolesOf(unit.text.text.slice(0, 80)) : new Set<Role>()
      const lead = unit ? unit.text.text.replace(/:$/, '') : around.lead
      const leads = around.lead === null ? around.leads : [...around.leads, around.lead]
      this.parts(item.parts, { ...around, lead, leads, roles: own.size > 0 ? own : around.roles })
    }
  }

  table({ columns, rows }: Table, around: Around): void {
    const heads = columns?.map(({ text }) => text) ?? []
    for (const row of rows) {
      this.#block += 1
      const name = row[0]?.text ?? ''
      const all = rolesOfTable(heads, name)
      const rowRoles = all ?? rolesOf(name)
      row.forEach((cell, at) => {
        if (cell.text === '') return
        const head = heads[at] ?? null
        const headRoles = all ?? rolesOfColumn(head)
        const both = new Set([...headRoles, ...(at > 0 ? rowRoles : [])])
        const roles = both.size > 0 ? both : rowRoles.size > 0 ? rowRoles : around.roles
        const unit = this.add('cell', cell, 0, { ...around, roles, lead: head })
        unit.isRowName = at === 0
        unit.rowText = row
          .flatMap((other, place) =>
            place === at || place > mostCells ? [] : told(heads[place], other.text.slice(0, 80)),
          )
          .join(' | ')
        if (at > 0) unit.label ??= name
      })
    }
  }
}

/** "DR. MORENO: It is a daisy": who speaks is no label. */
function withoutSpeaker(text: Visible): { text: Visible; isSpoken: boolean } {
  const found = speaker.exec(text.text)
  return found && rolesOf(found[0]).size === 0
    ? { text: new Visible(text.quote(found[0].length)), isSpoken: true }
    : { text, isSpoken: false }
}

/** A short line that is bold as a whole leads what stands below it, up to the next. */
const isBoldLine = ({ text: { text }, strong }: Styled): boolean =>
  strong > 0 && strong >= text.length - 1 && text.length < longestLead && !/[.!?]$/.test(text)

const longestLead = 60

function leadOf({ text }: Visible, around: Around): Around {
  const own = rolesOf(text)
  const leads = around.lead === null ? around.leads : [...around.leads, around.lead]
  return { ...around, lead: text.replace(/:$/, ''), leads, roles: own.size > 0 ? own : around.roles }
}

/** In a talk the last question says what the answers are about. */
function askedBy({ text }: Visible, before: Around | null, around: Around): Around | null {
  const [question] = /[^.!?]+\?$/.exec(text) ?? []
  return question === undefined ? before : { ...around, roles: rolesOf(question), question }
}

/** What the line above a table says about it, as far as its columns say nothing. */
const rolesFrom = (before: Visible | null, around: Around): Around => ({
  ...around,
  roles: leadFrom(before, around).roles,
})

/** What the line above a list says about its items: "Leave it on the shelf if you have" goes on in them too. */
function leadFrom(before: Visible | null, around: Around): Around {
  if (before === null || !/[:…]$|[\p{L},]$/u.test(before.text)) return around
  const last = before.text.slice(-160).replace(/^.*[.!?]\s/s, '')
  const own = rolesOf(last)
  if (warns.test(last)) return { ...around, lead: before.text, roles: new Set(['avoid']) }
  return { ...around, lead: before.text, roles: own.size > 0 ? own : around.roles }
}

/** What a section says about answers whose questions say nothing: that it holds questions is none. */
const around = ({ roles }: Section): ReadonlySet<Role> =>
  new Set([...roles].filter(role => role !== 'questions'))

/** All units of an article, those of answers after those of their section. */
export function unitsOf(sections: readonly Section[]): Unit[] {
  const units = new Units()
  for (const section of sections) {
    units.parts(section.parts, { roles: section.roles, lead: null, leads: [], section, question: null })
    for (const { question, answer } of section.asked) {
      const asked = rolesOf(question)
      units.parts(answer, {
        roles: asked.size > 0 ? asked : around(section),
        lead: null,
        leads: [],
        section,
        question,
      })
    }
  }
  return units.found
}
