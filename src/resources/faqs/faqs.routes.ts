import type { App } from '../../plugins/zod.ts'
import { answerOne, answerPage } from '../answer.ts'
import { listRoute, oneRoute, resource } from '../resource.ts'
import { Faq } from './faqs.contract.ts'
import { askFaqs, FaqQuery, faqs } from './faqs.query.ts'

export const faqResource = resource({
  noun: faqs,
  path: 'faqs',
  name: 'FAQ',
  title: 'Faq',
  tag: 'Content',
  record: Faq,
  query: FaqQuery,
  ask: askFaqs,
  includes: [],
  example: 'is-long-term-use-of-ashwagandha-safe',
})

export const faqRoutes = (app: App) => {
  app.get('/v1/faqs', listRoute(faqResource), (request, reply) => answerPage(request, reply, faqResource))
  app.get('/v1/faqs/:slug', oneRoute(faqResource), answerOne(faqResource))
}
