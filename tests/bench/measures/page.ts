import type { Bench } from '../harness/bench.ts'

/** The page that reads are measured with: a supplement with six of its relations. */
export const relations = [
  'indications',
  'mechanisms',
  'dosages',
  'timelines',
  'contraindications',
  'interactions',
]
export const slug = 'ashwagandha'
export const page = `/v1/supplements/${slug}?include=${relations.join('%2C')}`

/** The service on the shipped knowledge. */
export const shippedService = async (bench: Bench, env: Record<string, string> = {}) =>
  bench.service(await bench.database('shipped'), env)
