import { ArticleError } from '../article-error.ts'

/** Deeper than any page that a person wrote; deeper still, parsers take quadratic time. */
const deepest = 256

const closedByThemselves = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th thead tbody tfoot'.split(
    ' ',
  ),
)

/** @throws ArticleError when tags are nested too deep, or left open too often */
export function refuseDeepTags(html: string): void {
  let depth = 0
  for (const [tag, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9-]{0,40})/gi)) {
    if (closedByThemselves.has(name.toLowerCase()) || tag === '') continue
    depth = slash === '/' ? Math.max(0, depth - 1) : depth + 1
    if (depth > deepest)
      throw new ArticleError(`the page has more than ${deepest} elements inside each other`)
  }
}

/** @throws ArticleError when quotes, lists or brackets are nested too deep */
export function refuseDeepMarks(markdown: string): void {
  if (/^(?:[ \t]{0,8}[>*+-]){65}/m.test(markdown) || /[[({<!*_`~]{257}/.test(markdown))
    throw new ArticleError('the article has more than 64 quotes or lists, or 256 brackets, inside each other')
}
