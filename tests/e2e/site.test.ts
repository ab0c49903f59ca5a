import { mkdtempSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildSite } from '../../examples/site/app.ts'
import { chromiumPath, openBrowser } from '../support/chromium.ts'
import { type Kb, openKb } from '../support/kb.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const slug = 'ashwagandha-stress-linked-back-pain'

const pages = {
  home: '/',
  article: `/articles/${slug}`,
  supplement: '/supplements/ashwagandha',
  supplements: '/supplements',
  condition: '/conditions/stress',
  missing: '/articles/nowhere',
}

const looks = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 375, height: 800 } },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
} as const

interface Violation {
  id: string
  nodes: { html: string; failureSummary?: string }[]
}

describe.skipIf(!chromiumPath)('the reference site in Chromium', () => {
  let kb: Kb
  let site: FastifyInstance
  let origin: string
  let browser: Awaited<ReturnType<typeof openBrowser>>
  const shots = mkdtempSync(join(tmpdir(), 'kb-site-'))
  const complaints: string[] = []

  beforeAll(async () => {
    kb = await openKb()
    const api = await kb.app.listen({ port: 0, host: '127.0.0.1' })
    site = await buildSite({ api, origin: 'https://site.example' })
    origin = await site.listen({ port: 0, host: '127.0.0.1' })
    browser = await openBrowser()
  }, 60_000)

  afterAll(async () => {
    await browser?.close()
    await site?.close()
    await kb?.close()
  })

  const open = async (path: string, look: keyof typeof looks = 'desktop'): Promise<Page> => {
    const context: BrowserContext = browser.browser
    const page = await context.newPage()
    const { viewport, ...media } = looks[look]
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme: 'light', ...media })
    page.on('console', message => message.type() === 'error' && complaints.push(`${path}: ${message.text()}`))
    page.on('request', request => {
      if (!request.url().startsWith(origin)) complaints.push(`${path} asks for ${request.url()}`)
    })
    await page.goto(origin + path, { waitUntil: 'networkidle' })
    return page
  }

  const cases = Object.entries(pages).flatMap(([name, path]) =>
    (Object.keys(looks) as (keyof typeof looks)[]).map(look => [name, look, path] as const),
  )

  test.each(cases)('%s, %s: accessible, within the screen', async (name, look, path) => {
    const page = await open(path, look)
    await page.locator('details').evaluateAll(all => {
      for (const details of all) details.setAttribute('open', '')
    })
    // The page's policy forbids scripts; this one comes from the debugger.
    await page.evaluate(axe)
    const violations = await page.evaluate(
      async () =>
        (await (globalThis as never as { axe: { run(): Promise<{ violations: Violation[] }> } }).axe.run())
          .violations,
    )
    const told = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
    )
    expect(told).toEqual([])
    expect(await page.locator('html').evaluate(html => html.scrollWidth - html.clientWidth)).toBe(0)
    await page.screenshot({ path: join(shots, `${name}-${look}.png`), fullPage: true })
    await page.close()
  })

  test('the article has a way to each of its parts, its figures with their size, and everything around it', async () => {
    const page = await open(pages.article)
    const targets = await page
      .locator('a[href^="#"]')
      .evaluateAll(links => links.map(link => String(link.getAttribute('href'))))
    for (const target of targets) expect(await page.locator(target).count(), target).toBe(1)
    expect(await page.locator('.toc a').count()).toBeGreaterThan(15)
    const figures = page.locator('.kb-figure img')
    expect(await figures.count()).toBe(3)
    for (const figure of await figures.all()) {
      const details = figure.locator('xpath=ancestor::details')
      if ((await details.count()) > 0) await details.first().evaluate(node => node.setAttribute('open', ''))
      await figure.scrollIntoViewIfNeeded()
      await expect
        .poll(() => figure.evaluate(image => (image as never as { naturalWidth: number }).naturalWidth))
        .toBeGreaterThan(0)
      const { ratio, drawn } = await figure.evaluate(image => {
        const { width, height } = image.getBoundingClientRect()
        return {
          ratio: Number(image.getAttribute('width')) / Number(image.getAttribute('height')),
          drawn: width / height,
        }
      })
      expect(drawn).toBeCloseTo(ratio, 2)
      expect((await figure.getAttribute('alt'))?.length).toBeGreaterThan(50)
    }
    expect(await page.locator('h1').count()).toBe(1)
    expect(await page.locator('details.kb-faq').count()).toBe(3)
    expect(await page.locator('.related .card').count()).toBe(4)
    expect(await page.locator('#kb-sources li').count()).toBeGreaterThan(0)
    expect(await page.locator('.kb-disclaimer').textContent()).toContain(
      'does not mean that something is safe',
    )
    await page.close()
  })

  test('the article is read with the keyboard alone', async () => {
    const page = await open(pages.article)
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toBe('Skip to the text')
    await page.keyboard.press('Enter')
    expect(await page.locator(':focus').getAttribute('id')).toBe('content')
    const question = page.locator('details.kb-faq summary').first()
    await question.focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('details.kb-faq').first().getAttribute('open')).not.toBeNull()
    await page.close()
  })

  test('nothing moves while it loads', async () => {
    const page = await browser.browser.newPage()
    await page.addInitScript(`
      globalThis.shift = 0
      new PerformanceObserver(list => {
        for (const entry of list.getEntries()) shift += entry.value
      }).observe({ type: 'layout-shift', buffered: true })
    `)
    await page.goto(origin + pages.supplement, { waitUntil: 'networkidle' })
    expect(await page.evaluate('shift')).toBeLessThan(0.02)
    await page.close()
  })

  test('each link to a page of the site leads to one', async () => {
    const links = new Set<string>()
    for (const path of [pages.article, pages.supplement, pages.condition]) {
      const html = await (await fetch(origin + path)).text()
      for (const [, href = ''] of html.matchAll(/(?:href|src|srcset)="(\/[^"#]*)/g))
        links.add(href.replaceAll('&#x26;', '&').replaceAll('&amp;', '&'))
    }
    expect([...links].filter(link => link.startsWith('/v1'))).toEqual([])
    for (const link of links) expect((await fetch(origin + link)).status, link).toBe(200)
  }, 60_000)

  test('has what a page needs for those who find and keep it', async () => {
    for (const path of [pages.home, pages.article, pages.supplement]) {
      const answer = await fetch(origin + path)
      const html = await answer.text()
      expect(html).toMatch(/<html lang="en">/)
      expect(html).toMatch(/<title>[^<]{5,}<\/title>/)
      expect(html).toMatch(/<meta name="description" content="[^"]{20,}">/)
      expect(html).toContain(`<link rel="canonical" href="https://site.example${path}">`)
      expect(answer.headers.get('cache-control')).toMatch(/public, max-age/)
      expect(answer.headers.get('content-security-policy')).toMatch(
        /default-src 'none'; style-src 'self'; img-src 'self'/,
      )
      const etag = answer.headers.get('etag') ?? ''
      expect((await fetch(origin + path, { headers: { 'if-none-match': etag } })).status).toBe(304)
    }
    expect((await fetch(`${origin}/articles/nowhere`)).status).toBe(404)
    expect((await fetch(`${origin}/articles/..%2f..%2fhealth`)).status).toBe(404)
  })

  test('the feed and the figures are well-formed XML', async () => {
    const page = await browser.browser.newPage()
    for (const path of [
      '/feed.xml',
      ...['timeline', 'dosage', 'evidence'].map(name => `/figures/magnesium/${name}.svg`),
    ]) {
      const text = await (await fetch(origin + path)).text()
      const root = await page.evaluate(`(() => {
        const parsed = new DOMParser().parseFromString(${JSON.stringify(text)}, 'application/xml')
        return parsed.querySelector('parsererror')?.textContent ?? parsed.documentElement.localName
      })()`)
      expect(root).toMatch(/^(feed|svg)$/)
    }
    await page.close()
  })

  test('says that the knowledge base is out of reach when it is', async () => {
    const alone = await buildSite({ api: 'http://127.0.0.1:1', origin })
    const { statusCode, body, headers } = await alone.inject('/')
    expect(statusCode).toBe(502)
    expect(headers['cache-control']).toBe('no-store')
    expect(body).toContain('does not answer right now')
    expect(body).not.toContain('127.0.0.1:1')
    await alone.close()
  })

  test('nothing was loaded from elsewhere, and the security policy refused nothing', () => {
    expect(complaints.filter(text => !text.includes('404'))).toEqual([])
  })
})
