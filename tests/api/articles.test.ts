import { beforeAll, describe, expect, it } from 'vitest'
import { useKb } from '../support/kb.ts'
import { data, type Json } from '../support/walk.ts'

const kb = useKb()
const url = '/v1/articles/ashwagandha-stress-linked-back-pain'

const headings = [
  'Introduction',
  'The Hidden Link Between Stress and Back Pain',
  'How the Nervous System Influences Back Pain',
  'What Is Ashwagandha?',
  'Ashwagandha as an Adaptogen',
  'How Ashwagandha Works in the Body',
  'Stress-Induced Muscle Tension & Spinal Pain',
  'Ashwagandha and Inflammation Control',
  'Breaking the Stress–Pain Cycle',
  'Dosage, Timing & Best Forms',
  'How Long It Takes to See Results',
  'Best Combinations for Back Pain Relief',
  'Use in Desk Workers, Seniors & Chronic Pain',
  'Safety, Side Effects & Who Should Avoid It',
  'Ashwagandha vs Painkillers & Muscle Relaxants',
  'A Daily Protocol for Stress-Linked Back Pain',
  'Frequently Asked Questions',
  'Final Thoughts & Disclaimer',
]

/** The members of each type of block, beside `id`, `type` and `citations`. */
const members: Record<string, string[]> = {
  PROSE: ['text', 'mentions'],
  LIST: ['ordered', 'items'],
  TABLE: ['caption', 'columns', 'rows'],
  CALLOUT: ['tone', 'title', 'text'],
  IMAGE: ['url', 'alt', 'caption', 'width', 'height'],
  FIGURE: ['url', 'alt'],
  FACTS: ['kind', 'ids', 'records'],
  FAQ: ['slugs'],
}

let article: Json
let blocks: Json[]
beforeAll(async () => {
  article = await data(kb, url)
  blocks = article.sections.flatMap((section: Json) => section.blocks)
})
const blocksOf = (type: string) => blocks.filter(block => block.type === type)

describe('the seed article', () => {
  it('has its 18 sections in order', () => {
    expect(article.sections.map((section: Json) => section.heading)).toEqual(headings)
    expect(article.sections.every((section: Json) => section.blocks.length > 0)).toBe(true)
  })

  it('has typed blocks with ids of their own and exactly the members of their type', () => {
    const ids = blocks.map(block => block.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const block of blocks) {
      const expected = ['id', 'type', 'citations', ...(members[block.type] ?? [])]
      expect(Object.keys(block).sort(), block.id).toEqual(expected.sort())
    }
  })

  it('shows in FACTS the records as they are now', async () => {
    expect(blocksOf('FACTS').length).toBeGreaterThan(10)
    const paths: Record<string, string> = { action: 'actions', 'adverse-effect': 'adverse-effects' }
    for (const { id, kind, ids, records } of blocksOf('FACTS')) {
      expect(
        records.map((record: Json) => record.id),
        id,
      ).toEqual(ids)
      expect(records.every((record: Json) => record.kind === kind)).toBe(true)
      const path = paths[kind] ?? `${kind}s`
      expect(records[0]).toEqual(await data(kb, `/v1/${path}/${ids[0]}`))
    }
  })

  it('mentions records at the very words that name them', async () => {
    const named: [record: string, words: string][] = []
    for (const { text, mentions } of blocksOf('PROSE')) {
      for (const { start, end, kind, key } of mentions) {
        expect(text.slice(start, end)).toMatch(/^\S.*\S$/)
        expect(text[start - 1] ?? ' ').toMatch(/[\s(“"’'-]/)
        expect(text[end] ?? ' ').toMatch(/[\s.,;:)?!’'-]/)
        named.push([`${kind} ${key}`, text.slice(start, end).toLowerCase()])
      }
    }
    const wordsFor = (record: string) =>
      new Set(named.filter(([one]) => one === record).map(([, words]) => words))
    expect(wordsFor('supplement ashwagandha')).toEqual(new Set(['ashwagandha']))
    expect(wordsFor('practice yoga')).toEqual(new Set(['yoga']))
    const all = [...article.mentions, ...article.about].map(({ kind, slug }: Json) => `${kind} ${slug}`)
    expect(all).toEqual(expect.arrayContaining(named.map(([record]) => record)))
    for (const { kind, slug, name } of article.mentions) {
      expect(await data(kb, `/v1/${kind}s/${slug}`)).toMatchObject({ name })
    }
  })

  it('cites sources that are there', async () => {
    const citations = blocks.flatMap(block => block.citations)
    expect(citations.length).toBeGreaterThan(20)
    for (const slug of new Set(citations.map(({ source }: Json) => source.slug))) {
      const { title, url: address, kind, standing } = await data(kb, `/v1/sources/${slug}`)
      const cited = citations.find(({ source }: Json) => source.slug === slug)
      expect(cited.source).toEqual({ slug, title, url: address, kind, standing })
    }
  })

  it('answers its questions, which are records of their own', async () => {
    const [{ slugs }] = blocksOf('FAQ')
    expect(article.faqs.map((faq: Json) => faq.slug)).toEqual(slugs)
    for (const { slug, question, answer } of article.faqs) {
      const faq = await data(kb, `/v1/faqs/${slug}`)
      expect(faq).toMatchObject({
        question,
        answer,
        articles: [{ slug: article.slug, title: article.title }],
      })
    }
  })

  it('has what stands around it', () => {
    expect(article.related).toHaveLength(4)
    expect(article.disclaimer).toMatch(/health professional/)
    expect(article.readingMinutes).toBeGreaterThan(2)
    expect(article.about.map((one: Json) => one.slug)).toEqual(['ashwagandha', 'stress-linked-back-pain'])
  })
})
