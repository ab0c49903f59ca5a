import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath } from '../support/chromium.ts'
import { article, type DeskWorld, openDesk } from './desk.world.ts'

const looks = {
  desktop: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  'phone-dark': { viewport: { width: 375, height: 800 }, colorScheme: 'dark' },
} as const

const dose = 'rhodiola--general--dosage--advised--article-rhodiola-for-long-workdays'

describe.skipIf(!chromiumPath)('the desk in Chromium', { timeout: 120_000 }, () => {
  let desk: DeskWorld
  let page: Page
  let publisher: Awaited<ReturnType<DeskWorld['newKey']>>
  const shots = mkdtempSync(join(tmpdir(), 'kb-desk-'))

  beforeAll(async () => {
    desk = await openDesk()
    page = await desk.newPage()
    publisher = await desk.newKey('publish', 'Ada')
  }, 120_000)
  afterAll(() => desk?.close())

  const said = (text: string | RegExp) => page.locator('.said').getByText(text).waitFor()
  const current = () => page.locator('.card.open')
  const read = async (path: string) => (await desk.kb.api.get(path, publisher.headers)).body.data

  /** In each look: nothing that axe finds, nothing wider than the screen, and a picture of it. */
  const inspectAll = async (view: string) => {
    for (const [look, { viewport, colorScheme }] of Object.entries(looks)) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.screenshot({ path: join(shots, `${view}-${look}.png`) })
      expect(await desk.inspect(page), `${view}, ${look}`).toEqual([])
    }
    await page.setViewportSize(looks.desktop.viewport)
    await page.emulateMedia({ colorScheme: 'light' })
    const html = await page.locator('html').evaluate(root => root.outerHTML)
    for (const secret of desk.secrets) expect(html).not.toContain(secret)
  }

  test('refuses what is no key, a wrong and an expired one, and says why', async () => {
    await page.goto(`${desk.origin}/desk`)
    const key = page.getByLabel('API key')
    await key.fill('not a key')
    await key.press('Enter')
    await page.getByRole('alert').getByText('That is no key').waitFor()
    await key.fill('kb_wrong')
    await key.press('Enter')
    await page.getByRole('alert').getByText('not one of ours').waitFor()
    const { id, secret } = await desk.newKey('draft', 'expired')
    await desk.kb.database.prisma.apiKey.update({ where: { id }, data: { expiresAt: new Date(0) } })
    await key.fill(secret)
    await key.press('Enter')
    await page.getByRole('alert').getByText('The key has expired').waitFor()
    await inspectAll('sign-in')
  })

  test('an article that is pasted becomes a changeset', async () => {
    await desk.signIn(page, publisher.secret)
    await page.locator('.changesets').waitFor()
    await inspectAll('list')
    await page.getByRole('link', { name: 'Import' }).click()
    await page.getByLabel('Article', { exact: true }).fill(article('tune/01-rhodiola.md'))
    await page.getByText('Guess it: Markdown').waitFor({ state: 'attached' })
    await page.getByLabel('Batch').fill('of-today')
    await inspectAll('import')
    await page.getByRole('button', { name: 'Import' }).click()
    await page.getByRole('heading', { name: 'Rhodiola for Long Workdays' }).first().waitFor()
    await page.getByText('2 things in the article could not be placed').waitFor()
    expect(await page.locator('.card').count()).toBe(22)
    await inspectAll('review')
  })

  test('each record is read with its words marked in the article beside it', async () => {
    for (let n = 2; n <= 8; n += 1) await page.keyboard.press('j')
    const card = current()
    await card.getByText('Rhodiola: 200–400 mg per day').waitFor()
    await expect
      .poll(() => card.locator('article').evaluate(node => node === node.ownerDocument.activeElement))
      .toBe(true)
    expect(await page.locator('.article mark').allTextContents()).toEqual([
      'Most people do well with 200–400 mg of extract a day, split into two doses',
    ])
    await expect
      .poll(() =>
        page.locator('.article mark').evaluate(mark => {
          const [own, pane] = [mark, mark.closest('.article') as typeof mark].map(one =>
            one.getBoundingClientRect(),
          )
          return own && pane && own.top >= pane.top && own.bottom <= pane.bottom
        }),
      )
      .toBe(true)
    await page.keyboard.press('j')
    await current().getByText('Contradiction').first().waitFor()
    await current().getByRole('link', { name: 'Rhodiola: up to 680 mg per day' }).waitFor()
    await inspectAll('contradiction')
    await page.keyboard.press('ArrowUp')
  })

  test('a dose is corrected in its form; what is refused stands at its field', async () => {
    await page.keyboard.press('e')
    const form = page.getByRole('form', { name: 'Edit record 8' })
    const amount = form.getByRole('group', { name: 'Amount', exact: true })
    await amount.getByLabel('Min').fill('900')
    await amount.getByLabel('Max').fill('0')
    await form.getByRole('button', { name: 'Save and accept' }).click()
    await amount.locator('.field-error').first().waitFor()
    expect(await amount.getByLabel('Max').getAttribute('aria-invalid')).toBe('true')
    await inspectAll('edit')
    await page.getByRole('button', { name: /^9 new dosage/ }).click()
    await said('Save what you typed, or cancel it, before you go on')
    await amount.getByLabel('Min').press('Escape')
    await said('What you typed is not saved: once more discards it')
    await amount.getByLabel('Min').fill('200')
    await amount.getByLabel('Max').fill('450')
    await form.getByRole('button', { name: 'Save and accept' }).click()
    await said('Saved: record 8')
    await current().getByText('Rhodiola: 200–450 mg per day').waitFor()
    await current().getByText('accepted').waitFor()
    await current().getByText('edited by Ada').waitFor()
  })

  test('decides by keyboard alone, and takes it back', async () => {
    await page.keyboard.press('j')
    await page.keyboard.press('r')
    await said('Rejected: record 9')
    await current().locator('[data-n="10"]').waitFor()
    await page.keyboard.press('a')
    await page.keyboard.press('a')
    await said('Accepted: record 11')
    await page.getByText('18 pending, 3 accepted, 1 rejected').waitFor()
    await page.keyboard.press('u')
    await said('Undone: record 11')
    await page.keyboard.press('u')
    await said('Undone: record 10')
    await page.getByText('20 pending, 1 accepted, 1 rejected').waitFor()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    await inspectAll('help')
    await page.getByLabel('Single keys do this').click()
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
    expect(await current().locator('article').getAttribute('data-n')).toBe('10')
    await page.keyboard.press('?')
    await page.getByRole('button', { name: 'Keys' }).click()
    await page.getByLabel('Single keys do this').click()
    await page.getByRole('button', { name: 'Close' }).click()
  })

  test('shows the diff, takes a comment, and publishes', async () => {
    await page.getByRole('button', { name: /^6 change of contraindication/ }).click()
    const diff = current().locator('.diff')
    await diff.getByText('citations').waitFor()
    await current().getByText('one more citation').waitFor()
    await page.getByText('0 comments').click()
    await page.getByLabel('Comment').fill('Which edition is that? <img src=x onerror=alert(1)>')
    await page.getByRole('button', { name: 'Add comment' }).click()
    await page.locator('.comments li').getByText('Which edition').waitFor()
    await inspectAll('diff')
    await page.getByRole('button', { name: 'Take it out of the article' }).click()
    await page.getByText('0 errors').waitFor()
    await page.getByRole('button', { name: 'Publish…' }).click()
    await page.getByRole('dialog').getByText('20 records still wait').waitFor()
    await inspectAll('publish')
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    const refusal = page.getByRole('dialog').getByRole('alert')
    await refusal.getByText('accept or reject them first').waitFor()
    await refusal.getByText('What to do').waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Accept all 20 that wait…' }).click()
    await page.getByRole('button', { name: 'Accept all', exact: true }).click()
    await page.getByText('0 pending, 21 accepted, 1 rejected').waitFor()
    await page.getByRole('button', { name: 'Publish…' }).click()
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await page
      .getByText(/Published as revision \d+/)
      .first()
      .waitFor()
    expect((await read(`/v1/dosages/${dose}`)).amount).toEqual({ min: 200, max: 450, unit: 'mg' })
    const published = await read('/v1/supplements/rhodiola/dosages?type=MAXIMUM')
    expect(JSON.stringify(published)).not.toContain('article-rhodiola-for-long-workdays')
    const link = page.getByRole('link', { name: 'Read the article as readers do' })
    const address = String(await link.getAttribute('href'))
    expect(address).toBe(`${desk.origin}/v1/articles/rhodiola-for-long-workdays?page=true`)
    expect((await fetch(address, { headers: { accept: 'text/html' } })).status).toBe(200)
    await inspectAll('published')
  })

  test('undoes what was published: drafted, submitted, published', async () => {
    await page.getByRole('button', { name: 'Revert…' }).click()
    await page.getByRole('button', { name: 'Draft the opposite' }).click()
    await page.getByRole('button', { name: 'Submit for review' }).click()
    await page.getByText('Submitted: it waits for review now.').first().waitFor()
    await page.getByRole('button', { name: 'Publish…' }).click()
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await page
      .getByText(/Published as revision \d+/)
      .first()
      .waitFor()
    expect((await desk.kb.api.get(`/v1/dosages/${dose}`)).status).toBe(410)
  })

  test('forgets the key when the page is loaded again, and keeps it nowhere', async () => {
    const kept = await page.evaluate(
      `Promise.all([localStorage.length, sessionStorage.length, document.cookie, indexedDB.databases()])`,
    )
    expect(kept).toEqual([0, 0, '', []])
    await page.reload()
    await page.getByLabel('API key').waitFor()
    for (const secret of desk.secrets)
      expect(
        desk.requests.filter(url => url.includes(secret) || url.includes(encodeURIComponent(secret))),
      ).toEqual([])
  })

  test('nothing came from elsewhere, and neither the policy nor a script complained', () => {
    expect(desk.requests.filter(url => !url.startsWith(desk.origin) && !url.startsWith('data:'))).toEqual([])
    expect(desk.complaints).toEqual([])
  })
})
