import type { Api, Json } from './api.ts'
import { figureNames, readFigure } from './figures.ts'
import { adaptFragment } from './fragment.ts'

/** What a template is given. */
export type Page = Record<string, unknown> & { title: string; description: string; path: string }

const LIST = 'limit=100'
const cards = 'fields=slug,title,subtitle,abstract,category,readingMinutes,datePublished,inLanguage'

/** The start page: all articles, newest first. */
export async function home(api: Api): Promise<Page> {
  const { data } = await api.json(`/v1/articles?sort=-datePublished,slug&${LIST}&${cards}`)
  return {
    path: '/',
    title: 'Supplements, and who says so',
    description: 'Articles about dietary supplements in which every fact names its source.',
    articles: data,
  }
}

export async function supplements(api: Api): Promise<Page> {
  const { data } = await api.json(`/v1/supplements?sort=name&${LIST}&fields=slug,name,category,summary`)
  return {
    path: '/supplements',
    title: 'Supplements',
    description: 'Every supplement in the knowledge base.',
    supplements: data,
  }
}

/** JSON within a script element: nothing in it can end the element. */
const inScript = (json: string) => json.replaceAll('<', '\\u003c')

export async function article(api: Api, slug: string): Promise<Page> {
  const path = `/v1/articles/${slug}`
  const [record, html, jsonLd, beside] = await Promise.all([
    api.json(`${path}?fields=title,subtitle,abstract,inLanguage`),
    api.html(path),
    api.jsonLd(path),
    api.json(`${path}/related`),
  ])
  const { title, subtitle, abstract, inLanguage } = record.data
  return {
    path: `/articles/${slug}`,
    title,
    description: abstract ?? subtitle ?? title,
    lang: inLanguage,
    ...adaptFragment(html),
    jsonLd: inScript(jsonLd),
    related: beside.data,
  }
}

const SHOWN = ['contraindications', 'interactions', 'adverseEffects', 'articles', 'faqs'].join()

export async function supplement(api: Api, slug: string): Promise<Page> {
  const [{ data, meta }, ...figures] = await Promise.all([
    api.json(`/v1/supplements/${slug}?include=${SHOWN}`),
    ...figureNames.map(name => readFigure(api, slug, name)),
  ])
  const { contraindications, interactions, adverseEffects, articles, faqs, ...record } = data
  return {
    path: `/supplements/${slug}`,
    title: record.name,
    description: record.summary ?? `What is known about ${record.name}, and who says so.`,
    record,
    figures,
    contraindications,
    interactions,
    adverseEffects,
    articles,
    faqs,
    disclaimer: meta.disclaimer,
  }
}

/** The other things that articles mention, by the last part of their address in the API. */
export const kinds = [
  'conditions',
  'mechanisms',
  'practices',
  'populations',
  'interactants',
  'products',
] as const

export async function thing(api: Api, kind: (typeof kinds)[number], slug: string): Promise<Page> {
  const ranked: Promise<Json> =
    kind === 'conditions'
      ? api.json(`/v1/conditions/${slug}/supplements?limit=20`)
      : Promise.resolve({ data: [] })
  const [{ data }, { data: articles }, { data: supplements }] = await Promise.all([
    api.json(`/v1/${kind}/${slug}`),
    api.json(`/v1/articles?about=${slug}&${LIST}&${cards}`),
    ranked,
  ])
  return {
    path: `/${kind}/${slug}`,
    title: data.name,
    description: data.summary ?? `${data.name}: what is recorded, and who says so.`,
    record: data,
    articles,
    supplements,
  }
}
