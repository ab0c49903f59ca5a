import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'

/**
 * Writes variations of the test articles into a folder: `tsx tests/bench/articles.ts FOLDER [COUNT]`. The same seed gives
 * the same articles. Then `time kb import FOLDER`.
 */
const [, , folder = '/tmp/articles', count = '1000'] = argv
const corpus = fileURLToPath(new URL('../ingest/extract/corpus/tune/', import.meta.url))
const texts = readdirSync(corpus)
  .filter(name => !name.endsWith('.json'))
  .map(name => ({ name, text: readFileSync(join(corpus, name), 'utf8') }))

let seed = 42
const random = () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed / 2_147_483_648
}

mkdirSync(folder, { recursive: true })
for (let n = 0; n < Number(count); n += 1) {
  const { name, text } = texts[n % texts.length] as (typeof texts)[number]
  const varied = text
    .replace(/\b(\d{2,3})(?= ?(?:–|mg|mcg|g\b))/g, figure =>
      String(Math.max(1, Math.round(Number(figure) * (0.5 + random())))),
    )
    .replace(/(<h1>[^<]*|^# [^\n]*|^[^\n<#-][^\n]*)/m, title => `${title}, part ${n + 1}`)
  writeFileSync(join(folder, `${String(n).padStart(4, '0')}-${name}`), varied)
}
