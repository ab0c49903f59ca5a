import { describe, expect, it } from 'vitest'
import { useKb } from '../support/kb.ts'
import { claim, indication, publish, thing } from '../support/publish.ts'
import { data, type Json } from '../support/walk.ts'

const note = (supplement: string, population: string) =>
  claim('population-note', { supplement, about: population, population, source: 'says', caveat: 'Mind it.' })

const kb = useKb(async database => {
  await publish(
    database,
    thing.source('says'),
    thing.supplement('old-name'),
    thing.supplement('older-name'),
    thing.condition('old-condition'),
    indication('old-name', 'old-condition', 'says', {}),
    thing.supplement('leaves'),
    thing.supplement('leaves-alone'),
    thing.supplement('mistake'),
    note('old-name', 'adults'),
    note('old-name', 'pregnancy'),
    note('old-name', 'breastfeeding'),
  )
  await publish(database, { type: 'RENAME', kind: 'supplement', key: 'old-name', to: 'new-name' })
  await publish(
    database,
    { type: 'RENAME', kind: 'supplement', key: 'new-name', to: 'newest-name' },
    { type: 'RENAME', kind: 'condition', key: 'old-condition', to: 'new-condition' },
    { type: 'RETIRE', kind: 'supplement', key: 'leaves', successor: 'older-name' },
    { type: 'RETIRE', kind: 'supplement', key: 'leaves-alone' },
    { type: 'DELETE', kind: 'supplement', key: 'mistake' },
    {
      ...{ type: 'RETIRE', kind: 'population-note', key: 'old-name--adults--population-note--says' },
      successor: 'old-name--pregnancy--population-note--says',
    },
    { type: 'DELETE', kind: 'population-note', key: 'old-name--breastfeeding--population-note--says' },
  )
})

describe('a renamed thing', () => {
  it.each([
    ['/v1/supplements/old-name', '/v1/supplements/newest-name'],
    ['/v1/supplements/new-name', '/v1/supplements/newest-name'],
    [
      '/v1/supplements/old-name?include=dosages&fields=slug',
      '/v1/supplements/newest-name?include=dosages&fields=slug',
    ],
    ['/v1/supplements/old-name/indications?limit=5', '/v1/supplements/newest-name/indications?limit=5'],
    ['/v1/conditions/old-condition/supplements', '/v1/conditions/new-condition/supplements'],
    ['/v1/supplements/old%2Dname', '/v1/supplements/newest-name'],
  ])('%s leads to %s', async (url, location) => {
    const { status, headers } = await kb.api.get(url)
    expect([status, headers.location]).toEqual([301, location])
    expect((await kb.api.get(location)).status).toBe(200)
    expect((await kb.api.head(url)).status).toBe(301)
  })

  it('is named anew by its claims, whose ids stay', async () => {
    const [one] = await data(kb, '/v1/supplements/newest-name/indications')
    expect(one).toMatchObject({
      id: 'old-name--old-condition--indication--says',
      supplement: { slug: 'newest-name' },
      condition: { slug: 'new-condition' },
    })
  })

  it('does not lead anywhere when something else has its name now', async () => {
    await publish(kb.database, thing.supplement('old-name', { summary: 'Another one.' }))
    expect(await data(kb, '/v1/supplements/old-name')).toMatchObject({ summary: 'Another one.' })
  })
})

describe('a retired record', () => {
  it.each([
    ['/v1/supplements/leaves', '/v1/supplements/older-name'],
    ['/v1/supplements/leaves/dosages', '/v1/supplements/older-name'],
    ['/v1/supplements/leaves-alone', null],
    [
      '/v1/population-notes/old-name--adults--population-note--says',
      '/v1/population-notes/old-name--pregnancy--population-note--says',
    ],
  ])('%s is gone, with its successor', async (url, successor) => {
    const { status, body, headers } = await kb.api.get(url)
    expect(status).toBe(410)
    expect(headers['content-type']).toBe('application/problem+json')
    expect(body).toMatchObject({ code: 'gone', status: 410, successor, retryable: false })
    if (successor) expect(body.detail).toContain(successor)
  })

  it('is in no list, no count, and no coverage', async () => {
    const slugs = (await data(kb, '/v1/supplements?limit=100')).map((one: Json) => one.slug)
    expect(slugs).not.toContain('leaves')
    expect(await data(kb, '/v1/supplements?q=leaves')).toEqual([])
    const notes = await data(kb, '/v1/supplements/newest-name/population-notes')
    expect(notes.map((one: Json) => one.population.slug)).toEqual(['pregnancy'])
  })
})

describe('what was deleted, or never was', () => {
  it.each([
    ['/v1/supplements/mistake', 410],
    ['/v1/supplements/mistake/timelines', 410],
    ['/v1/population-notes/old-name--breastfeeding--population-note--says', 410],
    ['/v1/supplements/never-was', 404],
    ['/v1/supplements/Ashwagandha', 404],
    ['/v1/supplements/%F0%9F%8C%BF', 404],
    ['/v1/dosages/ashwagandha--pregnancy--contraindication--nccih-ashwagandha', 404],
    ['/v1/conditions/ashwagandha', 404],
  ])('%s answers %i', async (url, status) => {
    const answer = await kb.api.get(url)
    expect(answer.status).toBe(status)
    expect(answer.headers['content-type']).toBe('application/problem+json')
    expect(answer.body).toMatchObject({ status, code: status === 410 ? 'gone' : 'not-found' })
  })
})
