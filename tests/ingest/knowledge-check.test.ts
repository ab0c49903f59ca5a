import { describe, expect, it } from 'vitest'
import { checkKnowledge } from '../../src/ingest/check-knowledge.ts'
import { shippedKnowledge } from '../../src/ingest/knowledge-files.ts'
import { docs, faultsOf, folderOf, releaseFile } from './support.ts'

const sound = () => ({
  'release.yaml': releaseFile(),
  'conditions/stress.yaml': { condition: docs.condition() },
  'interactants/tetracycline.yaml': { interactant: docs.interactant() },
  'sources/ods.yaml': { source: docs.source() },
  'supplements/magnesium.yaml': {
    supplement: docs.supplement(),
    dosages: [docs.dosage('magnesium--a')],
  } as Record<string, unknown>,
})

const check = async (more: Record<string, unknown>) => checkKnowledge(await folderOf({ ...sound(), ...more }))
const faults = (more: Record<string, unknown>) => faultsOf(check(more))

/** A claim of the file of magnesium, at the place of the sound one. */
const withClaims = (section: string, ...claims: unknown[]) =>
  faults({ 'supplements/magnesium.yaml': { supplement: docs.supplement(), [section]: claims } })

describe('a knowledge folder', () => {
  it('is read with what it implies: the supplement of a file, the defaults of a document', async () => {
    const { supplement: _, ...implied } = docs.dosage('magnesium--a')
    const { published, drafts } = await check({
      'supplements/magnesium.yaml': { supplement: docs.supplement(), dosages: [implied] },
      'drafts/magnesium.yaml': {
        for: 'magnesium',
        dosages: [{ ...implied, id: 'magnesium--draft', waits: 'to be confirmed' }],
      },
    })
    expect(published).toHaveLength(5)
    expect(published.find(record => record.kind === 'dosage')?.document).toMatchObject({
      supplement: 'magnesium',
      condition: null,
      timing: [],
      evidence: { certainty: 'NOT_GRADED', effect: null },
    })
    expect(drafts).toMatchObject([{ kind: 'dosage', key: 'magnesium--draft', waits: 'to be confirmed' }])
  })

  it('tells all faults at once, each with file, line and field', async () => {
    const text = `supplement:
  slug: magnesium
  name: Magnesium
  category: MINERALS
dosages:
  - id: magnesium--a
    type: MAXIMUM
    amount: { max: 350, unit: mgg }
    per: DAY
    colour: blue
    citations: []
interactions:
  - id: magnesium--b
    interactant: { kind: interactant, slug: tetracyclin }
    management:
      action: SEPARAT
    citations:
      - source: ods
  - id: magnesium--c
    interactant: { kind: interactant, slug: tetracyclin }
    management: { action: AVOID }
    citations:
      - source: odd
`
    const found = await faults({ 'supplements/magnesium.yaml': text })
    expect(found.map(line => line.replace(/allowed are.*/, 'allowed are …'))).toEqual([
      'supplements/magnesium.yaml:4: supplement.category: "MINERALS" is not allowed; did you mean MINERAL? allowed are …',
      'supplements/magnesium.yaml:8: dosages[0].amount.unit: "mgg" is not allowed; did you mean mg? allowed are …',
      'supplements/magnesium.yaml:10: dosages[0].colour: is not a member here',
      'supplements/magnesium.yaml:11: dosages[0].citations: has no citation; everything here says who says so',
      'supplements/magnesium.yaml:16: interactions[0].management.action: "SEPARAT" is not allowed; did you mean SEPARATE? allowed are …',
      'supplements/magnesium.yaml:20: interactions[1].interactant.slug: there is no interactant "tetracyclin"; did you mean tetracycline?',
      'supplements/magnesium.yaml:23: interactions[1].citations[0].source: there is no source "odd"; did you mean ods?',
    ])
  })

  it.each([
    ['a file that is no YAML', { 'conditions/a.yaml': 'condition: { slug: a' }, 'conditions/a.yaml:1: '],
    [
      'a key that stands twice',
      { 'conditions/a.yaml': 'condition:\n  slug: a\n  slug: b\n' },
      'conditions/a.yaml:3: Map keys must be unique',
    ],
    [
      'a section that nobody knows',
      { 'x.yaml': 'potions: []' },
      'x.yaml:1: potions: is not a kind of record',
    ],
    ['a section that is no list', { 'x.yaml': 'dosages: 5' }, 'x.yaml:1: dosages: is not a list'],
    ['an empty file', { 'x.yaml': '' }, 'x.yaml:1: holds no records'],
    [
      'a release that is no number',
      { 'release.yaml': { ...releaseFile(), release: 'new' } },
      'release.yaml:1: release: is not dotted numbers',
    ],
    [
      'a thing in a file with another name',
      { 'conditions/b.yaml': { condition: docs.condition('a') } },
      'conditions/b.yaml:2: condition.slug: stands in conditions/b.yaml, not in conditions/a.yaml',
    ],
    [
      'a record that stands twice',
      { 'more.yaml': { sources: [docs.source()] } },
      'sources/ods.yaml:1: source: the source ods stands in more.yaml:2 already',
    ],
    [
      'a draft without a reason',
      { 'drafts/a.yaml': { sources: [docs.source('a')] } },
      'drafts/a.yaml:2: sources[0].waits: is missing',
    ],
    [
      'a reason outside the drafts',
      { 'more.yaml': { sources: [{ ...docs.source('a'), waits: 'x' }] } },
      'more.yaml:5: sources[0].waits: is not a member here',
    ],
  ])('refuses %s', async (_, more, expected) => {
    const [first] = await faults(more)
    expect(first).toContain(expected)
  })

  it('refuses a folder without a release', async () => {
    const folder = await folderOf({ 'sources/ods.yaml': { source: docs.source() } })
    expect(await faultsOf(checkKnowledge(folder))).toEqual(['release.yaml: is missing'])
  })

  it('blames a record once: what names it is no second fault', async () => {
    expect(await faults({ 'sources/ods.yaml': { source: { ...docs.source(), year: 'x' } } })).toHaveLength(1)
  })

  it('lets drafts name drafts, and nothing published name them', async () => {
    const draft = { sources: [{ ...docs.source('new'), waits: 'x' }] }
    const claim = { ...docs.dosage('magnesium--d', { citations: [{ source: 'new' }] }) }
    const drafts = { ...draft, dosages: [{ ...claim, waits: 'x' }] }
    expect((await check({ 'drafts/a.yaml': drafts })).drafts).toHaveLength(2)
    const found = await faults({ 'drafts/a.yaml': draft, 'x.yaml': { dosages: [claim] } })
    expect(found).toEqual(['x.yaml:10: dosages[0].citations[0].source: there is no source "new"'])
  })

  it('gives articles no more certainty than they have', async () => {
    const article = docs.source('blog', { kind: 'ARTICLE' })
    const claim = (more: object) =>
      docs.indication('magnesium--i', { citations: [{ source: 'blog' }], ...more })
    const told = (certainty: string) =>
      faults({
        'sources/blog.yaml': { source: article },
        'x.yaml': { indications: [claim({ evidence: { certainty } })] },
      })
    expect(await told('LOW')).toEqual([
      expect.stringContaining('evidence.certainty: LOW is more than an article'),
    ])
    await expect(told('VERY_LOW')).rejects.toThrow('nothing was refused')
    const both = claim({ evidence: { certainty: 'LOW' }, citations: [{ source: 'blog' }, { source: 'ods' }] })
    await check({ 'sources/blog.yaml': { source: article }, 'x.yaml': { indications: [both] } })
  })

  it('publishes nothing that only vendors or news say, but lets it wait', async () => {
    const shop = { 'sources/shop.yaml': { source: docs.source('shop', { kind: 'VENDOR' }) } }
    const claim = docs.dosage('magnesium--v', { citations: [{ source: 'shop' }] })
    expect(await faults({ ...shop, 'x.yaml': { dosages: [claim] } })).toEqual([
      expect.stringContaining('dosages[0].citations: rests on vendors or news only'),
    ])
    await check({ ...shop, 'drafts/x.yaml': { dosages: [{ ...claim, waits: 'x' }] } })
  })

  it.each([
    [
      'an interaction of a supplement with itself',
      'interactions',
      docs.interaction('magnesium--x', { interactant: { kind: 'supplement', slug: 'magnesium' } }),
      'interactant.slug: is the supplement itself',
    ],
    [
      'a contraindication with a medicine',
      'contraindications',
      {
        id: 'magnesium--x',
        riskType: 'CAUTION_OR_WARNING',
        strength: 'UNKNOWN',
        target: { kind: 'interactant', slug: 'tetracycline' },
        management: { action: 'AVOID' },
        citations: [{ source: 'ods' }],
      },
      'target.slug: is of type DRUG',
    ],
    [
      'a form that is told twice',
      'dosages',
      docs.dosage('magnesium--x', { form: 'oxide', scope: { form: 'citrate' } }),
      'scope.form: is another than form',
    ],
  ])('refuses %s', async (_, section, claim, expected) => {
    const found = await withClaims(section, claim)
    expect(found[0]).toContain(expected)
  })

  it('keeps names, classes and papers apart', async () => {
    const named = (slug: string, definition: string) => ({
      supplement: docs.supplement(slug, { classes: [{ slug: 'adaptogen', name: 'Adaptogen', definition }] }),
    })
    const paper = { identifiers: [{ system: 'PMID', code: '1' }] }
    const found = await faults({
      'supplements/a.yaml': named('a', 'One.'),
      'supplements/b.yaml': named('b', 'Another.'),
      'more.yaml': { sources: [docs.source('p', paper), docs.source('q', paper)] },
      'conditions/pain.yaml': {
        condition: docs.condition('pain', {
          aliases: [{ text: 'Ache' }, { text: 'ache' }, { text: 'Pain' }],
        }),
      },
    })
    expect(found).toEqual([
      expect.stringContaining('condition.aliases[1].text: is a name of it already'),
      expect.stringContaining('condition.aliases[2].text: is a name of it already'),
      expect.stringContaining('sources[1].identifiers[0].code: PMID 1 is the paper of source p'),
      expect.stringMatching(/supplements\/b.yaml:.*classes\[0\].definition: the class adaptogen has another/),
    ])
  })

  it('refuses circles of wider things', async () => {
    const found = await faults({
      'conditions/a.yaml': { condition: docs.condition('a', { parent: 'b' }) },
      'conditions/b.yaml': { condition: docs.condition('b', { parent: 'a' }) },
      'interactants/x.yaml': { interactant: docs.interactant('x', { memberOf: ['x'] }) },
    })
    expect(found.map(line => line.replace(/^\S+ /, ''))).toEqual([
      'condition.parent: leads back to the record itself',
      'condition.parent: leads back to the record itself',
      'interactant.memberOf: leads back to the record itself',
    ])
  })

  it('holds articles to their own text', async () => {
    const prose = (id: string, words: string) => ({
      id,
      type: 'PROSE',
      text: 'Magnesium and sleep.',
      mentions: [{ kind: 'supplement', slug: 'magnesium', words }],
    })
    const blocks = [
      prose('one', 'Zinc'),
      prose('one', 'Magnesium'),
      { id: 'facts', type: 'FACTS', kind: 'interaction', ids: ['magnesium--a', 'magnesium--b'] },
      { id: 'table', type: 'TABLE', columns: ['a', 'b'], rows: [['1']] },
    ]
    const section = { id: 's', aspect: 'OVERVIEW', heading: 'H', blocks }
    const found = await faults({
      'articles/a.yaml': { article: { slug: 'a', title: 'A', sections: [section] } },
    })
    expect(found.map(line => line.replace(/^\S+ article.sections\[0\].blocks/, ''))).toEqual([
      '[0].mentions[0].words: "Zinc" do not stand in the text',
      '[1].id: is the id of an earlier block',
      '[2].ids[0]: there is no interaction "magnesium--a"',
      '[2].ids[1]: there is no interaction "magnesium--b"',
      '[3].rows[0]: has 1 cells under 2 columns',
    ])
  })
})

describe('the shipped knowledge', () => {
  it('has no fault', async () => {
    const { published, drafts } = await checkKnowledge(shippedKnowledge)
    expect(published.length).toBeGreaterThan(300)
    expect(drafts.length).toBeGreaterThan(0)
  })
})
