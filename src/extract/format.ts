import type { ArticleFormat } from './types.ts'

const endings: Readonly<Record<string, ArticleFormat>> = {
  txt: 'txt',
  text: 'txt',
  md: 'md',
  markdown: 'md',
  mdx: 'md',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
}

const tags = /^\s{0,99}(?:<!doctype html|<html|<(?:head|body|article|main|section|div|h1|p)[\s>])/i
const marks = /^(?:#{1,6} \S|---\n|[*-] \*\*|> \S)|\n#{1,6} \S/

/** The format of an article by the ending of its name, else by how it begins. */
export function formatOf(file: string, text: string): ArticleFormat {
  const ending = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? ''
  if (endings[ending]) return endings[ending]
  if (tags.test(text)) return 'html'
  return marks.test(text.slice(0, 20_000)) ? 'md' : 'txt'
}
