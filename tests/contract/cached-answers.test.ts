import { type IncomingHttpHeaders, request } from 'node:http'
import { beforeAll, describe, expect, it } from 'vitest'
import { cursorSecret } from '../../src/db/read.ts'
import { firstClick } from '../../src/plugins/openapi/examples.ts'
import { HIT, untilCurrent, useCachedKb } from '../http/cached-kb.ts'
import { describeService } from './document.ts'

/** How many statements each address told of. */
const told = new Map<string, number>()
const kb = useCachedKb({
  routes: app => {
    app.addHook('onSend', async (request, reply, payload) => {
      told.set(request.url, reply.readFrom?.length ?? 0)
      return payload
    })
  },
})

// These read more than once, but entries of the log, which never change.
const READ_WHAT_NEVER_CHANGES = ['diffReleases']

function declaredBy({ content = {}, headers = {} }: { content?: object; headers?: object }) {
  return { types: Object.keys(content), declared: Object.keys(headers) }
}

const { operations } = await describeService()
const reads = operations
  .filter(({ method, operation }) => method === 'get' && !operation.security)
  .map(({ path, operation, parameters }) => ({
    id: operation.operationId ?? path,
    isNoun: ['Things', 'Claims', 'Content'].includes(operation.tags?.[0] ?? ''),
    url: firstClick(path, parameters),
    ...declaredBy(operation.responses['200'] as { content?: object; headers?: object }),
  }))

interface Seen {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** What comes over the network, undecoded. */
const send = (method: string, path: string, headers: Record<string, string>) =>
  new Promise<Seen>((resolve, reject) => {
    const { port } = kb.app.server.address() as { port: number }
    request({ method, path, headers, port, host: '127.0.0.1' }, answer => {
      const chunks: Buffer[] = []
      answer.on('data', chunk => chunks.push(chunk))
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) })
      })
    })
      .on('error', reject)
      .end()
  })

/** The same computed anew: what is injected does not pass the response cache. */
const compute = async (method: string, url: string, headers: Record<string, string>): Promise<Seen> => {
  const answer = await kb.app.inject({ method: method as 'GET', url, headers })
  return {
    status: answer.statusCode,
    headers: answer.headers as IncomingHttpHeaders,
    body: answer.rawPayload,
  }
}

const CACHE_HEADERS = ['ETag', 'Cache-Control', 'Cache-Status', 'Age']

const OF_THE_REQUEST = ['date', 'connection', 'keep-alive', 'x-request-id', 'cache-status']

/** What must be the same; a 304 may tell the length of what it does not send, or not. */
const essence = ({ status, headers, body }: Seen) => ({
  status,
  body: body.toString('latin1'),
  headers: Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !OF_THE_REQUEST.includes(name) && !(status === 304 && name === 'content-length'),
    ),
  ),
})

/** The answer from memory: on a machine that is busy with other tests heartbeats may come late. */
async function sendKept(method: string, url: string, headers: Record<string, string>): Promise<Seen> {
  for (let attempt = 0; ; attempt++) {
    const answer = await send(method, url, headers)
    if (answer.headers['cache-status'] === HIT || attempt === 5) return answer
    await untilCurrent(kb)
    await send('GET', url, headers)
  }
}

const reversed = (url: string) => {
  const [path = '', query] = url.split('?')
  return query === undefined ? url : `${path}?${query.split('&').reverse().join('&')}`
}

beforeAll(() => cursorSecret(kb.database))

/** Whether an answer may be kept: it says what it was read from, and that others may keep it for a while. */
const isFit = (url: string, { headers }: Seen) =>
  (told.get(url) ?? 0) > 0 && headers.etag !== undefined && /^public/.test(headers['cache-control'] ?? '')

describe.each(reads)('$id', ({ id, url, types, declared, isNoun }) => {
  const forms = types.flatMap(accept =>
    ['br', 'gzip', 'identity'].map(coding => ({ accept, 'accept-encoding': coding })),
  )

  it.each(forms)('is the same from memory as computed: $accept in $accept-encoding', async headers => {
    const computed = await compute('GET', url, headers)
    expect(computed.status).toBe(200)
    const isKept = isFit(url, computed)
    if (isNoun) expect(isKept).toBe(true)
    if (isKept) expect(declared).toEqual(expect.arrayContaining(CACHE_HEADERS))
    await send('GET', url, headers)
    const kept = isKept ? await sendKept('GET', url, headers) : await send('GET', url, headers)
    expect(kept.headers['cache-status'] === HIT).toBe(isKept)
    expect(essence(kept)).toEqual(essence(computed))
    expect(essence(await send('HEAD', url, headers))).toEqual(essence(await compute('HEAD', url, headers)))
    if (!computed.headers.etag) return
    const conditional = { ...headers, 'if-none-match': computed.headers.etag }
    const known = await send('GET', url, conditional)
    expect(known.status).toBe(304)
    expect(essence(known)).toEqual(essence(await compute('GET', url, conditional)))
    expect(essence(await send('HEAD', url, conditional))).toEqual(
      essence(await compute('HEAD', url, conditional)),
    )
  })

  it('is the same in any order of parameters', async () => {
    expect(essence(await compute('GET', reversed(url), {}))).toEqual(essence(await compute('GET', url, {})))
  })

  // Records that are kept for their revision take no statement: the comparison refuses two revisions itself.
  it.skipIf([...READ_WHAT_NEVER_CHANGES, 'compareSupplements'].includes(id))(
    'tells of each statement, so that a mixed answer is not kept',
    async () => {
      const before = kb.reads()
      const answer = await compute('GET', url, {})
      if (isFit(url, answer)) expect(told.get(url)).toBe(kb.reads() - before)
    },
  )
})
