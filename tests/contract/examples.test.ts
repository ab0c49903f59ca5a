import { describe, expect, it } from 'vitest'
import { operationsOf } from '../../src/plugins/openapi/document.ts'
import { firstClick } from '../../src/plugins/openapi/examples.ts'
import { resources } from '../../src/resources/index.ts'
import { bodyOf } from '../support/examples.ts'
import { useKb } from '../support/kb.ts'
import { describeService } from './document.ts'

const { document } = await describeService()
const kb = useKb()

// What needs a key answers nobody on the first click.
const open = operationsOf(document).filter(({ operation }) => !operation.security)
const reads = open.filter(({ method }) => method === 'get')

describe('the first click', () => {
  it.each(reads.map(({ path, parameters }) => ({ path, url: firstClick(path, parameters) })))(
    'on GET $path answers 200, with something in it',
    async ({ url }) => {
      expect(url).not.toContain('{')
      const { status, body } = await kb.api.get(url)
      expect(status).toBe(200)
      if (Array.isArray(body.data)) expect(body.data.length).toBeGreaterThan(0)
    },
  )
})

describe('the first click on a POST that reads', () => {
  const posts = open.filter(({ method, path }) => method === 'post' && path !== '/v1/corrections')

  it.each(posts.map(({ path, operation }) => ({ path, body: bodyOf(operation) })))(
    '$path answers 200, with something in it',
    async ({ path, body }) => {
      expect(body).toBeDefined()
      const answer = await kb.api.post(path, body)
      expect(answer.status).toBe(200)
      if (Array.isArray(answer.body.data)) expect(answer.body.data.length).toBeGreaterThan(0)
    },
  )
})

it('every noun has an example of its own, which is shipped', async () => {
  for (const { path, example, noun } of resources) {
    const { body } = await kb.api.get(`/v1/${path}/${example}`)
    expect(body.data.id ?? body.data.slug, noun.kind).toBe(example)
  }
})
