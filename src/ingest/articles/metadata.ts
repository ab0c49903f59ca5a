import type { Element, Root } from 'hast'
import { parse } from 'yaml'
import { z } from 'zod'
import { readHtml } from '../../extract/tree/html.ts'
import { isElement, type Node } from '../../extract/tree/text-of.ts'
import type { ArticleFormat } from '../../extract/types.ts'
import { plainText } from './markdown-text.ts'

/** What is said about an article outside of its text. */
export interface Metadata {
  slug?: string
  canonicalUrl?: string
  title?: string
  category?: string
  authors?: string[]
  datePublished?: string
  inLanguage?: string
  image?: string
}

const some = z
  .union([z.string(), z.number(), z.date()])
  .transform(value => (value instanceof Date ? value.toISOString() : String(value)))
const person = z.union([some, z.object({ name: some }).transform(({ name }) => name)])
const people = z.union([z.array(person), person.transform(one => [one])])
const picture = z.union([z.string(), z.object({ url: z.string() }).transform(({ url }) => url)])

const web = (value: string | undefined) =>
  value && /^https?:\/\/[^\s<>"]{1,1900}$/i.test(value) && URL.canParse(value) ? value : undefined
const date = (value: string | undefined) => {
  const found = /^\d{4}-\d{2}-\d{2}/.exec(value ?? '')?.[0]
  return found !== undefined && new Date(`${found}T00:00:00Z`).toISOString().startsWith(found)
    ? found
    : undefined
}
const short = (max: number) => (value: string | undefined) =>
  plainText(value?.replace(/\s+/g, ' ') ?? '', max) || undefined
const language = (value: string | undefined) =>
  value && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(value) ? value : undefined

/** Keeps what is well-formed of what somebody wrote. */
export function metadataFrom(said: Readonly<Record<string, unknown>>): Metadata {
  const read = <T>(schema: z.ZodType<T>, ...names: string[]): T | undefined => {
    for (const name of names) {
      const parsed = schema.safeParse(said[name])
      if (parsed.success) return parsed.data
    }
    return undefined
  }
  const slug = read(some, 'slug')
  const found: Metadata = {
    ...(slug !== undefined && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug) && slug.length <= 80 && { slug }),
    ...defined(
      'canonicalUrl',
      web(read(some, 'canonicalUrl', 'canonical', 'canonical_url', 'mainEntityOfPage', 'url')),
    ),
    ...defined('title', short(300)(read(some, 'title', 'headline', 'name'))),
    ...defined('category', short(100)(read(some, 'category', 'articleSection', 'section'))),
    ...defined('datePublished', date(read(some, 'datePublished', 'date', 'published'))),
    ...defined('inLanguage', language(read(some, 'inLanguage', 'lang', 'language'))),
    ...defined('image', web(read(picture, 'image', 'cover'))),
  }
  const authors = (read(people, 'authors', 'author') ?? [])
    .flatMap(name => short(200)(name) ?? [])
    .slice(0, 50)
  return authors.length > 0 ? { ...found, authors } : found
}

const defined = <K extends keyof Metadata>(name: K, value: Metadata[K] | undefined) =>
  value === undefined ? {} : { [name]: value }

/** What an article says about itself: in YAML front matter, `<meta>` or JSON-LD. */
export function metadataOf(text: string, format: ArticleFormat): Metadata {
  if (format === 'txt') return {}
  return format === 'md' ? frontMatter(text) : fromPage(readHtml(text))
}

function frontMatter(text: string): Metadata {
  const end = text.startsWith('---\n') ? text.indexOf('\n---', 3) : -1
  if (end === -1 || end > 20_000) return {}
  try {
    const said: unknown = parse(text.slice(4, end), { maxAliasCount: 0 })
    return said !== null && typeof said === 'object' ? metadataFrom(said as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function* elementsOf(node: Root | Element): Generator<Element> {
  for (const child of node.children as Node[])
    if (isElement(child)) {
      yield child
      yield* elementsOf(child)
    }
}

/** Names of `<meta>` and the members that they stand for. */
const metaNames: Readonly<Record<string, string>> = {
  author: 'author',
  'article:author': 'author',
  'og:title': 'title',
  'og:image': 'image',
  'og:url': 'url',
  'article:published_time': 'datePublished',
  date: 'datePublished',
  'article:section': 'category',
}

function fromPage(root: Root): Metadata {
  const said: Record<string, unknown> = {}
  let linked: Metadata = {}
  for (const element of elementsOf(root)) {
    const { tagName, properties } = element
    if (tagName === 'html') said.inLanguage = properties.lang
    if (tagName === 'link' && [properties.rel].flat().includes('canonical'))
      said.canonicalUrl = properties.href
    if (tagName === 'meta') {
      const name = metaNames[String(properties.property ?? properties.name ?? '').toLowerCase()]
      if (name !== undefined) said[name] ??= properties.content
    }
    if (tagName === 'script' && properties.type === 'application/ld+json')
      linked = { ...linked, ...fromJsonLd(element) }
  }
  return { ...linked, ...metadataFrom(said) }
}

/** An article among linked data: read as data, never run. */
function fromJsonLd({ children }: Element): Metadata {
  try {
    const data: unknown = JSON.parse(
      children.map(child => (child.type === 'text' ? child.value : '')).join(''),
    )
    const nodes = [data, (data as { '@graph'?: unknown })['@graph']].flat()
    const article = nodes.find(node =>
      /Article|WebPage|BlogPosting/.test(String((node as { '@type'?: unknown } | null)?.['@type'])),
    )
    return article === undefined ? {} : metadataFrom(article as Record<string, unknown>)
  } catch {
    return {}
  }
}
