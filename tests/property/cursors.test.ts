import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { decodeCursor, encodeCursor, fingerprint } from '../../src/api/cursor.ts'
import { useKb } from '../support/kb.ts'

const runs = { seed: 20261122, numRuns: 200 }
const position = fc.record({
  query: fc.string({ unit: 'grapheme' }),
  after: fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }),
})

describe('a cursor', () => {
  it('gives back the position that it was made of, and only with its secret', () => {
    fc.assert(
      fc.property(position, fc.string(), fc.string(), (place, secret, other) => {
        const cursor = encodeCursor(place, secret)
        expect(cursor).toMatch(/^[\w-]+$/)
        expect(decodeCursor(cursor, secret)).toEqual(place)
        if (other !== secret) expect(decodeCursor(cursor, other)).toBeNull()
      }),
      runs,
    )
  })

  it('that was not made here is none, whatever it is', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.base64String(),
      fc.stringMatching(/^[\w-]{0,80}$/),
    )
    fc.assert(
      fc.property(anything, text => {
        expect(decodeCursor(text, 'secret')).toBeNull()
      }),
      runs,
    )
  })
})

describe('a fingerprint', () => {
  it('is that of a list and its parameters, whatever their order', () => {
    const parameters = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string())))
    fc.assert(
      fc.property(fc.string(), parameters, (path, asked) => {
        const turned = Object.fromEntries(Object.entries(asked).reverse())
        expect(fingerprint(path, turned)).toBe(fingerprint(path, asked))
        expect(fingerprint(`${path}x`, asked)).not.toBe(fingerprint(path, asked))
        expect(fingerprint(path, { ...asked, more: 'x'.repeat(99) })).not.toBe(fingerprint(path, asked))
      }),
      runs,
    )
  })
})

describe('a cursor that is not ours', () => {
  const kb = useKb()
  const list = '/v1/indications?limit=3&sort=-certainty'
  let ours: string
  beforeAll(async () => {
    const { next } = (await kb.api.get(list)).body.links
    ours = new URL(next, 'http://kb').searchParams.get('cursor') ?? ''
  })

  const refuse = async (cursor: string) => {
    const answer = await kb.app.inject(`${list}&cursor=${encodeURIComponent(cursor)}`)
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid-cursor'])
  }

  it('is refused with any bit turned over', async () => {
    expect((await kb.app.inject(`${list}&cursor=${ours}`)).statusCode).toBe(200)
    const bit = fc.nat({ max: Buffer.from(ours, 'base64url').length * 8 - 1 })
    await fc.assert(
      fc.asyncProperty(bit, async at => {
        const bytes = Buffer.from(ours, 'base64url')
        bytes.writeUInt8(bytes.readUInt8(at >> 3) ^ (1 << (at & 7)), at >> 3)
        await refuse(bytes.toString('base64url'))
      }),
      { ...runs, numRuns: 40 },
    )
  })

  it('is refused cut short, made longer, or written in another way', async () => {
    const cut = fc.integer({ min: 1, max: 60 }).map(length => ours.slice(0, -length))
    await fc.assert(fc.asyncProperty(cut, refuse), { ...runs, numRuns: 20 })
    const raw = Buffer.from(ours, 'base64url')
    const others = [
      `${ours}A`,
      `${ours}=`,
      ours.toLowerCase(),
      `${ours} `,
      `${ours}!`,
      raw.toString('base64'),
      raw.toString('hex'),
    ]
    for (const other of others.filter(one => one !== ours)) await refuse(other)
  })

  it('is refused by any other list, filter or order', async () => {
    const other = fc.constantFrom(
      ...[
        '/v1/dosages?limit=3&sort=-certainty',
        '/v1/indications?limit=3',
        '/v1/indications?limit=3&sort=certainty',
      ],
      ...[
        '/v1/indications?sort=-certainty&supplement=turmeric',
        '/v1/supplements/turmeric/indications?sort=-certainty',
      ],
      ...[
        '/v1/indications?sort=-certainty,name',
        '/v1/indications?group=question',
        '/v1/indications?sort=-certainty&direction=HARM',
      ],
    )
    await fc.assert(
      fc.asyncProperty(other, async url => {
        const { statusCode, body } = await kb.app.inject(`${url}&cursor=${ours}`)
        expect([statusCode, JSON.parse(body).code]).toEqual([400, 'invalid-cursor'])
      }),
      { ...runs, numRuns: 20 },
    )
  })
})
