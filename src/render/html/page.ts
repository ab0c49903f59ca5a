import { createHash } from 'node:crypto'
import type { Root } from 'hast'
import { h } from 'hastscript'
import { articleJsonLd } from '../json-ld.ts'
import type { ArticleView } from '../view.ts'
import { articleElement, serialize } from './fragment.ts'
import { pageStyle } from './page-style.ts'
import { when } from './tree.ts'

/** What the page may load: its own style by its hash, and pictures. */
export const pageSecurity = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'`,
  "img-src 'self' https: http: data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join(';')

/** JSON within a script element: nothing in it can end the element. */
const inScript = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c')

/** An article as a whole page, which needs nothing else than its pictures. */
export function articlePage(view: ArticleView, alternates: Readonly<Record<string, string>>): string {
  const { article, canonical } = view
  const { title, abstract, inLanguage } = article
  const tree: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      h('html', { lang: inLanguage }, [
        h('head', [
          h('meta', { charSet: 'utf-8' }),
          h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
          h('meta', { name: 'color-scheme', content: 'light dark' }),
          h('title', title),
          ...when(abstract, content => h('meta', { name: 'description', content })),
          h('link', { rel: ['canonical'], href: canonical }),
          ...Object.entries(alternates).map(([type, href]) => h('link', { rel: ['alternate'], type, href })),
          h('script', { type: 'application/ld+json' }, inScript(articleJsonLd(view))),
          h('style', pageStyle),
        ]),
        h('body', [h('main', [articleElement(view)])]),
      ]),
    ],
  }
  return `${serialize(tree)}\n`
}
