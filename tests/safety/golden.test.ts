import { describe, expect, it } from 'vitest'
import { SafetyCheck } from '../../src/safety/safety-checks.contract.ts'
import { useKb } from '../support/kb.ts'
import type { Json } from '../support/walk.ts'
import { bodyOf, type ExpectedFinding, golden, urlOf } from './golden.ts'

const kb = useKb()

const ask = async (one: (typeof golden)[number]): Promise<Json> => {
  const { status, body } = await kb.api.post(urlOf(one), bodyOf(one))
  expect(status, JSON.stringify(body).slice(0, 500)).toBe(200)
  return body.data
}

const aboutOf = ({ other, supplement }: Json) => other?.slug ?? supplement.slug

const isMeant =
  ({ of, on, kind, matched }: ExpectedFinding) =>
  (finding: Json) =>
    (of === undefined || finding.supplement.slug === of) &&
    (on === undefined || aboutOf(finding) === on) &&
    (kind === undefined || finding.kind === kind) &&
    (matched === undefined || finding.matched === matched)

const stances = (finding: Json, id: string) =>
  finding.views.filter((view: Json) => view.claim === id).map((view: Json) => view.stance)

const expectFinding = (findings: Json[], expected: ExpectedFinding) => {
  const found = findings.find(isMeant(expected))
  const seen = findings.map(one => `${one.kind} ${one.supplement.slug} ${aboutOf(one)} ${one.matched}`)
  expect(found, `${JSON.stringify(expected)} among ${seen.join('; ')}`).toBeDefined()
  const { severity, basis, action, claim, counter, differs, views, separation, scopeForm } = expected
  if (severity !== undefined) expect(found?.severity).toBe(severity)
  if (basis !== undefined) expect(found?.severityBasis.type).toBe(basis)
  if (action !== undefined) expect(found?.action).toBe(action)
  if (claim !== undefined) expect(stances(found as Json, claim)).toEqual(['WARNS'])
  if (counter !== undefined) expect(stances(found as Json, counter)).toEqual(['NONE_SEEN'])
  if (differs !== undefined) expect(found?.agreement).toBe(differs ? 'DIFFERS' : 'AGREES')
  if (views !== undefined) expect(found?.views).toHaveLength(views)
  if (separation !== undefined)
    expect([found?.separation.hoursBefore, found?.separation.hoursAfter]).toEqual(separation)
  if (expected.stopBeforeDays !== undefined) expect(found?.stopBefore.days).toBe(expected.stopBeforeDays)
  if (expected.daysLeft !== undefined) expect(found?.stopBefore.daysLeft).toBe(expected.daysLeft)
  if (scopeForm !== undefined)
    expect(found?.views.map((view: Json) => view.scope.form ?? '').join()).toContain(scopeForm)
  expect(found?.citations).not.toEqual([])
}

const checked = new Set<string>()

describe('the golden cases', () => {
  it.each(golden)('$row', async one => {
    const answer = await ask(one)
    // The answer goes out without passing its contract once more.
    expect(SafetyCheck.parse(answer)).toEqual(answer)
    for (const { record } of answer.resolved) checked.add(record.slug)
    if (one.status !== undefined) expect(answer.summary.status).toBe(one.status)
    expect(answer.unresolved.map(({ text }: Json) => text)).toEqual(one.unresolved ?? [])
    expect(answer.ambiguous).toEqual([])
    for (const expected of one.finds ?? []) expectFinding(answer.findings, expected)
    for (const slug of one.none ?? []) expect(answer.findings.map(aboutOf)).not.toContain(slug)
    for (const [kind, count] of Object.entries(one.kinds ?? {}))
      expect(answer.findings.filter((finding: Json) => finding.kind === kind)).toHaveLength(count)
    for (const { asked, status, claim } of one.covers ?? []) {
      const pair = answer.coverage.find((row: Json) => [row.asked.slug, row.asked.name].includes(asked))
      expect([status].flat()).toContain(pair?.status)
      if (claim !== undefined) expect(pair.claims).toContain(claim)
      if (pair.status === 'ASSESSED_NONE_FOUND') expect(pair.citations).not.toEqual([])
    }
    for (const expected of one.totals ?? []) expectTotal(answer.totals, expected)
    if (one.schedule !== undefined) expect(answer.schedule.status).toBe(one.schedule)
  })

  it('are many, and about every supplement that the service ships', async () => {
    expect(golden.length).toBeGreaterThanOrEqual(60)
    const { body } = await kb.api.get('/v1/supplements?limit=100&fields=slug')
    expect(body.data.map(({ slug }: Json) => slug).filter((slug: string) => !checked.has(slug))).toEqual([])
  })
})

function expectTotal(totals: Json[], expected: NonNullable<(typeof golden)[number]['totals']>[number]) {
  const { substance, amount, unit, limit, jurisdiction, exceeded, limitStatus = 'KNOWN', part } = expected
  const total = totals.find(one => one.substance.slug === substance)
  expect(total).toMatchObject({ amount, unit, limitStatus })
  if (part !== undefined) expect(total?.parts.map(({ reading }: Json) => reading)).toContain(part)
  if (limit === undefined) return
  const compared = total?.limits.find((one: Json) => one.amount === limit)
  expect(compared, JSON.stringify(total?.limits)).toMatchObject({ exceeded })
  expect(compared.citations).not.toEqual([])
  if (jurisdiction !== undefined) expect(compared.jurisdiction).toBe(jurisdiction)
}
