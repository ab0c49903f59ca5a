import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { extractArticle } from '../../../src/extract/extract.ts'
import type { Extract } from '../../../src/extract/types.ts'
import { readCorpus } from './annotations.ts'

const toHtml = unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeStringify)

/** What an article says, without the words around it, which differ in line breaks. */
const factsOf = ({
  title,
  sections,
  dosages,
  timelines,
  contraindications,
  constituents,
  faqs,
}: Extract) => ({
  title,
  headings: sections.map(({ heading }) => heading),
  dosages: dosages.map(({ quote, ...dosage }) => dosage),
  timelines: timelines.map(({ startDay, endDay }) => [startDay, endDay]),
  contraindications: contraindications.map(({ subject, kind }) => [subject, kind]),
  constituents,
  questions: faqs.map(({ question }) => question),
})

const articles = (await readCorpus('tune')).filter(
  ({ name, text }) => name.endsWith('.md') && !/^---\n|<\w|\r/m.test(text),
)

describe('an article in Markdown', () => {
  test('there are such articles', () => expect(articles.length).toBeGreaterThan(30))

  test.each(articles.map(({ name, text, extract }) => [name, text, extract] as const))(
    '%s says the same as the page that it makes',
    async (_, text, extract) => {
      const page = await extractArticle(String(await toHtml.process(text)), 'html')
      expect(factsOf(page)).toEqual(factsOf(extract))
    },
  )
})
