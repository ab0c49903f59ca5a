import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { useKb } from '../support/kb.ts'
import type { Json } from '../support/walk.ts'

const kb = useKb()

interface Body {
  supplements: Json[]
  [list: string]: unknown
}

const lists = ['medications', 'conditions', 'allergies', 'labTests', 'foods'] as const

let names: Record<string, string[]> = {}
let aliases: Map<string, string[]>

beforeAll(async () => {
  const all = async (path: string): Promise<Json[]> => {
    const { body } = await kb.api.get(path)
    return body.data
  }
  const supplements = await all('/v1/supplements?limit=100')
  const drugs = await all('/v1/interactants?limit=100&type=DRUG,DRUG_CLASS')
  const conditions = await all('/v1/contraindications?limit=100&targetKind=condition')
  names = {
    supplements: supplements.map(({ slug }) => slug),
    medications: [...drugs.map(({ name }) => name), 'a drug that nobody knows'],
    conditions: [...new Set(conditions.map(({ target }) => target.name))],
    allergies: ['shellfish', 'fish', 'peanut', 'valerian'],
    labTests: ['thyroid function tests', 'serum creatinine'],
    foods: ['alcohol', 'tea', 'caffeine'],
  }
  aliases = new Map(
    drugs.map(
      ({ name, aliases: others }) => [name, [name, ...others.map(({ text }: Json) => text)]] as const,
    ),
  )
})

const someOf = (list: () => string[], maxLength: number) =>
  fc
    .array(fc.nat(), { maxLength })
    .map(picks => [...new Set(picks.map(pick => list()[pick % list().length] as string))])

const taken = fc.record(
  {
    pick: fc.nat(),
    amount: fc.option(fc.integer({ min: 1, max: 5000 }), { nil: undefined }),
    timesPerDay: fc.integer({ min: 1, max: 4 }),
  },
  { requiredKeys: ['pick', 'timesPerDay'] },
)

const bodies = fc
  .record({
    supplements: fc.array(taken, { minLength: 1, maxLength: 5 }),
    medications: someOf(() => names.medications as string[], 4),
    conditions: someOf(() => names.conditions as string[], 3),
    allergies: someOf(() => names.allergies as string[], 1),
    labTests: someOf(() => names.labTests as string[], 1),
    foods: someOf(() => names.foods as string[], 2),
    age: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
  })
  .map(({ supplements, ...rest }): Body => {
    const slugs = names.supplements as string[]
    return {
      ...rest,
      supplements: supplements.map(({ pick, amount, timesPerDay }) => ({
        slug: slugs[pick % slugs.length],
        timesPerDay,
        ...(amount !== undefined && { amount, unit: 'mg' }),
      })),
    }
  })

const check = async (body: Body): Promise<Json> => {
  const answer = await kb.api.post('/v1/safety-checks', body)
  expect(answer.status, JSON.stringify(answer.body).slice(0, 300)).toBe(200)
  return answer.body.data
}

const runs = { numRuns: 15 }

/** What a finding is about, whatever its numbers are. */
const about = ({ kind, supplement, other, asked, matched }: Json) =>
  [kind, supplement.slug, other?.slug ?? '', asked.as, asked.slug ?? asked.name, matched].join(' ')

describe('a safety check', { timeout: 120_000 }, () => {
  it('never loses a finding when more is asked', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, bodies, async (less, more) => {
        const both: Body = { ...less, supplements: [...less.supplements, ...more.supplements].slice(0, 50) }
        for (const name of lists) both[name] = [...(less[name] as string[]), ...(more[name] as string[])]
        const [before, after] = [await check(less), await check(both)]
        const found = new Set(after.findings.map(about))
        expect(before.findings.map(about).filter((one: string) => !found.has(one))).toEqual([])
      }),
      runs,
    )
  })

  it('does not depend on the order of what is asked', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, async body => {
        const turned = Object.fromEntries(
          Object.entries(body).map(([name, value]) => [
            name,
            Array.isArray(value) ? value.toReversed() : value,
          ]),
        ) as Body
        const [one, other] = [await check(body), await check(turned)]
        for (const member of ['summary', 'findings', 'totals', 'schedule'] as const)
          expect(other[member]).toEqual(one[member])
        const rows = ({ coverage }: Json) => coverage.map((row: Json) => JSON.stringify(row)).sort()
        expect(rows(other)).toEqual(rows(one))
      }),
      runs,
    )
  })

  it('does not depend on how things are spelled', async () => {
    const spell = (text: string, how: number) =>
      [text, text.toUpperCase(), text.toLowerCase(), ` ${text}  `][how % 4] as string
    await fc.assert(
      fc.asyncProperty(bodies, fc.nat(), async (body, how) => {
        const medications = (body.medications as string[]).map(name => {
          const known = aliases.get(name) ?? [name]
          return spell(known[how % known.length] as string, how)
        })
        const [one, other] = [await check(body), await check({ ...body, medications })]
        fc.pre(
          other.unresolved.length === one.unresolved.length &&
            other.ambiguous.length === one.ambiguous.length,
        )
        expect(other.findings).toEqual(one.findings)
        expect(other.summary).toEqual(one.summary)
      }),
      runs,
    )
  })

  it('names a source for everything that it finds or denies', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, async body => {
        const { findings, coverage, totals } = await check(body)
        for (const finding of findings) {
          expect(finding.citations, about(finding)).not.toEqual([])
          const cited = finding.citations.map(({ source }: Json) => source.slug)
          for (const view of finding.views) for (const slug of view.sources) expect(cited).toContain(slug)
        }
        for (const row of coverage) {
          if (row.status === 'STATED') expect(row.claims).not.toEqual([])
          if (row.status === 'ASSESSED_NONE_FOUND' || row.status === 'NONE_REQUIRED')
            expect(row.citations).not.toEqual([])
        }
        for (const { limits } of totals) for (const limit of limits) expect(limit.citations).not.toEqual([])
      }),
      runs,
    )
  })

  it('adds up: a total is the sum of what its parts add', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, async body => {
        for (const { amount, unit: inUnit, parts, complete } of (await check(body)).totals) {
          const counted = parts.filter(({ daily }: Json) => daily !== null)
          const sum = counted.reduce((all: number, { daily }: Json) => all + daily, 0)
          if (counted.length === 0) expect(amount).toBeNull()
          else expect(amount).toBeCloseTo(sum, 6)
          if (complete) expect(counted).toHaveLength(parts.length)
          for (const { reading, amount: stated, timesPerDay, daily, unit } of counted)
            if (reading === 'STATED' && unit === inUnit) expect(daily).toBeCloseTo(stated * timesPerDay, 6)
        }
      }),
      runs,
    )
  })

  it('summarises what it found', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, async body => {
        const { summary, findings, coverage, unresolved, ambiguous } = await check(body)
        const assessed = coverage.filter(({ status }: Json) => !['NOT_ASSESSED', 'UNKNOWN'].includes(status))
        expect(summary).toMatchObject({ pairsAsked: coverage.length, pairsAssessed: assessed.length })
        const acting = findings.some(
          ({ severity, action }: Json) =>
            ['CONTRAINDICATED', 'MAJOR'].includes(severity) ||
            ['AVOID', 'SEPARATE', 'STOP_BEFORE', 'ADJUST_DOSE'].includes(action),
        )
        const open = unresolved.length + ambiguous.length > 0 || assessed.length === 0
        const rest = findings.length > 0 ? 'CAUTION' : 'NOTHING_FOUND_IN_WHAT_WAS_ASSESSED'
        expect(summary.status).toBe(acting ? 'ACTION_NEEDED' : open ? 'INCOMPLETE' : rest)
      }),
      runs,
    )
  })

  // Words of sources stand in effects, titles and notes; what the check itself says stands in the rest.
  const spoken = new Set([
    'effect',
    'snippet',
    'title',
    'management',
    'text',
    'scope',
    'population',
    'locator',
    'name',
    'authority',
  ])

  it('never says that something is safe', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, async body => {
        const own = JSON.stringify(await check(body), (name, value) => (spoken.has(name) ? undefined : value))
        expect(own).not.toMatch(
          /\b(safe|safely|harmless|no risk|no interaction|well tolerated|can be (taken|combined))\b/i,
        )
      }),
      runs,
    )
  })
})
