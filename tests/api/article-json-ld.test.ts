import { join } from 'node:path'
import ts from 'typescript'
import { beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/config.ts'
import { useKb } from '../support/kb.ts'
import { claim, create, publish, thing } from '../support/publish.ts'
import type { Json } from '../support/walk.ts'

/** What schema.org's vocabulary, as types, has against a document: unknown members, wrong types, wrong values. */
function complaintsOf(document: unknown): string[] {
  const name = join(packageRoot, 'tests', 'json-ld.generated.ts')
  const source = `import type { Graph } from 'schema-dts'\nexport const document: Graph = ${JSON.stringify(document, null, 1)}\n`
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists, readFile } = host
  host.fileExists = file => file === name || fileExists(file)
  host.readFile = file => (file === name ? source : readFile(file))
  host.getSourceFile = (file, target) =>
    file === name ? ts.createSourceFile(file, source, target) : getSourceFile(file, target)
  return ts
    .getPreEmitDiagnostics(ts.createProgram([name], options, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

const kb = useKb(async database => {
  await publish(
    database,
    thing.source('body', { kind: 'REGULATOR' }),
    claim('dosage', {
      supplement: 'magnesium',
      about: 'limit',
      source: 'body',
      type: 'MAXIMUM',
      amount: { max: 250, unit: 'mg' },
      per: 'DAY',
      authority: { name: 'Body', jurisdiction: 'EU' },
      population: 'pregnancy',
    }),
    claim('dosage', {
      supplement: 'magnesium',
      about: 'intake',
      source: 'body',
      type: 'RECOMMENDED_INTAKE',
      amount: { min: 300, max: 300, unit: 'mg' },
      per: 'DAY',
      authority: { name: 'Body' },
    }),
    claim('dosage', {
      supplement: 'magnesium',
      about: 'advised',
      source: 'body',
      type: 'ADVISED',
      amount: { min: 1, max: 2, unit: 'g' },
      per: 'DAY',
    }),
    claim('contraindication', {
      supplement: 'magnesium',
      about: 'kidney',
      source: 'body',
      target: { kind: 'population', slug: 'pregnancy' },
      riskType: 'CAUTION_OR_WARNING',
      strength: 'PRECAUTION',
      management: { action: 'CONSULT' },
      statementStatus: 'STATED',
    }),
    create('article', {
      slug: 'full',
      title: 'Full',
      subtitle: 'A line',
      abstract: 'In short.',
      authors: ['A'],
      reviewedBy: ['B'],
      datePublished: '2026-01-02',
      dateModified: '2026-02-03',
      lastReviewed: '2026-02-04',
      canonicalUrl: 'https://site.example/full',
      image: { url: 'https://site.example/full.png', alt: 'A picture' },
      about: [{ kind: 'supplement', slug: 'magnesium' }],
      faqs: ['can-ashwagandha-replace-pain-medication'],
      disclaimer: 'Ask.',
      sections: [
        {
          id: 'one',
          aspect: 'SAFETY',
          heading: 'One',
          blocks: [
            {
              id: 'doses',
              type: 'FACTS',
              kind: 'dosage',
              ids: ['limit', 'intake', 'advised'].map(about => `magnesium--${about}--dosage--body`),
            },
            {
              id: 'care',
              type: 'FACTS',
              kind: 'contraindication',
              ids: ['magnesium--kidney--contraindication--body'],
            },
          ],
        },
      ],
    }),
  )
})

const jsonLd = async (slug: string): Promise<Json> => {
  const { status, text } = await kb.api.get(`/v1/articles/${slug}`, { accept: 'application/ld+json' })
  expect(status).toBe(200)
  return JSON.parse(text)
}

describe('an article as JSON-LD', () => {
  let full: Json
  beforeAll(async () => {
    full = await jsonLd('full')
  })
  const node = (type: string) => full['@graph'].find((one: Json) => one['@type'] === type)

  it.each(['full', 'ashwagandha-stress-linked-back-pain'])(
    "obeys schema.org's vocabulary: %s",
    async slug => {
      expect(complaintsOf(await jsonLd(slug))).toEqual([])
    },
  )

  it('is checked by something that sees what is wrong', async () => {
    const wrong = structuredClone(full)
    wrong['@graph'][0].heading = 'no such member'
    expect(complaintsOf(wrong)).not.toEqual([])
    const page = structuredClone(full)
    page['@graph'][2].maximumIntake = [{ '@type': 'Person', name: 'no dose' }]
    expect(complaintsOf(page)).not.toEqual([])
  })

  it('is a page with its questions and what it is about', () => {
    expect(full['@graph'].map((one: Json) => one['@type'])).toEqual([
      'MedicalWebPage',
      'FAQPage',
      'DietarySupplement',
    ])
    expect(node('MedicalWebPage')).toMatchObject({
      '@id': '/v1/articles/full',
      headline: 'Full',
      isBasedOn: 'https://site.example/full',
      lastReviewed: '2026-02-04',
    })
    expect(node('FAQPage').mainEntity[0].acceptedAnswer['@type']).toBe('Answer')
  })

  it('gives as schedule only what a body sets, never what somebody advises', () => {
    const { maximumIntake, recommendedIntake, safetyConsideration } = node('DietarySupplement')
    expect(maximumIntake).toEqual([
      expect.objectContaining({
        doseValue: 250,
        doseUnit: 'mg',
        targetPopulation: expect.stringMatching(/pregnan/i),
      }),
    ])
    expect(recommendedIntake).toEqual([expect.objectContaining({ doseValue: 300 })])
    expect(safetyConsideration[0]).toMatch(/pregnan.*precaution, consult/i)
  })
})
