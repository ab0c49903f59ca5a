// What one would write by hand for one page: Fastify, one prepared statement, no contract, no cache, no validators.
import { readFileSync } from 'node:fs'
import Fastify from 'fastify'
import pg from 'pg'

const text = readFileSync(new URL('supplement.sql', import.meta.url), 'utf8')
const meta = JSON.parse(process.env.META)
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.POOL) })
const app = Fastify()

app.get('/v1/supplements/:slug', async (request, reply) => {
  const { rows } = await pool.query({ name: 'supplement', text, values: [request.params.slug] })
  if (rows.length === 0) return reply.code(404).send()
  return { data: rows[0].data, meta, links: { self: request.url } }
})

process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`)
process.once('SIGTERM', async () => {
  await app.close()
  await pool.end()
})
