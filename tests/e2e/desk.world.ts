import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { createKey } from '../../src/access/keys.ts'
import { packageRoot } from '../../src/config.ts'
import type { Scope } from '../../src/knowledge/scopes.ts'
import { openBrowser } from '../support/chromium.ts'
import { openKb } from '../support/kb.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** An article of the corpus, whose facts are made up. */
export const article = (name: string): string =>
  readFileSync(join(packageRoot, 'tests/ingest/extract/corpus', name), 'utf8')

interface Violation {
  id: string
  nodes: { html: string; failureSummary?: string }[]
}

/** The service with its desk, a browser, and all that the browser had to complain of. */
export async function openDesk() {
  const kb = await openKb()
  const origin = await kb.app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await openBrowser()
  const complaints: string[] = []
  const requests: string[] = []
  const secrets: string[] = []

  const newPage = async (): Promise<Page> => {
    const page = await browser.browser.newPage()
    page.setDefaultTimeout(20_000)
    page.on('console', message => {
      // A refusal of the API is no complaint: the desk shows it.
      const isRefusal = /Failed to load resource: the server responded with a status of 4/.test(
        message.text(),
      )
      if (['error', 'warning'].includes(message.type()) && !isRefusal) complaints.push(message.text())
    })
    page.on('pageerror', error => complaints.push(error.message))
    page.on('dialog', dialog => {
      complaints.push(`a dialog says ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('request', request => requests.push(request.url()))
    return page
  }

  const newKey = async (scope: Scope, name: string) => {
    const { id, secret } = await createKey(kb.database, { name, scope })
    secrets.push(secret)
    return { id, secret, headers: { authorization: `Bearer ${secret}` } }
  }

  const signIn = async (page: Page, secret: string, at = '#/') => {
    await page.goto(`${origin}/desk${at}`)
    await page.getByLabel('API key').fill(secret)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: 'Sign out' }).waitFor()
  }

  /** What axe finds, and how far the page is wider than the screen. */
  const inspect = async (page: Page): Promise<string[]> => {
    await page.evaluate(axe)
    const found = await page.evaluate(
      async () =>
        (await (globalThis as never as { axe: { run(): Promise<{ violations: Violation[] }> } }).axe.run())
          .violations,
    )
    const wider = await page.locator('html').evaluate(html => html.scrollWidth - html.clientWidth)
    return [
      ...found.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 120)} ${failureSummary}`).join(' | ')}`,
      ),
      ...(wider > 0 ? [`wider than the screen by ${wider}`] : []),
    ]
  }

  const close = async () => {
    await browser.close()
    await kb.close()
  }
  return { kb, origin, browser, complaints, requests, secrets, newPage, newKey, signIn, inspect, close }
}

export type DeskWorld = Awaited<ReturnType<typeof openDesk>>
