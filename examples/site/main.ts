import { buildSite } from './app.ts'

const { KB_API = 'http://127.0.0.1:3000', PORT = '4000', HOST = '127.0.0.1', SITE_ORIGIN } = process.env

const app = await buildSite({
  api: KB_API,
  origin: (SITE_ORIGIN ?? `http://${HOST}:${PORT}`).replace(/\/+$/, ''),
})
const address = await app.listen({ port: Number(PORT), host: HOST })
process.stdout.write(`The site is at ${address}; it reads from ${KB_API}\n`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close())
