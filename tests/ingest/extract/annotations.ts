import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { checkText } from '../../../src/extract/decode.ts'
import { extractArticle } from '../../../src/extract/extract.ts'
import type { ArticleFormat, Extract } from '../../../src/extract/types.ts'

/** What a dosage says, in the order of the annotations. */
export type Dose = [
  supplement: string,
  min: number | null,
  max: number | null,
  unit: string,
  per: string,
  timesPerDay: number | null,
  isUpperLimit: boolean,
]

/** @returns a dosage as an annotation has it; '' where no supplement was found */
export const doseOf = (dosage: Extract['dosages'][number]): Dose => {
  const { supplement, min, max, unit, per, timesPerDay, isUpperLimit } = dosage
  return [supplement ?? '', min, max, unit, per, timesPerDay, isUpperLimit]
}

/** What a reader finds in an article; README.md of the corpus tells the members. */
export interface Annotation {
  title: string
  subtitle?: string
  headings: string[]
  dosages: Dose[]
  timelines: [number, number | null][]
  contraindications: [string, string][]
  mechanisms: string[]
  combinations: string[]
  constituents: string[]
  faqs: string[]
  disclaimer: boolean
  related: number
}

export interface Article {
  name: string
  text: string
  extract: Extract
  annotation: Annotation
}

/** The articles of one part of the corpus, changed first, with what was found in them. */
export async function readCorpus(
  part: string,
  change: (text: string, annotation: Annotation) => string = text => text,
): Promise<Article[]> {
  const folder = fileURLToPath(new URL(`corpus/${part}/`, import.meta.url))
  const names = readdirSync(folder).filter(name => !name.endsWith('.json'))
  return Promise.all(
    names.sort().map(async name => {
      const annotation = JSON.parse(readFileSync(`${folder}${name.replace(/\.\w+$/, '.json')}`, 'utf8'))
      const text = change(checkText(readFileSync(`${folder}${name}`, 'utf8')), annotation)
      const extract = await extractArticle(text, name.split('.').at(-1) as ArticleFormat)
      return { name, text, extract, annotation }
    }),
  )
}
