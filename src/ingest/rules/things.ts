import type { ThingRecord } from '../documents.ts'
import type { Around } from '../lookup.ts'
import type { Issue } from '../parse.ts'
import { repeats } from './repeats.ts'

/** What a thing may not say twice, or of itself. */
export function thingIssues(thing: ThingRecord, around: Around): Issue[] {
  const { document, kind } = thing
  const names = [document.name, ...document.aliases.map(alias => alias.text)].map(text => text.toLowerCase())
  return [
    ...repeats(names).map(index => ({
      path: ['aliases', index - 1, 'text'],
      message: 'is a name of it already',
    })),
    ...listed(document.sources, 'sources'),
    ...(kind === 'supplement' ? supplementIssues(document) : []),
    ...(kind === 'condition' && ancestors(thing, around).has(thing.key) ? [circle('parent')] : []),
    ...(kind === 'interactant' ? listed(document.memberOf, 'memberOf') : []),
    ...(kind === 'product'
      ? listed(document.supplements, 'supplements', one => one.supplement, 'supplement')
      : []),
    ...(kind === 'interactant' && ancestors(thing, around).has(thing.key) ? [circle('memberOf')] : []),
  ]
}

function supplementIssues(document: Extract<ThingRecord, { kind: 'supplement' }>['document']): Issue[] {
  return [
    ...listed(document.classes, 'classes', one => one.slug, 'slug'),
    ...listed(document.memberOf, 'memberOf'),
    ...listed(document.coverage, 'coverage', one => one.topic, 'topic'),
    ...document.coverage.flatMap(({ sources }, index) =>
      repeats(sources).map(at => ({
        path: ['coverage', index, 'sources', at],
        message: 'stands here twice',
      })),
    ),
  ]
}

function listed<T>(
  list: readonly T[],
  member: string,
  key = (one: T) => String(one),
  inner?: string,
): Issue[] {
  return repeats(list.map(key)).map(index => ({
    path: [member, index, ...(inner === undefined ? [] : [inner])],
    message: 'stands here twice',
  }))
}

const circle = (member: string): Issue => ({ path: [member], message: 'leads back to the record itself' })

/** The wider things of a thing, as far up as it goes. */
function ancestors({ kind, key }: ThingRecord, around: Around): Set<string> {
  const found = new Set<string>()
  const waiting = widerOf(kind, key, around)
  for (let slug = waiting.pop(); slug !== undefined; slug = waiting.pop()) {
    if (found.has(slug)) continue
    found.add(slug)
    waiting.push(...widerOf(kind, slug, around))
  }
  return found
}

function widerOf(kind: ThingRecord['kind'], slug: string, around: Around): string[] {
  if (kind === 'interactant') return [...(around.facts(kind, slug)?.memberOf ?? [])]
  if (kind !== 'condition') return []
  const parent = around.facts(kind, slug)?.parent
  return parent ? [parent] : []
}
