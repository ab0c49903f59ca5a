import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { revokeKey } from '../../src/access/keys.ts'
import { chromiumPath } from '../support/chromium.ts'
import { type DeskWorld, openDesk } from './desk.world.ts'

const attack = `<img src="/v1?evil" onerror="alert('image')"><script>alert('script')</script>`

const hostile = `<!doctype html><html><head><title>Magnesium &lt;img src=x onerror=alert(1)&gt;</title>
<script>alert('head')</script></head><body onload="alert('load')">
<h1>Magnesium &lt;img src=x onerror=alert(2)&gt;</h1>
<h2 onclick="alert('click')">How much &lt;script&gt;alert(3)&lt;/script&gt;</h2>
<p>Adults take 200 mg of magnesium a day &lt;img src=x onerror=alert(4)&gt; with dinner.
<img src="http://evil.example/x.png" onerror="alert(5)"><a href="javascript:alert(6)">more</a></p>
<svg onload="alert(7)"></svg><iframe srcdoc="<script>alert(8)</script>"></iframe></body></html>`

// What the page has to make a dropped file of: the types of tests know no browser.
interface DropParts {
  DataTransfer: new () => { items: { add(file: unknown): void } }
  File: new (parts: string[], name: string) => unknown
}

describe.skipIf(!chromiumPath)('the desk under attack, refused and overtaken', { timeout: 120_000 }, () => {
  let desk: DeskWorld
  let page: Page
  let publisher: Awaited<ReturnType<DeskWorld['newKey']>>
  let drafter: Awaited<ReturnType<DeskWorld['newKey']>>

  beforeAll(async () => {
    desk = await openDesk()
    page = await desk.newPage()
    publisher = await desk.newKey('publish', 'Ada')
    drafter = await desk.newKey('draft', 'Dora')
  }, 120_000)
  afterAll(() => desk?.close())

  const said = (text: string | RegExp) => page.locator('.said').getByText(text).waitFor()
  const propose = async (operations: object[], key = drafter, title = 'T'): Promise<number> => {
    const body = { title, reason: attack, operations }
    const answer = await desk.kb.api.post('/v1/changesets', body, key.headers)
    expect(answer.status, answer.text).toBe(201)
    return answer.body.data.id
  }
  const summary = (text: string, key = 'magnesium') => ({
    ...{ op: 'update', kind: 'supplement', key, data: { summary: text }, note: attack },
  })
  const open = (id: number, n = 1) => page.goto(`${desk.origin}/desk#/changesets/${id}/${n}`)

  test('an article with scripts is text, and nothing of it runs or loads', async () => {
    await desk.signIn(page, publisher.secret, '#/import')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'evil.html', mimeType: 'text/html', buffer: Buffer.from(hostile) })
    await page.getByText('evil.html').waitFor()
    await page.getByRole('button', { name: 'Import' }).click()
    await page.locator('.article').waitFor()
    const count = await page.locator('.card').count()
    for (let n = 1; n < count; n += 1) await page.keyboard.press('j')
    await page.locator(`.card.open [data-n="${count}"]`).waitFor()
    const shown = (await page.locator('.article').textContent()) ?? ''
    expect(shown).toContain('onerror=alert(4)')
    expect(await page.locator('#desk :is(img, script, iframe, svg, style, [onclick], [style])').count()).toBe(
      0,
    )
  })

  test('the same article again, and what is no article, are told', async () => {
    await page.getByRole('link', { name: 'Import' }).click()
    const file = (name: string, content: string) =>
      page.evaluateHandle(
        ([called, text]) => {
          const { DataTransfer, File } = globalThis as never as DropParts
          const dropped = new DataTransfer()
          dropped.items.add(new File([text], called))
          return dropped
        },
        [name, content] as const,
      )
    await page.dispatchEvent('.drop', 'drop', { dataTransfer: await file('evil.html', hostile) })
    await page.getByText('Guess it: HTML').waitFor({ state: 'attached' })
    await page.getByRole('button', { name: 'Import' }).click()
    await page.getByRole('status').getByText('nothing new').waitFor()
    await page.dispatchEvent('.drop', 'drop', { dataTransfer: await file('a.pdf', '%PDF-1.4 \u0000\u0001') })
    await page.getByText('a.pdf').waitFor()
    await page.getByRole('button', { name: 'Import' }).click()
    await page.getByRole('alert').getByText('The article cannot be read').waitFor()
    await page.getByRole('alert').getByText('What to do').waitFor()
  })

  test('changesets are filtered, and ordered by what they contradict', async () => {
    await page.getByRole('link', { name: 'Changesets' }).click()
    const rows = page.locator('.changesets li')
    await page.getByLabel('Order').selectOption('contradictions')
    await rows.first().getByText('Shipped drafts').waitFor()
    await rows
      .first()
      .getByText(/^\d+ contradictions$/)
      .waitFor()
    await page.getByLabel('State').selectOption('PUBLISHED')
    await rows.first().getByText('Release').waitFor()
    expect(await page.locator('.changesets').getByText('in review').count()).toBe(0)
    await page.getByLabel('Batch').fill('no-such-batch')
    await page.getByLabel('Batch').press('Enter')
    await page.getByText('No changeset is like that.').waitFor()
    await page.getByRole('button', { name: 'Reload' }).click()
    await said('0 changesets listed')
  })

  test('hostile words of editors are text too', async () => {
    const id = await propose([summary('Words.')], drafter, attack)
    await open(id)
    await page.getByRole('heading', { name: attack.slice(0, 20) }).waitFor()
    await page.getByText(`Note: ${attack}`).waitFor()
    await page.getByRole('link', { name: 'Changesets' }).click()
    await page.getByRole('link', { name: `${id} ${attack.slice(0, 20)}` }).waitFor()
    expect(await page.locator('#desk :is(img, script, iframe)').count()).toBe(0)
  })

  test('what others published meanwhile is told, and rebased', async () => {
    const id = await propose([summary('The later one.', 'zinc')])
    const other = await propose([summary('First.', 'zinc')])
    await open(id)
    await page.locator('.diff').getByText('The later one.').waitFor()
    expect((await desk.kb.api.post(`/v1/changesets/${other}/publish`, {}, publisher.headers)).status).toBe(
      200,
    )
    await page.getByRole('button', { name: 'Publish…' }).click()
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await page.getByRole('dialog').getByRole('alert').getByText('yours: 1, published: 2').first().waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Rebase onto what is published' }).click()
    await page.getByText('Both sides changed the same in 1: look again.').first().waitFor()
    await page.getByRole('button', { name: 'Publish…' }).click()
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await page
      .getByText(/Published as revision/)
      .first()
      .waitFor()
    expect((await desk.kb.api.get('/v1/supplements/zinc')).body.data.summary).toBe('The later one.')
  })

  test('an edit of a change is sent as what it changes, and undone as such', async () => {
    const id = await propose([summary('A typo hier.', 'iron')])
    await open(id)
    await page.locator('.diff').getByText('A typo hier.').waitFor()
    const form = page.getByRole('form')
    await page.keyboard.press('e')
    await form.getByLabel('Summary').fill('A typo here.')
    await form.getByRole('button', { name: 'Save', exact: true }).click()
    await said('Saved: record 1')
    const operation = async () =>
      (await desk.kb.api.get(`/v1/changesets/${id}`, publisher.headers)).body.data.operations[0]
    expect(await operation()).toMatchObject({ patch: { summary: 'A typo here.' }, editedBy: 'Ada' })
    await page.keyboard.press('u')
    await said('Undone: record 1')
    expect((await operation()).patch).toEqual({ summary: 'A typo hier.' })
  })

  test('what somebody else edited meanwhile is not accepted unseen', async () => {
    const id = await propose([summary('Seen.', 'iron'), summary('Other.', 'zinc')])
    await open(id)
    await page.locator('.diff').getByText('Seen.').waitFor()
    const edit = (n: number, data: object) =>
      desk.kb.api.patch(`/v1/changesets/${id}/operations/${n}`, { data }, publisher.headers)
    await edit(2, { summary: 'Another one.' })
    // Of two keys in a row, the second one meant what was shown then.
    await page.keyboard.press('a')
    await page.keyboard.press('a')
    await said('Record 2 stays as it was')
    await page.getByRole('alert').getByText('Somebody else edited this record').waitFor()
    await page.locator('.diff').getByText('Another one.').waitFor()
    expect((await desk.kb.api.get(`/v1/changesets/${id}`, publisher.headers)).body.data.states).toEqual({
      ACCEPTED: 1,
      PENDING: 1,
    })
  })

  test('763 records: one page of them is drawn, and keys cross to the next', async () => {
    const { body } = await desk.kb.api.get('/v1/changesets?batch=shipped-drafts', publisher.headers)
    const [{ id, operationCount }] = body.data
    expect(operationCount).toBeGreaterThan(500)
    await page.getByRole('link', { name: 'Changesets' }).click()
    const start = Date.now()
    await open(id, 50)
    await page.locator('.card.open [data-n="50"]').waitFor()
    process.stdout.write(`${operationCount} records: readable after ${Date.now() - start} ms\n`)
    expect(await page.locator('.card').count()).toBe(50)
    expect(await page.locator('#desk *').count()).toBeLessThan(1500)
    await page.keyboard.press('j')
    await page.locator('.card.open [data-n="51"]').waitFor()
    expect(await page.locator('.card').count()).toBe(50)
    await page.getByText(/^51–100 of/).waitFor()
    expect(await desk.inspect(page)).toEqual([])
  })

  test('a key that may only draft is told what it may not', async () => {
    const id = await propose([summary('Mine.')])
    await page.getByRole('button', { name: 'Sign out' }).click()
    await desk.signIn(page, drafter.secret, `#/changesets/${id}`)
    await page.getByText('accepting and rejecting need “review”').waitFor()
    expect(await page.getByRole('button', { name: /Accept|Publish/ }).count()).toBe(0)
    await page.keyboard.press('a')
    await said('Your key may not accept or reject: that needs “review”')
    await page.getByRole('button', { name: 'Submit for review' }).click()
    await said('Submitted: it waits for review now.')
    await page.keyboard.press('e')
    await page.getByRole('form').getByLabel('Summary').fill('Not mine any more.')
    await page.getByRole('form').getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('alert').getByText('This needs a key with the scope "review"').waitFor()
    expect(await page.getByRole('form').getByLabel('Summary').inputValue()).toBe('Not mine any more.')
  })

  test('a key that is revoked amid the work ends it, and says why', async () => {
    await revokeKey(desk.kb.database, drafter.id)
    await page.getByRole('button', { name: 'Reload' }).click()
    await page.getByRole('alert').getByText('The key was revoked').waitFor()
    await page.getByLabel('API key').waitFor()
  })

  test('nothing was asked of anybody else, and nothing ran that the policy forbids', () => {
    expect(desk.requests.filter(url => !url.startsWith(desk.origin) || url.includes('evil'))).toEqual([])
    expect(desk.complaints).toEqual([])
  })
})
