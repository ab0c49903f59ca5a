import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSame, quantitiesIn, quantityOf } from '../../src/resources/articles/stale/quantities.ts'
import { useKb } from '../support/kb.ts'
import { publish } from '../support/publish.ts'
import type { Json } from '../support/walk.ts'

const kb = useKb()
const slug = 'ashwagandha-stress-linked-back-pain'
const id = `ashwagandha--stress-linked-back-pain--dosage--advised--article-${slug}`

const stale = async () => {
  const { status, body } = await kb.api.get(`/v1/articles/${slug}/stale`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.data
}

const update = async (kind: 'dosage' | 'article', key: string, change: Json) => {
  const entry = await kb.database.prisma.change.findFirstOrThrow({
    where: { kind, key, type: { not: 'RERENDERED' } },
    orderBy: { revision: 'desc' },
  })
  await publish(kb.database, { type: 'UPDATE', kind, document: { ...(entry.document as object), ...change } })
}

describe('prose and its records', () => {
  it('agree as shipped, and what was compared is told', async () => {
    const { findings, judged, limits } = await stale()
    expect(findings.filter(({ verdict }: Json) => verdict === 'OUTDATED')).toEqual([])
    expect(judged.quantities).toBeGreaterThan(0)
    expect(judged.agreeing).toBeGreaterThan(0)
    expect(limits).toMatch(/not thereby right/)
  })

  it('disagree when a shown dose changes: where, in which words, and which record says what since when', async () => {
    await update('dosage', id, { amount: { min: 250, max: 500, unit: 'mg' } })
    const { findings, judged } = await stale()
    const [finding] = findings.filter(({ verdict }: Json) => verdict === 'OUTDATED')
    expect(finding).toMatchObject({ section: 'dosage', block: 'how-much', words: '300 to 600 mg' })
    expect(finding.records).toEqual([
      {
        kind: 'dosage',
        id,
        said: '300–600 mg a day',
        says: '250–500 mg a day',
        changedIn: expect.any(Number),
      },
    ])
    expect(finding.agreeing).toHaveLength(2)
    expect(judged.outdated).toBe(1)
  })

  it('agree again when the text is written anew while another record still says so', async () => {
    await update('article', slug, { subtitle: 'Another line' })
    const { judged } = await stale()
    expect(judged.outdated).toBe(0)
  })

  it('are not judged where no record ever said so', async () => {
    const { body } = await kb.api.get(`/v1/articles/${slug}`)
    const entry = await kb.database.prisma.change.findFirstOrThrow({
      where: { kind: 'article', key: slug, type: { not: 'RERENDERED' } },
      orderBy: { revision: 'desc' },
    })
    const { sections } = entry.document as Json
    expect(body.data.sections).toHaveLength(sections.length)
    sections[0].blocks[0] = { id: 'blame', type: 'PROSE', text: 'Some take 7 g for 11 years.' }
    await update('article', slug, { sections })
    const { findings } = await stale()
    const here = findings.filter(({ block }: Json) => block === 'blame')
    expect(here.map(({ words, verdict }: Json) => [words, verdict])).toEqual([
      ['7 g', 'NOT_JUDGED'],
      ['11 years', 'NOT_JUDGED'],
    ])
  })

  it('is 404 for an article that is not there', async () => {
    expect((await kb.api.get('/v1/articles/nowhere/stale')).status).toBe(404)
  })
})

describe('a quantity in a text', () => {
  it.each([
    ['300 to 600 mg', { min: 0.3, max: 0.6, unit: 'g' }],
    ['10,000 IU', { min: null, max: 10_000, unit: '[IU]' }],
    ['6–8 weeks', { min: 42, max: 56, unit: 'd' }],
    ['weeks 3–4', { min: 14, max: 28, unit: 'd' }],
    ['up to 500 mcg', { min: null, max: 0.5, unit: 'mg' }],
  ])('%s is the same in any unit', (text, record) => {
    const [found] = quantitiesIn(`Take ${text} of it.`)
    expect(found && isSame(found, quantityOf(record))).toBe(true)
  })

  it('is none where a number counts something else', () => {
    expect(quantitiesIn('3 groups, 20 %, 5 mg/kg, 40 mgs, in 2019 and B12')).toEqual([])
  })

  it('is found in time that grows with the text, whatever it holds', () => {
    const timed = (text: string) => {
      const start = performance.now()
      quantitiesIn(text)
      return performance.now() - start
    }
    for (const part of ['1', '1,111', '1 to ', '9 – ', ' ', '1.1.', 'week 1 to ']) {
      timed(part.repeat(20_000))
      expect(timed(part.repeat(80_000)), part).toBeLessThan(2000)
    }
  })

  it('stands where it says it does', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.nat(99_999),
        fc.constantFrom('mg', 'g', 'IU', 'weeks'),
        (before, count, unit) => {
          const text = `${before} ${count} ${unit}`
          const last = quantitiesIn(text).at(-1)
          expect(last && text.slice(last.start, last.end).endsWith(`${count} ${unit}`)).toBe(true)
        },
      ),
    )
  })
})
