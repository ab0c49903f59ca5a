import { disclaimer, knowledgeLicenseUrl } from '../knowledge/content.ts'
import type { ThingKind } from '../knowledge/things.ts'
import type { ClaimOf } from './facts/table.ts'
import { type ArticleView, type SourceRef, Sources } from './view.ts'
import { codeLabel, codeWords } from './words.ts'

type Node = { [member: string]: unknown }
type Ref = ArticleView['article']['about'][number]

/** schema.org's type for each kind of thing; what it has no type for is a Thing. */
const typeOf: Record<ThingKind, string> = {
  supplement: 'DietarySupplement',
  condition: 'MedicalCondition',
  product: 'Product',
  mechanism: 'Thing',
  practice: 'Thing',
  population: 'Thing',
  interactant: 'Thing',
}

const people = {
  PATIENT: 'Patient',
  CLINICIAN: 'Clinician',
  RESEARCHER: 'MedicalResearcher',
  UNKNOWN: undefined,
}

/** Without members that say nothing. */
const known = (node: Node): Node =>
  Object.fromEntries(
    Object.entries(node).filter(
      ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  )

const reference = ({ addressOf }: ArticleView, { kind, slug, name }: Ref): Node => ({
  '@type': typeOf[kind],
  '@id': addressOf(kind, slug),
  name,
})

const citation = ({ title, url }: SourceRef): Node => known({ '@type': 'CreativeWork', name: title, url })

const persons = (names: readonly string[]) => names.map(name => ({ '@type': 'Person', name }))

function page(view: ArticleView): Node {
  const { article, canonical } = view
  const { about, mentions, image, canonicalUrl, audience } = article
  const aboutIds = new Set(about.map(({ kind, slug }) => `${kind} ${slug}`))
  const reader = people[audience]
  return known({
    '@type': 'MedicalWebPage',
    '@id': canonical,
    url: canonical,
    name: article.title,
    headline: article.title,
    alternativeHeadline: article.subtitle,
    description: article.abstract,
    inLanguage: article.inLanguage,
    datePublished: article.datePublished,
    dateModified: article.dateModified,
    lastReviewed: article.lastReviewed,
    author: persons(article.authors),
    reviewedBy: persons(article.reviewedBy),
    timeRequired: `PT${article.readingMinutes}M`,
    audience: reader && { '@type': 'Audience', audienceType: reader },
    image: image && { '@type': 'ImageObject', contentUrl: image.url, caption: image.alt },
    isBasedOn: canonicalUrl === canonical ? null : canonicalUrl,
    license: knowledgeLicenseUrl,
    about: about.map(one => reference(view, one)),
    mentions: mentions
      .filter(({ kind, slug }) => !aboutIds.has(`${kind} ${slug}`))
      .map(one => reference(view, one)),
    citation: new Sources(article).all.map(citation),
    hasPart: [disclaimer, article.disclaimer].flatMap(text =>
      text === null ? [] : [{ '@type': 'WebPageElement', name: 'Disclaimer', text }],
    ),
  })
}

function faqPage({ article: { faqs, inLanguage }, canonical }: ArticleView): Node[] {
  if (faqs.length === 0) return []
  const mainEntity = faqs.map(({ slug, question, answer }) => ({
    '@type': 'Question',
    '@id': `${canonical}#faq-${slug}`,
    name: question,
    acceptedAnswer: { '@type': 'Answer', text: answer },
  }))
  return [
    { '@type': 'FAQPage', '@id': `${canonical}#faq`, isPartOf: { '@id': canonical }, inLanguage, mainEntity },
  ]
}

type Dosage = ClaimOf<'dosage'>
type Contraindication = ClaimOf<'contraindication'>

/** schema.org knows single amounts only, so a range has no schedule. */
function schedule(type: string, { amount, per, population }: Dosage, value: number | null): Node[] {
  if (value === null) return []
  return [
    known({
      '@type': type,
      doseValue: value,
      doseUnit: amount.unit,
      frequency: codeWords(per).map(what => `per ${what}`)[0],
      targetPopulation: population?.name,
    }),
  ]
}

const limit = (dosage: Dosage) =>
  dosage.type === 'MAXIMUM' ? schedule('MaximumDoseSchedule', dosage, dosage.amount.max) : []

const intake = (dosage: Dosage) =>
  dosage.type === 'RECOMMENDED_INTAKE' && dosage.amount.min === dosage.amount.max
    ? schedule('RecommendedDoseSchedule', dosage, dosage.amount.max)
    : []

const warning = ({ target, strength, management, rationale }: Contraindication) => {
  const what = [...codeLabel(strength), ...codeWords(management.action)].join(', ')
  return [`${target.name}: ${what || 'the source does not say how strict'}.`, rationale]
    .filter(Boolean)
    .join(' ')
}

/** A supplement that the article is about, with the limits, intakes and warnings that it shows. Only what a body sets is given as a schedule. */
function supplement(view: ArticleView, ref: Ref): Node {
  const shown = view.article.sections
    .flatMap(({ blocks }) => blocks.flatMap(block => (block.type === 'FACTS' ? block.records : [])))
    .filter(claim => claim.supplement.slug === ref.slug)
  const dosages = shown.filter(claim => claim.kind === 'dosage')
  return known({
    ...reference(view, ref),
    url: view.addressOf(ref.kind, ref.slug),
    maximumIntake: dosages.flatMap(limit),
    recommendedIntake: dosages.flatMap(intake),
    safetyConsideration: shown.filter(claim => claim.kind === 'contraindication').map(warning),
  })
}

/** An article as JSON-LD in the vocabulary of schema.org: the page, its questions and the supplements it is about. */
export const articleJsonLd = (view: ArticleView): Node => ({
  '@context': 'https://schema.org',
  '@graph': [
    page(view),
    ...faqPage(view),
    ...view.article.about.filter(({ kind }) => kind === 'supplement').map(ref => supplement(view, ref)),
  ],
})
