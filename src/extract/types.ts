import type { z } from 'zod'
import type { SectionAspect } from '../knowledge/content.ts'

/** What a section is about. */
export type Aspect = z.output<typeof SectionAspect>

/** The formats that an article is read in. */
export const articleFormats = ['txt', 'md', 'html'] as const
export type ArticleFormat = (typeof articleFormats)[number]

/** What a contraindication is about. */
export type SubjectKind = 'condition' | 'life-stage' | 'medication' | 'procedure' | 'allergy'

export interface ExtractedDosage {
  supplement: string | null
  min: number | null
  max: number | null
  /** A UCUM code. */
  unit: string
  per: 'day' | 'dose'
  timesPerDay: number | null
  condition: string | null
  population: string | null
  form: string | null
  isUpperLimit: boolean
  quote: string
}

export interface ExtractedTimeline {
  supplement: string | null
  startDay: number
  /** Null when the text names no end. */
  endDay: number | null
  outcome: string
  quote: string
}

export interface ExtractedContraindication {
  supplement: string | null
  subject: string
  kind: SubjectKind
  quote: string
}

export interface ExtractedMechanism {
  supplement: string | null
  statement: string
  quote: string
}

export interface ExtractedCombination {
  with: string
  purpose: string | null
  quote: string
}

export interface ExtractedBlock {
  type: 'PROSE' | 'LIST' | 'TABLE' | 'IMAGE'
  text?: string
  ordered?: boolean
  items?: string[]
  columns?: string[] | null
  rows?: string[][]
  url?: string
  alt?: string
}

export interface ExtractedSection {
  /** Null for what stands before the first heading. */
  heading: string | null
  aspect: Aspect
  blocks: ExtractedBlock[]
}

/** What an article says, as far as it was understood. Every quote stands in its visible text, letter for letter. */
export interface Extract {
  title: string | null
  subtitle: string | null
  sections: ExtractedSection[]
  supplements: string[]
  conditions: string[]
  dosages: ExtractedDosage[]
  timelines: ExtractedTimeline[]
  contraindications: ExtractedContraindication[]
  mechanisms: ExtractedMechanism[]
  combinations: ExtractedCombination[]
  constituents: { supplement: string | null; name: string }[]
  faqs: { question: string; answer: string }[]
  disclaimer: string | null
  related: { category: string | null; title: string; teaser: string | null }[]
  /** What could not be placed, with its words. */
  warnings: string[]
}
