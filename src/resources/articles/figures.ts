import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FigureRef } from '../../render/view.ts'
import { tellSnapshot } from '../answer.ts'
import { type DrawnKind, readDrawn } from '../supplements/figures.query.ts'
import { type FigureName, figures } from '../supplements/figures.ts'
import type { Article } from './articles.contract.ts'

/** The figure that draws the facts of a kind. */
const figureOf: Partial<Record<string, FigureName>> = {
  timeline: 'timeline',
  dosage: 'dosage',
  indication: 'evidence',
}

interface Place {
  block: string
  supplement: string
  name: FigureName
}

/** Each figure stands once: beside the first facts of its kind, when these are all of one supplement. */
function placesOf({ sections }: Article): Place[] {
  const places = new Map<string, Place>()
  for (const block of sections.flatMap(({ blocks }) => blocks)) {
    if (block.type !== 'FACTS') continue
    const name = figureOf[block.kind]
    const [supplement, ...others] = new Set(block.records.map(record => record.supplement.slug))
    if (name === undefined || supplement === undefined || others.length > 0) continue
    const key = `${supplement} ${name}`
    if (!places.has(key)) places.set(key, { block: block.id, supplement, name })
  }
  return [...places.values()]
}

const addressOf = (request: FastifyRequest, { supplement, name }: Place, query = '') =>
  request.server.link(`/v1/supplements/${supplement}/${name}.svg${query}`)

/** The figures that stand in an article, by block, with the size that they have now. */
export async function figuresOf(
  request: FastifyRequest,
  reply: FastifyReply,
  article: Article,
): Promise<Map<string, FigureRef>> {
  const places = placesOf(article)
  const found = new Map<string, FigureRef>()
  for (const supplement of new Set(places.map(place => place.supplement))) {
    const here = places.filter(place => place.supplement === supplement)
    const kinds = here.map(({ name }): DrawnKind => figures[name].drawn)
    const { drawn, ...state } = await readDrawn(request.server.db, supplement, kinds)
    tellSnapshot(reply, state)
    if (drawn === null) continue
    for (const place of here) {
      const { draw } = figures[place.name]
      const [wide, narrow] = [draw(drawn, 'wide'), draw(drawn, 'narrow')]
      found.set(place.block, {
        url: addressOf(request, place),
        narrowUrl: addressOf(request, place, '?size=narrow'),
        width: wide.width,
        height: wide.height,
        narrowWidth: narrow.width,
        narrowHeight: narrow.height,
        alt: wide.description,
        caption: `${wide.title}, from all sources in this knowledge base`,
      })
    }
  }
  return found
}
