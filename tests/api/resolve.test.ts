import { describe, expect, it } from 'vitest'
import { type Candidate, loadLexicon, type Part } from '../../src/search/resolve/index.ts'
import { useKb } from '../support/kb.ts'
import { query } from '../support/postgres.ts'
import { publish, thing } from '../support/publish.ts'
import type { Json } from '../support/walk.ts'
import { messyTexts } from './messy-texts.ts'

const kb = useKb()

const resolve = async (body: object, status = 200): Promise<Json> => {
  const answer = await kb.api.post('/v1/resolve', body)
  expect(answer.status, JSON.stringify(answer.body).slice(0, 500)).toBe(status)
  return answer.body
}

const resolveOne = async (input: string, more: object = {}): Promise<Json> =>
  (await resolve({ inputs: [input], ...more })).data[0]

const nameOf = ({ kind, slug }: Candidate) => (kind === 'supplement' ? slug : `${kind}/${slug}`)

/** A part as the table writes it. */
const inShort = ({ text, status, candidates, form, amount, unit }: Part) => {
  const [first] = candidates
  const meant = {
    MATCHED: () => (first ? nameOf(first) : 'nothing'),
    AMBIGUOUS: () => `?${candidates.map(nameOf).join('|')}`,
    NONE: () => `-${text}`,
  }[status]()
  return [meant, amount === null ? '' : `${amount} ${unit}`, form === null ? '' : `{${form}}`]
    .filter(Boolean)
    .join(' ')
}

describe('messy texts of the shipped knowledge', () => {
  it('are many, each told once', () => {
    expect(messyTexts.length).toBeGreaterThan(80)
    expect(new Set(messyTexts.map(([text]) => text)).size).toBe(messyTexts.length)
  })

  it.each(messyTexts)('%s', async (text, parts, ignored) => {
    const found = await resolveOne(text)
    expect([found.parts.map(inShort).join('; '), found.ignored.join('; ')]).toEqual([parts, ignored])
  })
})

describe('an answer', () => {
  const body = { inputs: ['Vitamin D3 5000 IU + K2, 120 softgels', { id: 'line 2', text: 'zinc' }, 'zinc'] }

  it('tells each text in order, with its mark and its parts', async () => {
    const { data } = await resolve(body)
    expect(data.map(({ index, id, input }: Json) => [index, id, input])).toEqual([
      [0, null, 'Vitamin D3 5000 IU + K2, 120 softgels'],
      [1, 'line 2', 'zinc'],
      [2, null, 'zinc'],
    ])
    expect(data[0]).toMatchObject({
      status: 'MATCHED',
      ignored: ['120'],
      parts: [
        {
          text: 'Vitamin D3',
          status: 'MATCHED',
          candidates: [
            {
              kind: 'supplement',
              slug: 'vitamin-d',
              score: 0.95,
              reason: 'ALIAS',
              matchedAlias: 'vitamin D3',
            },
          ],
          amount: 5000,
          unit: '[IU]',
        },
        { text: 'K2', status: 'NONE', candidates: [], amount: null, unit: null, form: 'softgel' },
      ],
    })
  })

  it('is the same however often and in which order it is asked for', async () => {
    const texts = messyTexts.map(([text]) => text)
    const [once, again, backwards] = await Promise.all(
      [texts, texts, texts.toReversed()].map(
        async inputs => (await resolve({ inputs: inputs.slice(0, 200) })).data,
      ),
    )
    const bare = (data: Json[]) => data.map(({ index, ...rest }) => rest)
    expect(again).toEqual(once)
    expect(bare(backwards).toReversed()).toEqual(bare(once))
  })

  it('is not to be kept, and says what it was read from', async () => {
    const { headers } = await kb.api.post('/v1/resolve', body)
    expect(headers['cache-control']).toBe('no-store')
    expect(headers).not.toHaveProperty('etag')
    const { headers: others } = await kb.api.get('/v1/supplements?limit=1')
    expect([headers['kb-revision'], headers['kb-release']]).toEqual([
      others['kb-revision'],
      others['kb-release'],
    ])
  })

  it('publishes the thresholds, which are data', async () => {
    const before = await resolve({ inputs: ['withania'] })
    expect(before.meta.thresholds).toEqual({
      match: 0.75,
      margin: 0.03,
      candidate: 0.5,
      candidates: 5,
      typoLetters: 6,
      twoTyposLetters: 9,
    })
    expect(before.data[0]).toMatchObject({
      status: 'AMBIGUOUS',
      parts: [{ candidates: [{ reason: 'BEGINNING' }] }],
    })
    const set = (value: number) =>
      query(kb.database.url, `UPDATE search_setting SET value = ${value} WHERE name = 'resolve_match'`)
    await set(0.55)
    const after = await resolve({ inputs: ['withania'] })
    await set(0.75)
    expect([after.meta.thresholds.match, after.data[0].status]).toEqual([0.55, 'MATCHED'])
  })

  it.each([
    ['zinc & milk', 'AMBIGUOUS', ['MATCHED', 'AMBIGUOUS']],
    ['zinc & xyzzy', 'MATCHED', ['MATCHED', 'NONE']],
    ['xyzzy & plugh', 'NONE', ['NONE', 'NONE']],
    ['120 ct', 'NONE', []],
  ])('about %s is %s as a whole, and each part tells its own', async (text, status, parts) => {
    const found = await resolveOne(text)
    expect([found.status, found.parts.map(({ status }: Part) => status)]).toEqual([status, parts])
  })
})

describe('kinds', () => {
  it('narrow what is looked for', async () => {
    const all = await resolveOne('milk')
    expect(all.parts[0].candidates.map(({ kind }: Candidate) => kind)).toEqual(['interactant', 'interactant'])
    expect(await resolveOne('milk', { kinds: ['supplement', 'condition'] })).toMatchObject({
      status: 'NONE',
      parts: [{ text: 'milk', candidates: [] }],
    })
  })

  it('do not find a name inside the name of something else', async () => {
    expect(await resolveOne('zinc deficiency', { kinds: ['supplement'] })).toMatchObject({ status: 'NONE' })
  })
})

describe('bad input', () => {
  const inputs = (count: number) => Array.from({ length: count }, () => 'zinc')

  it.each([
    ['no texts', { inputs: [] }, '#/inputs'],
    ['no member', {}, '#/inputs'],
    ['more than 200 texts', { inputs: inputs(201) }, '#/inputs'],
    ['an empty text', { inputs: ['zinc', ' '] }, '#/inputs/1'],
    ['a long text', { inputs: ['a'.repeat(501)] }, '#/inputs/0'],
    ['a number', { inputs: [3] }, '#/inputs/0'],
    ['a control character', { inputs: [{ id: 'a', text: 'zi\u0000nc' }] }, '#/inputs/0/text'],
    ['a text without mark', { inputs: [{ text: 'zinc' }] }, '#/inputs/0/id'],
    ['an unknown member', { inputs: ['zinc'], kind: ['supplement'] }, '#/kind'],
    ['an unknown kind', { inputs: ['zinc'], kinds: ['product'] }, '#/kinds/0'],
    ['no kinds', { inputs: ['zinc'], kinds: [] }, '#/kinds'],
  ])('%s is 400 and says where', async (_what, body, pointer) => {
    const { code, errors } = await resolve(body, 400)
    expect([code, errors[0].pointer]).toEqual(['invalid-body', pointer])
  })

  it('that is no JSON, or no JSON at all, is told apart', async () => {
    const send = (type: string, text: string) =>
      kb.app.inject({ method: 'POST', url: '/v1/resolve', headers: { 'content-type': type }, payload: text })
    expect((await send('application/json', '{')).json().code).toBe('invalid-json')
    expect((await send('text/plain', 'zinc')).json().code).toBe('unsupported-media-type')
  })

  it('never lists what was sent in a problem', async () => {
    const { body } = await kb.api.post('/v1/resolve', { inputs: [`secret ${'x'.repeat(600)}`] })
    expect(JSON.stringify(body)).not.toContain('secret')
  })

  it('of 200 long texts is answered all the same', async () => {
    const { data } = await resolve({ inputs: inputs(200).map(text => `${text} 5 mg, `.repeat(45)) })
    expect(data).toHaveLength(200)
  })
})

it('a published name is found at once, and a retired one no more', async () => {
  const name = 'Brandneuwurz'
  expect(await resolveOne(name)).toMatchObject({ status: 'NONE' })
  await publish(kb.database, thing.supplement('new-root', { name }))
  expect(await resolveOne(name)).toMatchObject({
    status: 'MATCHED',
    parts: [{ candidates: [{ slug: 'new-root' }] }],
  })
  await query(kb.database.url, "UPDATE thing SET status = 'RETIRED' WHERE slug = 'new-root'")
  await publish(kb.database, thing.condition('something-else'))
  expect(await resolveOne(name)).toMatchObject({ status: 'NONE' })
})

it('names that come close to one another are kept apart', async () => {
  const names = ['Carnosine', 'Carnitine', 'Cystine', 'Cysteine']
  await publish(kb.database, ...names.map(name => thing.supplement(name.toLowerCase(), { name })))
  const { data } = await resolve({ inputs: [...names, 'carnasine'] })
  expect(data.map(({ parts }: Json) => parts.map(inShort).join())).toEqual([
    'carnosine',
    'carnitine',
    'cystine',
    'cysteine',
    'carnosine',
  ])
})

it('a name that two things share is ambiguous, and a name of one beats another name of the other', async () => {
  await publish(
    kb.database,
    thing.supplement('twin-a', { name: 'Twinleaf' }),
    thing.supplement('twin-b', { name: 'Twinroot', aliases: [{ text: 'Twinleaf' }, { text: 'Twinweed' }] }),
    thing.supplement('twin-c', { name: 'Twinbark', aliases: [{ text: 'Twinweed' }] }),
  )
  expect((await resolveOne('twinweed 5 mg')).parts.map(inShort)).toEqual(['?twin-b|twin-c 5 mg'])
  expect((await resolveOne('twinleaf')).parts.map(inShort)).toEqual(['twin-a'])
  const { candidates } = (await resolveOne('twinleaf')).parts[0]
  expect(candidates.map(({ slug, score }: Candidate) => [slug, score])).toEqual([
    ['twin-a', 1],
    ['twin-b', 0.95],
  ])
})

it('loads what it knows once for many calls at once, and again only when that has changed', async () => {
  let large = 0
  const read: typeof kb.database.read = statement => {
    if (statement.text.includes('FROM identifier')) large++
    return kb.database.read(statement)
  }
  const database = { ...kb.database, read }
  const many = await Promise.all(Array.from({ length: 10 }, () => loadLexicon(database)))
  expect([large, new Set(many).size]).toEqual([1, 1])
  expect(await loadLexicon(database)).toBe(many[0])
  await publish(kb.database, thing.condition('one-more'))
  const next = await loadLexicon(database)
  expect([large, next.revision]).toEqual([2, (many[0]?.revision ?? 0) + 1])
})
