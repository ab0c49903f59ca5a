import { expect, it } from 'vitest'
import { extractArticle } from '../../../src/extract/extract.ts'
import type { ArticleFormat } from '../../../src/extract/types.ts'

const article = '# Zinc\n\nZinc is a mineral.\n\n'
const page = (below: string) => `<h1>Zinc</h1><p>Zinc is a mineral.</p>${below}`
const card = (category: string | null, title: string, teaser: string | null) => ({ category, title, teaser })

/** How pages show cards of other articles, each of the same two. */
const layouts: [name: string, format: ArticleFormat, text: string][] = [
  [
    'lines with a link in their midst',
    'md',
    `${article}## You may also like\n\n**Sleep**\n[Tea at night](/a)\nWhat to brew.\n\n**Food: basics**\n[Beans: a guide](/b)\nCook them long.\n`,
  ],
  [
    'lines that end with a link to read on',
    'md',
    `${article}## More from the blog\n\n**Sleep** | Tea at night\nWhat to brew.\n[Read more →](/a)\n\n**Food: basics** | Beans: a guide\nCook them long.\n[Read more →](/b)\n`,
  ],
  [
    'a list with a line below each link',
    'html',
    page(
      '<h2>Keep reading</h2><ul><li><span>Sleep</span> <a href="/a">Tea at night</a> <p>What to brew.</p></li><li><span>Food: basics</span> <a href="/b">Beans: a guide</a> <p>Cook them long.</p></li></ul><div><a href="/p">Privacy</a> <a href="/t">Terms</a></div>',
    ),
  ],
  [
    'boxes whose lines are broken',
    'html',
    page(
      '<aside><h3>Related guides</h3><div><em>Sleep</em><br><a href="/a">Tea at night</a><br>What to brew.</div><div><em>Food: basics</em><br><a href="/b">Beans: a guide</a><br>Cook them long.</div></aside><footer>Zinc Ltd · Terms</footer>',
    ),
  ],
  [
    'lines of plain text',
    'txt',
    'Zinc\n\nZinc is a mineral.\n\nRelated Articles\n\nSleep\nTea at night\nWhat to brew.\nRead More →\n\nFood: basics\nBeans: a guide\nCook them long.\nRead More →\n',
  ],
]

it.each(layouts)('finds category, title and teaser of %s', async (_, format, text) => {
  const { related, sections } = await extractArticle(text, format)
  expect(related).toEqual([
    card('Sleep', 'Tea at night', 'What to brew.'),
    card('Food: basics', 'Beans: a guide', 'Cook them long.'),
  ])
  expect(JSON.stringify(sections)).not.toMatch(/Tea|Beans|Terms/)
})

it('takes lines of title and teaser below a line that only stands like a heading', async () => {
  const text =
    'Zinc\n\nZinc is a mineral.\n\nUntil next month.\n\nMore letters\nTea at night - what to brew\nBeans - how to cook them\n'
  expect((await extractArticle(text, 'txt')).related).toEqual([
    card(null, 'Tea at night', 'what to brew'),
    card(null, 'Beans', 'how to cook them'),
  ])
})

it('takes titles with what stands below them where no category stands above', async () => {
  const html = page(
    '<section class="related"><h2>Related articles</h2><h3>Tea at night</h3><p>What to brew</p><h3>Beans</h3><p>Cook them long</p></section>',
  )
  expect((await extractArticle(html, 'html')).related).toEqual([
    card(null, 'Tea at night', 'What to brew'),
    card(null, 'Beans', 'Cook them long'),
  ])
})
