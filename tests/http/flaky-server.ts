import { createServer, connect as dial, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A way to a real PostgreSQL server that can be cut off and opened again, or fall silent for a while. */
export async function flakyServer(url: string, atEnd: (close: () => Promise<void>) => void = onTestFinished) {
  const target = new URL(url)
  const folder = target.searchParams.get('host')
  const port = Number(target.port || 5432)
  const upstream = folder ? { path: `${folder}/.s.PGSQL.${port}` } : { host: target.hostname, port }
  const sockets = new Set<Socket>()
  let frozen = false
  const server = createServer(socket => {
    const other = dial(upstream)
    for (const [one, two] of [[socket, other] as const, [other, socket] as const]) {
      sockets.add(one)
      one.pipe(two)
      one.on('error', () => two.destroy()).on('close', () => two.destroy())
      if (frozen) one.pause()
    }
  })
  const open = (at: number) => new Promise<void>(resolve => server.listen(at, '127.0.0.1', resolve))
  await open(0)
  const { port: own } = server.address() as { port: number }
  const close = () => {
    for (const socket of sockets) socket.destroy()
    sockets.clear()
    return new Promise<void>(resolve => server.close(() => resolve()))
  }
  atEnd(close)
  const through = new URL(url)
  through.searchParams.delete('host')
  through.host = `127.0.0.1:${own}`
  return {
    url: through.href,
    cut: close,
    restore: () => open(own),
    freeze: () => {
      frozen = true
      for (const socket of sockets) socket.pause()
    },
    thaw: () => {
      frozen = false
      for (const socket of sockets) socket.resume()
    },
  }
}
