import { z } from 'zod'
import { Language, Slug, text } from '../../api/text.ts'

/** What an article is called and where it stands. */
export const articleHead = {
  slug: Slug,
  title: text(300).describe('Headline.'),
  subtitle: text(400).nullable().describe('Line below the headline.'),
  abstract: text(1000).nullable().describe('The article in a few sentences.'),
  category: text(100).nullable().describe('The category that it stands under on the site.'),
  inLanguage: Language,
}

export const readingMinutes = z.int().min(1).max(10_000).describe('At 200 words a minute.')

/** An article where another record embeds it: without its text. */
export const ArticleSummary = z
  .object({ ...articleHead, readingMinutes })
  .meta({ id: 'ArticleSummary', description: 'An article without its text.' })
