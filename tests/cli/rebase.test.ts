import { expect, it } from 'vitest'
import { runCommand } from '../../src/cli/program.ts'
import { draftChangeset } from '../../src/ingest/editing/store.ts'
import { useKb } from '../support/kb.ts'
import { publish, thing } from '../support/publish.ts'

const kb = useKb(database =>
  publish(database, thing.condition('contested', { summary: 'One.', name: 'Contested' })),
)

async function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const env = { DATABASE_URL: kb.database.url }
  const code = await runCommand(args, { out: text => out.push(text), err: text => err.push(text), env })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const change = (data: object) =>
  draftChangeset(
    kb.database,
    {
      ...{ title: 'T', reason: 'R' },
      operations: [{ op: 'update', kind: 'condition', key: 'contested', data: data as never }],
    },
    'somebody',
  )

it('kb changesets rebase puts a changeset onto what is published now, and tells what both changed', async () => {
  const id = String(await change({ summary: 'Ours.' }))
  const other = String(await change({ summary: 'Theirs.', name: 'Their name' }))
  expect((await run('changesets', 'publish', other)).code).toBe(0)
  expect((await run('changesets', 'publish', id)).err).toContain('was written for version 1')
  const rebased = await run('changesets', 'rebase', id)
  expect(rebased.out).toBe(`changeset ${id}: 1 operations rebased\n  operation 1: both changed summary`)
  expect((await run('changesets', 'publish', id)).code).toBe(0)
  const { body } = await kb.api.get('/v1/conditions/contested')
  expect(body.data).toMatchObject({ name: 'Their name', summary: 'Ours.', version: 3 })
  const late = await run('changesets', 'rebase', id)
  expect([late.code, late.err]).toEqual([1, `kb: changeset ${id} is PUBLISHED already`])
  expect((await run('changesets', 'rebase', '999999', '--json')).code).toBe(1)
})
