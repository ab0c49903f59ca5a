import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { connect, type Database } from '../../src/db/client.ts'
import type { App } from '../../src/plugins/zod.ts'
import { chromiumPath, openBrowser } from '../support/chromium.ts'
import { cloneDatabase } from '../support/postgres.ts'

/** Operations that a newcomer clicks, with the tag under which Swagger UI shows them. */
const clicks = [
  ['Start here', 'listSupplements'],
  ['Start here', 'getSupplement'],
  ['Start here', 'listSupplementInteractions'],
  ['Start here', 'rankConditionSupplements'],
  ['Start here', 'getArticle'],
  ['Things', 'getCondition'],
  ['Things', 'listSupplementDosages'],
  ['Things', 'getInteractant'],
  ['Claims', 'listDosages'],
  ['Claims', 'getTimeline'],
  ['Claims', 'getContraindication'],
  ['Claims', 'getInteraction'],
  ['Content', 'getFaq'],
  ['Content', 'getSource'],
  ['Operations', 'getTerms'],
] as const

describe.skipIf(!chromiumPath)('Swagger UI in Chromium', { timeout: 120_000 }, () => {
  let app: App
  let database: Database
  let clone: Awaited<ReturnType<typeof cloneDatabase>>
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    clone = await cloneDatabase()
    database = connect(clone.url, { pool: 4 })
    app = await buildApp({
      config: readConfig({
        DATABASE_URL: clone.url,
        KB_RATE_LIMIT: '0',
        KB_OVERLOAD_MS: '0',
        KB_LOG_LEVEL: 'error',
      }),
      database,
    })
    const address = await app.listen({ port: 0 })
    browser = await openBrowser()
    page = await browser.browser.newPage()
    // A second on a quiet machine, many on a busy one.
    page.setDefaultTimeout(90_000)
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', error => complaints.push(error.message))
    page.on('request', request => {
      if (!request.url().startsWith(address) && !request.url().startsWith('data:'))
        complaints.push(request.url())
    })
    await page.goto(`${address}/`, { waitUntil: 'networkidle' })
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await app?.close()
    await database?.close()
    await clone?.drop()
  })

  test('a browser that opens / finds the documentation, with "Start here" on top', async () => {
    expect(page.url()).toMatch(/\/docs\/?(#\/Start%20here)?$/)
    await page.waitForSelector('.opblock-tag-section')
    const tags = await page
      .locator('.opblock-tag')
      .evaluateAll(nodes => nodes.map(node => node.getAttribute('data-tag')))
    expect(tags[0]).toBe('Start here')
    expect(await page.locator('[id^="operations-Start_here-"]').count()).toBe(5)
  })

  test.each(clicks)(
    '%s: %s answers 200 on the first click',
    async (tag, operation) => {
      const block = page.locator(`[id="operations-${tag.replaceAll(' ', '_')}-${operation}"]`)
      const section = page.locator(`.opblock-tag[data-tag="${tag}"]`)
      if ((await section.getAttribute('data-is-open')) === 'false') await section.click()
      await block.locator('.opblock-summary-control').click()
      const execute = block.locator('button.execute')
      await block.locator('.responses-inner .model-example, .responses-inner .example').first().waitFor()
      await execute.click()
      const status = block.locator('.live-responses-table tbody .response-col_status').first()
      await status.waitFor()
      expect(((await status.textContent()) ?? '').trim()).toMatch(/^200/)
      await block.locator('.opblock-summary-control').click()
      // With all of them open it would draw only those in sight.
      if (tag !== 'Start here') await section.click()
    },
    120_000,
  )

  test('references are resolved: the schema of an answer names what it holds', async () => {
    const block = page.locator('[id="operations-Start_here-getSupplement"]')
    await block.locator('.opblock-summary-control').click()
    await block.locator('.responses-inner').getByRole('tab', { name: 'Schema' }).first().click()
    const schema = block.locator('.responses-inner .json-schema-2020-12').first()
    await schema.getByRole('button', { name: 'Expand all' }).first().click()
    await schema.getByText('category', { exact: true }).first().waitFor()
    expect(await page.locator('.errors-wrapper').count()).toBe(0)
  })

  test('nothing was loaded from elsewhere, and the security policy refused nothing', () => {
    expect(complaints).toEqual([])
  })
})
