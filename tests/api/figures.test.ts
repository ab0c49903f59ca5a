import { fromHtml } from 'hast-util-from-html'
import { describe, expect, it } from 'vitest'
import { dosageFigure } from '../../src/render/figures/dosage.ts'
import { evidenceFigure } from '../../src/render/figures/evidence.ts'
import { style } from '../../src/render/figures/style.ts'
import { timelineFigure } from '../../src/render/figures/timeline.ts'
import { useKb } from '../support/kb.ts'
import { publish, thing } from '../support/publish.ts'
import { data, type Json } from '../support/walk.ts'

const kb = useKb(database => publish(database, thing.supplement('bare', { name: '<b>Bare</b> & "co"' })))
const names = ['timeline', 'dosage', 'evidence']
const svg = async (url: string) => {
  const answer = await kb.api.get(url)
  expect(answer.status, answer.text).toBe(200)
  return { ...answer, text: answer.text ?? String(answer.body) }
}

/** The contrast of two colours, as WCAG 2 defines it. */
function contrast(one: string, other: string): number {
  const luminance = (hex: string) => {
    const full = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map(at => Number.parseInt(full.slice(at, at + 2), 16) / 255)
      .map(value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

describe.each(names)('the figure %s', name => {
  it.each(['wide', 'narrow'])('is an accessible picture that can be kept: %s', async size => {
    const url = `/v1/supplements/ashwagandha/${name}.svg?size=${size}`
    const { headers, text } = await svg(url)
    expect(headers['content-type']).toContain('image/svg+xml')
    expect(headers['cache-control']).toMatch(/public/)
    expect(headers['cache-tag']).toMatch(
      /^supplement\/ashwagandha,(timeline|dosage|indication)\/ashwagandha--/,
    )
    expect(text).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*role="img" aria-labelledby="title desc"/,
    )
    expect(text).toMatch(/<title id="title">Ashwagandha: .*<\/title><desc id="desc">.{50,}<\/desc>/)
    expect(text).toContain('prefers-color-scheme:dark')
    expect(text).toContain(`width="${size === 'wide' ? 720 : 360}"`)
    expect((await kb.api.get(url, { 'if-none-match': String(headers.etag) })).status).toBe(304)
    expect((await kb.api.get(url)).headers['cache-status']).toMatch(/hit/)
  })

  it('says that nothing is recorded, and that this does not mean safe; its name is nothing but text', async () => {
    const { text } = await svg(`/v1/supplements/bare/${name}.svg`)
    expect(text).toContain('Nothing recorded')
    expect(text).toContain('does not mean that it is safe')
    expect(text).not.toContain('<b>')
    expect(JSON.stringify(fromHtml(text, { fragment: true }))).toContain('<b>Bare</b> & \\"co\\"')
    expect(text).not.toMatch(/class="good"/)
  })

  it('refuses what it does not understand, and knows no figure of what is not there', async () => {
    expect((await kb.api.get(`/v1/supplements/ashwagandha/${name}.svg?size=huge`)).status).toBe(400)
    expect((await kb.api.get(`/v1/supplements/ashwagandha/${name}.svg?colour=red`)).status).toBe(400)
    expect((await kb.api.get(`/v1/supplements/nowhere/${name}.svg`)).status).toBe(404)
    expect(
      (await kb.api.get(`/v1/supplements/ashwagandha/${name}.svg`, { accept: 'image/png' })).status,
    ).toBe(406)
  })
})

it('draws only what is said for a condition, and what holds for none in particular', async () => {
  const { text } = await svg('/v1/supplements/magnesium/dosage.svg?condition=migraine')
  expect(text).toContain('Migraine')
  expect(text).toContain('EFSA')
  expect(text).not.toContain('Insomnia')
})

it('draws what nobody stated or graded apart from what helps', async () => {
  const indications: Json[] = await data(kb, '/v1/supplements/ashwagandha/indications?limit=100')
  const unstated = indications.filter(({ evidence }) => evidence.direction === 'UNKNOWN')
  expect(unstated.length).toBeGreaterThan(0)
  const { svg: text } = evidenceFigure('A', unstated as never, 'wide')
  expect(text).not.toMatch(/class="[^"]*good/)
  expect(text).toContain('stroke-dasharray')
})

it('draws one row and forty rows, each within the picture', async () => {
  const [timeline] = await data(kb, '/v1/supplements/ashwagandha/timelines')
  const [dosage] = await data(kb, '/v1/supplements/magnesium/dosages?type=MAXIMUM')
  const long = 'A very long outcome that goes on and on '.repeat(7)
  for (const size of ['wide', 'narrow'] as const) {
    const one = timelineFigure('A', [timeline], size)
    const many = timelineFigure('A', Array(40).fill({ ...timeline, outcome: long }), size)
    const doses = dosageFigure('A', Array(40).fill(dosage), size)
    expect(many.height).toBeGreaterThan(one.height * 10)
    for (const { svg: text, width, height } of [one, many, doses]) {
      for (const [, x, y] of text.matchAll(/<text [^>]*x="([\d.]+)" y="([\d.]+)"/g)) {
        expect(Number(x)).toBeLessThan(width)
        expect(Number(y)).toBeLessThan(height)
      }
    }
  }
})

it('has colours that can be read, in light and dark', () => {
  const themes = [...style.matchAll(/svg\{([^}]*)\}/g)].map(([, text = '']) =>
    Object.fromEntries(
      [...text.matchAll(/--(\w+):(#[0-9a-f]{3,6})/g)].map(([, name, value]) => [name, value]),
    ),
  )
  expect(themes).toHaveLength(2)
  for (const { paper = '', ink = '', muted = '', ...rest } of themes as Record<string, string>[]) {
    expect(contrast(ink, paper)).toBeGreaterThan(4.5)
    expect(contrast(muted, paper)).toBeGreaterThan(4.5)
    for (const name of ['good', 'bad', 'mixed', 'none', 'plain'])
      expect(contrast(rest[name] ?? '', paper), name).toBeGreaterThan(4.5)
  }
})
