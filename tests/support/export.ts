import { get as httpGet, type IncomingHttpHeaders } from 'node:http'
import type { App } from '../../src/plugins/zod.ts'
import type { Json } from './walk.ts'

export interface Exported {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  text: string
  /** Of NDJSON. */
  records: Json[]
}

/** Asks over a socket, as a client would. */
export async function ask(app: App, path: string, headers: Record<string, string> = {}) {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as { port: number }
  return httpGet({ host: '127.0.0.1', port, path, headers, agent: false })
}

/** The whole of an export. */
export async function exported(
  app: App,
  path: string,
  headers: Record<string, string> = {},
): Promise<Exported> {
  const request = await ask(app, path, headers)
  return new Promise((resolve, reject) => {
    request.on('error', reject)
    request.on('response', answer => {
      const chunks: Buffer[] = []
      answer.on('data', chunk => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        const body = Buffer.concat(chunks)
        const text = body.toString()
        const isNdjson = answer.headers['content-type']?.startsWith('application/x-ndjson')
        const lines = isNdjson && !answer.headers['content-encoding'] ? text.split('\n').slice(0, -1) : []
        resolve({
          ...{ status: answer.statusCode ?? 0, headers: answer.headers, body, text },
          records: lines.map(line => JSON.parse(line)),
        })
      })
    })
  })
}

/** Where an export goes on after a record. */
export const cursorAfter = (revision: string, record: Json): string => {
  // The kind that a source tells is what sort of source it is.
  const kind = /^[A-Z]/.test(record.kind) ? 'source' : record.kind
  return `${revision}/${kind}/${record.id ?? record.slug}`
}
