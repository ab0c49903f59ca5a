import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCommand } from '../../src/cli/program.ts'
import { cloneDatabase, type TestDatabase } from '../support/postgres.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

async function kb(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const env = { DATABASE_URL: database.url }
  const code = await runCommand(args, { out: text => out.push(text), err: text => err.push(text), env })
  return { code, out, err: err.join('\n'), json: () => JSON.parse(out[0] ?? 'null') }
}

it('makes a key, lists, rotates and revokes it, and shows its secret when it is made only', async () => {
  const made = (
    await kb('keys', 'create', '--name', 'Ada', '--scope', 'review', '--expires', '90d', '--json')
  ).json()
  expect(made).toEqual({ id: 1, name: 'Ada', scopes: ['draft', 'review'], secret: expect.any(String) })
  const plain = await kb('keys', 'create', '--name', 'Bob', '--scope', 'admin', '--expires', '2099-01-31')
  expect(plain.out[0]).toBe('key 2, Bob: draft, review, publish, admin')
  expect(plain.out[1]).toMatch(/^kb_[0-9a-f]{12}_[0-9a-f]{64}$/)
  const rotated = (await kb('keys', 'rotate', '1', '--json')).json()
  expect(rotated).toMatchObject({ id: 1, name: 'Ada' })
  expect(rotated.secret).not.toBe(made.secret)
  expect((await kb('keys', 'revoke', '2')).out).toEqual(['key 2 opens nothing any more'])
  const listed = await kb('keys', 'list', '--json')
  expect(listed.json().keys).toMatchObject([
    { id: 1, name: 'Ada', revokedAt: null, rotatedAt: expect.any(String) },
    { id: 2, scopes: ['draft', 'review', 'publish', 'admin'], revokedAt: expect.any(String) },
  ])
  expect(listed.out.join()).not.toMatch(/_[0-9a-f]{64}/)
  expect((await kb('keys', 'list')).out[1]).toMatch(/^2 {2}admin {2}kb_[0-9a-f]{12}_… {2}Bob, revoked 2/)
})

it.each([
  [['create', '--name', 'Ada', '--scope', 'draft'], 1, 'there is, or was, a key named "Ada"'],
  [['create', '--name', 'Eve', '--scope', 'all'], 2, 'draft, review, publish, admin'],
  [['create', '--name', 'Eve'], 2, "required option '--scope <scope>' not specified"],
  [['create', '--name', ' ', '--scope', 'draft'], 2, '1 to 80 characters'],
  [['create', '--name', 'Eve', '--scope', 'draft', '--expires', 'soon'], 2, 'such as 90d'],
  [
    ['create', '--name', 'Eve', '--scope', 'draft', '--expires', '2001-01-31'],
    1,
    'cannot expire in the past',
  ],
  [['revoke', '2'], 1, 'was revoked'],
  [['rotate', '99'], 1, 'there is no key 99'],
])('refuses keys %j with %d', async (args, code, message) => {
  const answer = await kb('keys', ...args)
  expect(answer.code).toBe(code)
  expect(answer.err).toContain(message)
})
