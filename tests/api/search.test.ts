import { describe, expect, it } from 'vitest'
import { useKb } from '../support/kb.ts'
import { claim, indication, publish, thing } from '../support/publish.ts'
import { data, type Json, walk } from '../support/walk.ts'

const many = Array.from({ length: 130 }, (_, n) =>
  thing.condition(`zzplenty-${n}`, { name: `Zzplenty ${n}` }),
)
const kb = useKb(async database => {
  await publish(
    database,
    thing.supplement('quillon', { name: 'Quillon', category: 'MINERAL', aliases: [{ text: 'Brisk root' }] }),
    thing.supplement('quillon-forte', { name: 'Quillon forte', category: 'BOTANICAL' }),
    thing.condition('brisk', { name: 'Brisk quillon gait' }),
    thing.condition('orvane', {
      name: 'Órvane',
      summary: 'A state in which zumbrel <b>pains</b> & aches come.',
    }),
    thing.source('q-paper'),
    indication('quillon', 'orvane', 'q-paper', {
      certainty: 'LOW',
      result: 'Zumbrel pains went away with B-12.',
    }),
    claim('combination', {
      supplement: 'quillon',
      about: 'forte',
      source: 'q-paper',
      with: { kind: 'supplement', slug: 'quillon-forte' },
      purpose: 'Against zumbrel pains, twice: zumbrel and zumbrel.',
    }),
    ...many,
  )
})

const search = (q: string, more = '') => kb.api.get(`/v1/search?q=${encodeURIComponent(q)}${more}`)
const hits = (q: string, more = ''): Promise<Json[]> =>
  data(kb, `/v1/search?q=${encodeURIComponent(q)}${more}`)
const keys = (found: Json[]) => found.map(({ slug, id }) => slug ?? id)
const keyOf = ({ kind, slug, id }: Json) => `${kind} ${slug ?? id}`

describe('what people type', () => {
  it.each([
    ['ashwaganda', 'ashwagandha'],
    ['Ashwagandha root', 'ashwagandha'],
    ['withania', 'ashwagandha'],
    ['Indian ginseng', 'ashwagandha'],
    ['ÂSHWAGANDHÁ', 'ashwagandha'],
    ['vit b12', 'vitamin-b12'],
    ['vitamin b 12', 'vitamin-b12'],
    ['B-12', 'vitamin-b12'],
    ['B12', 'vitamin-b12'],
    ['b 12', 'vitamin-b12'],
    ['cobalamine', 'vitamin-b12'],
    ['stress back pain', 'stress-linked-back-pain'],
    ['the ashwagandha and the turmeric', 'ashwagandha'],
  ])('"%s" finds %s first', async (q, slug) => {
    expect(keys(await hits(q))[0]).toBe(slug)
  })

  it('names the words that it corrected', async () => {
    const { body } = await search('cobalamine')
    expect(body.meta.corrections).toEqual([{ word: 'cobalamine', to: expect.arrayContaining(['cobalamin']) }])
    expect((await search('cobalamin')).body.meta.corrections).toEqual([])
  })
})

describe('the order of hits', () => {
  it('is name, another name, beginning, words of names, part, words of text, typo', async () => {
    const matches = async (q: string) =>
      Object.fromEntries((await hits(q, '&limit=100')).map(hit => [hit.slug ?? hit.id, hit.match]))
    expect((await hits('quillon')).slice(0, 3).map(({ slug, match }) => [slug, match])).toEqual([
      ['quillon', 'NAME'],
      ['quillon-forte', 'PREFIX'],
      ['brisk', 'WORDS'],
    ])
    expect((await hits('brisk root'))[0]).toMatchObject({ slug: 'quillon', match: 'ALIAS', score: 0.95 })
    expect((await hits('quillon unheardof'))[0]).toMatchObject({ slug: 'quillon', match: 'PART' })
    expect(await matches('zumbrel pains')).toMatchObject({ orvane: 'TEXT' })
    expect((await hits('quilon'))[0]).toMatchObject({ slug: 'quillon', match: 'TYPO' })
  })

  it('has falling scores, and keys in order among equals', async () => {
    const found = await hits('zzplenty', '&limit=100')
    const sorted = found.toSorted((a, b) => b.score - a.score || (keys([a])[0] < keys([b])[0] ? -1 : 1))
    expect(found.length).toBe(100)
    expect(keys(found)).toEqual(keys(sorted))
    for (const { score } of found) expect(score).toBeGreaterThan(0)
  })
})

describe('hits', () => {
  it('hold a slug for what has one, an id for claims, and a name to show', async () => {
    const found = await hits('zumbrel')
    expect(found.find(({ kind }) => kind === 'condition')).toMatchObject({ slug: 'orvane', name: 'Órvane' })
    expect(found.find(({ kind }) => kind === 'indication')).toMatchObject({
      id: 'quillon--orvane--indication--q-paper',
      name: 'quillon: Órvane'.replace('quillon', 'Quillon'),
    })
  })

  it('come once, however often the words stand in them', async () => {
    const found = await hits('zumbrel', '&limit=100')
    expect(new Set(found.map(keyOf)).size).toBe(found.length)
    expect(found.map(({ kind }) => kind).sort()).toEqual(['combination', 'condition', 'indication'])
  })

  it('find claims by the names of their things and their own words together', async () => {
    expect(keys(await hits('orvane quillon'))).toContain('quillon--orvane--indication--q-paper')
    expect(keys(await hits('quillon b12'))).toContain('quillon--orvane--indication--q-paper')
  })

  it('mark the words that answer, in plain text', async () => {
    const [state] = (await hits('zumbrel pains')).filter(({ kind }) => kind === 'condition')
    const { text, ranges } = state.highlight
    expect(text).toBe('A state in which zumbrel <b>pains</b> & aches come.')
    expect(ranges.map(({ start, end }: Json) => text.slice(start, end))).toEqual(['zumbrel', 'pains'])
    const [named] = await hits('orvane')
    expect(named.highlight).toEqual({ text: 'Órvane', ranges: [{ start: 0, end: 6 }] })
  })

  it('are an empty list when nothing is found, not an error', async () => {
    for (const q of ['xyzzyqwert', '!!!', '💊', '& | ! <->', "'; DROP TABLE thing; --"]) {
      const { status, body } = await search(q, '&count=true')
      expect([q, status, body.meta.total.value]).toEqual([q, 200, body.data.length])
    }
  })
})

describe('narrowing', () => {
  it('keeps the kinds asked for, and never widens', async () => {
    const all = (await hits('quillon', '&limit=100')).map(keyOf)
    const some = (await hits('quillon', '&limit=100&kind=supplement,combination')).map(keyOf)
    expect(some).toEqual(all.filter(key => /^(supplement|combination) /.test(key)))
    expect(keys(await hits('quillon', '&category=MINERAL'))).toEqual(['quillon'])
    expect(keys(await hits('zumbrel', '&certainty=LOW'))).toEqual(['quillon--orvane--indication--q-paper'])
    expect(await hits('quillon', '&kind=dosage')).toEqual([])
  })

  it.each([
    ['', 'invalid-parameter'],
    ['?q=', 'invalid-parameter'],
    ['?q=%20%20', 'invalid-parameter'],
    [`?q=${'x'.repeat(201)}`, 'invalid-parameter'],
    ['?q=a&kind=thing', 'invalid-parameter'],
    ['?q=a&facets=color', 'invalid-parameter'],
    ['?q=a&sort=name', 'unknown-parameter'],
    ['?q=a&q=b', 'invalid-parameter'],
    ['?q=a%00b', 'invalid-characters'],
    ['?q=%ED%A0%80', 'invalid-encoding'],
    ['?q=a&cursor=abc', 'invalid-cursor'],
  ])('/v1/search%s is refused', async (query, code) => {
    const { status, body } = await kb.api.get(`/v1/search${query}`)
    expect([status, body.code]).toEqual([400, code])
  })
})

describe('counts', () => {
  it('tell how many there are in all, exactly, only when asked', async () => {
    const { body } = await search('zzplenty', '&count=true&limit=5')
    expect(body.meta.total).toEqual({ value: 130, relation: 'EQ' })
    expect((await search('zzplenty')).body.meta).toMatchObject({ total: null, facets: null, candidates: 500 })
  })

  it('by facet are those of the hits; the filter of the facet itself does not narrow them', async () => {
    const all = await hits('quillon', '&limit=100')
    const count = (kind: string) => all.filter(hit => hit.kind === kind).length
    const expected = [...new Set(all.map(({ kind }) => kind))]
      .map(value => ({ value, count: { value: count(value), relation: 'EQ' } }))
      .sort((a, b) => b.count.value - a.count.value || (a.value < b.value ? -1 : 1))
    for (const filter of ['', '&kind=supplement']) {
      const { meta } = (await search('quillon', `&facets=kind${filter}`)).body
      expect(meta.facets).toEqual({ kind: expected })
    }
    const { meta } = (await search('quillon', '&facets=category,certainty')).body
    expect(meta.facets.category.map(({ value }: Json) => value)).toEqual(['BOTANICAL', 'MINERAL'])
    expect(meta.facets.certainty).toContainEqual({ value: 'LOW', count: { value: 1, relation: 'EQ' } })
  })

  it('are a lower bound beyond 10,000', async () => {
    const add = (kind: string, count: number) =>
      kb.database.prisma.$executeRawUnsafe(`INSERT INTO thing (kind, slug, name)
        SELECT '${kind}', 'flood-${kind}-' || n, 'Flooding ' || n FROM generate_series(1, ${count}) n`)
    await add('condition', 10_050)
    await add('practice', 20)
    const { body } = await search('flooding', '&count=true&facets=kind,category')
    expect(body.meta.total).toEqual({ value: 10_000, relation: 'GTE' })
    expect(body.meta.facets).toEqual({
      kind: [
        { value: 'condition', count: { value: 10_000, relation: 'GTE' } },
        { value: 'practice', count: { value: 20, relation: 'EQ' } },
      ],
      category: [],
    })
    const supplements = (await search('flooding', '&count=true&kind=supplement')).body.meta
    expect(supplements.total).toEqual({ value: 0, relation: 'EQ' })
    await kb.database.prisma.$executeRawUnsafe(`DELETE FROM thing WHERE slug LIKE 'flood-%'`)
  })
})

describe('a walk', () => {
  it('brings every hit exactly once, in the order of one page', async () => {
    const whole = (await hits('quillon', '&limit=100')).map(keyOf)
    const walked = (await walk(kb, '/v1/search?q=quillon&limit=2')).map(keyOf)
    expect(walked).toEqual(whole)
    const plenty = (await walk(kb, '/v1/search?q=zzplenty&limit=17&kind=condition')).map(keyOf)
    expect([plenty.length, new Set(plenty).size]).toEqual([130, 130])
  })

  it('goes on with its own query only', async () => {
    const { next } = (await search('zzplenty', '&limit=2')).body.links
    const cursor = new URL(next, 'http://kb').searchParams.get('cursor')
    expect((await search('zzplent', `&limit=2&cursor=${cursor}`)).body.code).toBe('invalid-cursor')
    expect((await search('zzplenty', `&kind=faq&cursor=${cursor}`)).body.code).toBe('invalid-cursor')
  })
})

it('says from which revision it answers, and answers 304 to what has not changed', async () => {
  const { headers } = await search('magnesium')
  expect(headers['kb-revision']).toMatch(/^[0-9]+$/)
  expect(headers['kb-release']).toMatch(/^[0-9.]+$/)
  expect(headers['cache-control']).toContain('public')
  const again = await kb.api.get('/v1/search?q=magnesium', { 'if-none-match': String(headers.etag) })
  expect(again.status).toBe(304)
})
