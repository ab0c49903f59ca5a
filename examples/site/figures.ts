import { fromHtml } from 'hast-util-from-html'
import { toText } from 'hast-util-to-text'
import { visit } from 'unist-util-visit'
import type { Api } from './api.ts'

/** The figures that a supplement has. */
export const figureNames = ['timeline', 'dosage', 'evidence'] as const
export type FigureName = (typeof figureNames)[number]

/** A figure with what a page needs to place it without a jump, and to tell it to those who cannot see it. */
export interface Figure {
  name: FigureName
  src: string
  narrowSrc: string
  width: number
  height: number
  narrowWidth: number
  narrowHeight: number
  title: string
  description: string
}

function measure(svg: string) {
  const [, width = 0, height = 0] = /^<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg) ?? []
  return { width: Number(width), height: Number(height) }
}

function wordsIn(svg: string): { title: string; description: string } {
  const words = { title: '', description: '' }
  visit(fromHtml(svg, { fragment: true, space: 'svg' }), 'element', node => {
    if (node.tagName === 'title') words.title = toText(node)
    if (node.tagName === 'desc') words.description = toText(node)
  })
  return words
}

/** Reads a figure in both sizes. */
export async function readFigure(api: Api, slug: string, name: FigureName): Promise<Figure> {
  const path = `/v1/supplements/${slug}/${name}.svg`
  const [wide, narrow] = await Promise.all([api.svg(path), api.svg(`${path}?size=narrow`)])
  const small = measure(narrow)
  return {
    name,
    src: `/figures/${slug}/${name}.svg`,
    narrowSrc: `/figures/${slug}/${name}.svg?size=narrow`,
    ...measure(wide),
    narrowWidth: small.width,
    narrowHeight: small.height,
    ...wordsIn(wide),
  }
}
