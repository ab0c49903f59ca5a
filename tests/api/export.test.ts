import { createHash } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { recordKinds } from '../../src/knowledge/things.ts'
import { columnsOf, csvLine } from '../../src/resources/export/csv.ts'
import { resources } from '../../src/resources/index.ts'
import { cursorAfter, exported } from '../support/export.ts'
import { useKb } from '../support/kb.ts'
import { publish, thing } from '../support/publish.ts'
import { data, type Json, walk } from '../support/walk.ts'

const kb = useKb()

const keyOf = (record: Json): string => record.id ?? record.slug
const get = (query: string, headers: Record<string, string> = {}) =>
  exported(kb.app, `/v1/export${query}`, headers)
const pathOf = (kind: string) => resources.find(({ noun }) => noun.kind === kind)?.path ?? ''

describe('the export', () => {
  it('holds every record, as its list and its own operation answer it, kind by kind and by key', async () => {
    const { headers, records, text } = await get('')
    expect(headers['content-type']).toBe('application/x-ndjson; charset=utf-8')
    expect(headers).toMatchObject({ 'kb-revision': '2', 'kb-release': '2026.11.1' })
    expect(headers['kb-disclaimer']).toContain('not medical advice')
    expect(headers.link).toBe('<https://creativecommons.org/licenses/by/4.0/>; rel="license"')
    expect(text.endsWith('}\n')).toBe(true)
    const kindOf = (record: Json) => cursorAfter('', record).split('/')[1]
    expect([...new Set(records.map(kindOf))]).toEqual([...recordKinds])
    for (const kind of recordKinds) {
      const ofKind = records.filter(record => kindOf(record) === kind)
      const key = 'id' in (ofKind[0] ?? {}) ? 'id' : 'slug'
      const listed = await walk(kb, `/v1/${pathOf(kind)}?limit=100&sort=${key}`)
      expect(ofKind, kind).toEqual(listed)
      const last = ofKind.at(-1)
      expect(await data(kb, `/v1/${pathOf(kind)}/${keyOf(last)}`)).toEqual(last)
    }
  }, 120_000)

  it('is of the kinds that are asked for', async () => {
    const { records } = await get('?kind=practice,mechanism')
    expect([...new Set(records.map(({ kind }) => kind))]).toEqual(['mechanism', 'practice'])
  })

  it('is one JSON document in the envelope of all answers', async () => {
    const { records } = await get('?kind=practice,article')
    const { body, headers } = await kb.api.get('/v1/export?kind=practice,article&format=json')
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    expect(body.data).toEqual(records)
    expect(body.meta).toMatchObject({ license: 'CC-BY-4.0', disclaimer: expect.any(String) })
    expect(body.links).toEqual({ self: '/v1/export?format=json&kind=practice%2Carticle', next: null })
  })

  it.each(['source', 'dosage', 'supplement', 'article'])(
    'of %s is CSV with the columns of the contract',
    async kind => {
      const [{ records }, { headers, text }] = await Promise.all([
        get(`?kind=${kind}`),
        get(`?kind=${kind}&format=csv`),
      ])
      expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present')
      const contract = resources.find(({ noun }) => noun.kind === kind)?.record
      const columns = columnsOf(contract as never)
      const rows = parse(text, { columns: true }) as Record<string, string>[]
      expect(Object.keys(rows[0] ?? {})).toEqual(columns)
      expect(rows).toEqual(
        records.map(record => Object.fromEntries(columns.map(column => [column, cell(record[column])]))),
      )
    },
  )

  const cell = (value: unknown) => {
    if (value === null) return ''
    return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }

  it('writes CSV that neither breaks nor runs in a spreadsheet', () => {
    expect(csvLine(['a', null, 'b,c', 'd"e', 'f\ng', -1, true, ['h', 'i']])).toBe(
      'a,,"b,c","d""e","f\ng",-1,true,"[""h"",""i""]"\r\n',
    )
    expect(csvLine(['=1+1', '+1', '-1', '@a', '\tb', 'a=b'])).toBe(`'=1+1,'+1,'-1,'@a,'\tb,a=b\r\n`)
  })

  it.each([
    ['gzip', gunzipSync, '-gz'],
    ['br', brotliDecompressSync, '-br'],
  ])('is sent as %s to who can read that', async (coding, decode, suffix) => {
    const plain = await get('?kind=mechanism')
    const { headers, body } = await get('?kind=mechanism', { 'accept-encoding': coding })
    expect(headers['content-encoding']).toBe(coding)
    expect(body.length).toBeLessThan(plain.body.length / 2)
    expect(decode(body).equals(plain.body)).toBe(true)
    expect(headers.etag).toBe(plain.headers.etag?.replace(/"$/, `${suffix}"`))
    expect(headers.vary).toContain('Accept-Encoding')
  })

  it('has an ETag for the cost of none', async () => {
    const { headers } = await get('?kind=practice')
    expect(headers['cache-control']).toContain('max-age=60')
    expect(headers.etag).toMatch(/^"[\w-]{22}"$/)
    const again = await get('?kind=practice', { 'if-none-match': headers.etag ?? '' })
    expect([again.status, again.text, again.headers.etag]).toEqual([304, '', headers.etag])
    expect(again.headers['kb-revision']).toBe(headers['kb-revision'])
    const head = await kb.api.head('/v1/export?kind=practice', { 'accept-encoding': 'identity' })
    expect(head.status).toBe(200)
    expect(head.headers).toMatchObject({ etag: headers.etag, 'content-type': headers['content-type'] })
    const others = await Promise.all(
      ['?kind=mechanism', '?kind=practice&format=csv', ''].map(query => get(query)),
    )
    expect(new Set([headers.etag, ...others.map(other => other.headers.etag)]).size).toBe(4)
  })
})

describe('an export that broke off', () => {
  const brokenAt = (body: Buffer, share: number) => {
    const part = body.subarray(0, Math.floor(body.length * share)).toString()
    return part.slice(0, part.lastIndexOf('\n') + 1)
  }

  it.each([0.01, 0.3, 0.77, 0.999])('goes on after the last whole line, at %d of it', async share => {
    const whole = await get('')
    const arrived = brokenAt(whole.body, share)
    const last = JSON.parse(arrived.trimEnd().split('\n').at(-1) ?? '')
    const rest = await get(
      `?cursor=${encodeURIComponent(cursorAfter(whole.headers['kb-revision'] as string, last))}`,
    )
    expect(rest.status).toBe(200)
    expect(rest.headers['kb-revision']).toBe(whole.headers['kb-revision'])
    expect(arrived + rest.text === whole.text).toBe(true)
  })

  it('goes on as CSV without another header', async () => {
    const whole = await get('?kind=mechanism&format=csv')
    const arrived = brokenAt(whole.body, 0.5)
    const slug = arrived.trimEnd().split('\n').at(-1)?.split(',')[1]
    const rest = await get(
      `?kind=mechanism&format=csv&cursor=${whole.headers['kb-revision']}/mechanism/${slug}`,
    )
    expect(arrived + rest.text).toBe(whole.text)
  })

  it('goes on with the revision that it began with, whatever is published meanwhile', async () => {
    const whole = await get('?kind=practice,source')
    const revision = whole.headers['kb-revision'] as string
    const first = whole.records[0]
    await publish(kb.database, thing.source('zzz-newer'), thing.source('aaa-newer'))
    const rest = await get(`?kind=practice,source&cursor=${cursorAfter(revision, first)}`)
    expect(rest.headers['kb-revision']).toBe(revision)
    expect(rest.headers['kb-release']).toBeUndefined()
    expect(rest.records).toEqual(whole.records.slice(1))
    const now = await get('?kind=practice,source')
    expect(now.records).toHaveLength(whole.records.length + 2)
    expect(now.headers.etag).not.toBe(whole.headers.etag)
  })
})

describe('an export while others publish', () => {
  it('is of one revision from its first line to its last', async () => {
    let turn = 0
    const publishNext = () => {
      turn += 1
      const summary = `Turn ${turn}.`
      const again = { type: turn === 1 ? 'CREATE' : 'UPDATE' } as const
      return publish(
        kb.database,
        { ...thing.condition('aaa-moving', { summary }), ...again } as never,
        { ...thing.population('zzz-moving', { summary }), ...again } as never,
      )
    }
    const seen: Json[][] = []
    let done = false
    const reading = (async () => {
      while (!done) seen.push((await get('?kind=condition,population')).records)
    })()
    while (turn < 4) await publishNext()
    done = true
    await reading
    expect(seen.length).toBeGreaterThan(2)
    for (const records of seen) {
      const moving = records.filter(({ slug }) => slug.endsWith('-moving')).map(({ summary }) => summary)
      expect([...new Set(moving)].length).toBeLessThanOrEqual(1)
      expect([0, 2]).toContain(moving.length)
    }
  }, 60_000)
})

describe('the export of a release', () => {
  it('is that of its revision, and the bytes that its SHA-256 is of', async () => {
    for (const id of ['2026.11.0', '2026.11.1']) {
      const release = await data(kb, `/v1/releases/${id}`)
      const { body, headers } = await exported(kb.app, release.export)
      expect(createHash('sha256').update(body).digest('hex')).toBe(release.sha256)
      expect(headers).toMatchObject({ 'kb-release': id, 'kb-revision': String(release.revision) })
      expect(headers['cache-control']).toBe('public, max-age=604800, immutable')
      const count = release.records.reduce((sum: number, one: Json) => sum + one.count, 0)
      expect(body.toString().trimEnd().split('\n')).toHaveLength(count)
    }
  })
})

describe('an export that cannot be', () => {
  it.each([
    ['kind=vitamin', 400, 'invalid-parameter', 'kind'],
    ['format=xml', 400, 'invalid-parameter', 'format'],
    ['format=csv', 400, 'invalid-parameter', 'kind'],
    ['format=csv&kind=dosage,faq', 400, 'invalid-parameter', 'kind'],
    ['revision=1', 400, 'unknown-parameter', 'revision'],
    ['include=sources', 400, 'unknown-parameter', 'include'],
    ['release=2026.10.0', 404, 'not-found', undefined],
    ['release=', 400, 'invalid-parameter', 'release'],
    ['cursor=', 400, 'invalid-parameter', 'cursor'],
    ['cursor=x', 400, 'invalid-cursor', 'cursor'],
    ['cursor=1/dosage', 400, 'invalid-cursor', 'cursor'],
    ['cursor=1/vitamin/c', 400, 'invalid-cursor', 'cursor'],
    ['cursor=999999999/practice/gentle-stretching', 400, 'invalid-cursor', 'cursor'],
    ['cursor=99999999999/practice/gentle-stretching', 400, 'invalid-cursor', 'cursor'],
    ['cursor=0/practice/gentle-stretching', 400, 'invalid-cursor', 'cursor'],
    ['cursor=1/practice/no-such-practice', 400, 'invalid-cursor', 'cursor'],
    ['cursor=1/practice/gentle-stretching&kind=dosage', 400, 'invalid-cursor', 'cursor'],
    ['cursor=1/practice/gentle-stretching&release=2026.11.1', 400, 'invalid-cursor', 'cursor'],
  ])('%s is %i %s', async (query, status, code, parameter) => {
    const { status: answered, body } = await kb.api.get(`/v1/export?${query}`)
    expect([answered, body.code]).toEqual([status, code])
    if (parameter) expect(body.errors[0].parameter).toBe(parameter)
  })

  it('is 406 for who takes none of its forms', async () => {
    expect((await kb.api.get('/v1/export', { accept: 'image/png' })).status).toBe(406)
  })
})
