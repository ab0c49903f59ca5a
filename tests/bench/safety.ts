import { performance } from 'node:perf_hooks'

/** What was measured, in ms; `ratio` is p99 of the checks over p99 of the reads. */
export interface SafetyFigures {
  check: { p50: number; p99: number }
  read: { p50: number; p99: number }
  /** The same against a read with its claims, which is what pages show. */
  page: { p50: number; p99: number }
  ratio: number
  ratioToPage: number
}

const supplements = [
  ...["St John's wort", 'ginkgo', 'magnesium', 'iron', 'zinc'],
  ...['vitamin D', 'omega-3', 'melatonin', 'garlic', 'turmeric'],
].map(name => ({ name, amount: 100, unit: 'mg' }))

const medications = [
  ...['warfarin', 'levothyroxine', 'sertraline', 'ciclosporin', 'digoxin'],
  ...['metformin', 'simvastatin', 'omeprazole', 'tetracycline', 'oral contraceptives'],
]

const slugs = ['st-johns-wort', 'ginkgo', 'magnesium', 'iron', 'zinc', 'vitamin-d', 'omega-3', 'melatonin']
const claims = 'indications,dosages,timelines,contraindications,interactions,adverseEffects'

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number

const figuresOf = (times: number[]) => {
  const sorted = times.toSorted((a, b) => a - b)
  return { p50: at(sorted, 0.5), p99: at(sorted, 0.99) }
}

/** Sends a request, reads all of the answer, and says how long that took. */
async function time(url: string, init?: RequestInit): Promise<number> {
  const before = performance.now()
  const answer = await fetch(url, init)
  await answer.arrayBuffer()
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`)
  return performance.now() - before
}

const body = JSON.stringify({ supplements, medications })
const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body }

/**
 * Times checks of 10 supplements and 10 medicines against reads of one supplement that no cache answers, in turns,
 * so that what else the machine does weighs on both alike.
 *
 * @param url of a service without a rate limit and without a response cache, on the shipped knowledge
 * @param rounds how often each is sent; the first tenth only warms up
 */
export async function benchSafety(url: string, rounds = 300): Promise<SafetyFigures> {
  const [check, read, page] = [[], [], []] as [number[], number[], number[]]
  for (let round = 0; round < rounds; round += 1) {
    const slug = slugs[round % slugs.length]
    const taken = [
      await time(`${url}/v1/safety-checks`, post),
      await time(`${url}/v1/supplements/${slug}`),
      await time(`${url}/v1/supplements/${slug}?include=${claims}`),
    ] as const
    if (round < rounds / 10) continue
    for (const [index, times] of [check, read, page].entries()) times.push(taken[index] as number)
  }
  const figures = { check: figuresOf(check), read: figuresOf(read), page: figuresOf(page) }
  return {
    ...figures,
    ratio: figures.check.p99 / figures.read.p99,
    ratioToPage: figures.check.p99 / figures.page.p99,
  }
}
