import { expect, it } from 'vitest'
import { useKb } from '../support/kb.ts'
import { query } from '../support/postgres.ts'

const kb = useKb(({ url }) => query(url, 'DELETE FROM kb_state'))

it.each([
  '/v1/supplements',
  '/v1/supplements/magnesium',
  '/v1/dosages?group=question',
  '/v1/sources?limit=1',
])(
  'a database without its state answers %s with 503, never with an unsigned cursor or an empty list',
  async url => {
    const { status, body } = await kb.api.get(url)
    expect([status, body.code]).toEqual([503, 'database-unavailable'])
  },
)
