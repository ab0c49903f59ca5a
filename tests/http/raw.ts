import { connect } from 'node:net'
import type { App } from '../../src/plugins/zod.ts'

/** What came back for bytes sent as they are, once the server had closed the connection. */
export interface RawAnswer {
  status: number
  headers: Record<string, string>
  body: string
}

/** Sends bytes as they are to the app, for what no HTTP client would send. */
export async function sendRaw(app: App, bytes: string | Buffer): Promise<RawAnswer> {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as { port: number }
  const text = await new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    let received = ''
    socket.on('data', chunk => {
      received += chunk.toString('latin1')
    })
    socket.on('close', () => resolve(received))
    socket.on('error', reject)
  })
  const [head = '', body = ''] = text.split('\r\n\r\n', 2)
  const [first = '', ...lines] = head.split('\r\n')
  const headers = Object.fromEntries(
    lines.map(line => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  )
  return { status: Number(first.split(' ')[1]), headers, body }
}

/** A GET of a URL that is sent byte by byte as given. */
export const getRaw = (app: App, url: string | Buffer, headers = '') =>
  sendRaw(
    app,
    Buffer.concat([
      Buffer.from('GET '),
      Buffer.from(url),
      Buffer.from(` HTTP/1.1\r\nHost: kb.test\r\nConnection: close\r\n${headers}\r\n`),
    ]),
  )
