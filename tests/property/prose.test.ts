import fc from 'fast-check'
import type { RootContent } from 'mdast'
import { toHast } from 'mdast-util-to-hast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { mentionsIn, phrase, prose } from '../../src/render/prose.ts'

const addressOf = (kind: string, key: string) => `/v1/${kind}s/${key}`
const rootOf = (children: RootContent[]) => ({ type: 'root' as const, children })

const markup = fc
  .array(
    fc.oneof(
      fc.string(),
      fc.constantFrom(
        '*',
        '_',
        '[a](',
        'javascript:x',
        ')',
        '![',
        '<b>',
        '> ',
        '\n',
        '# ',
        '`',
        '- ',
        '[x]: y',
        '&lt;',
        '\\',
      ),
    ),
    { maxLength: 40 },
  )
  .map(parts => parts.join(''))

describe('the text of a block', () => {
  it('is safe, whatever it holds', () => {
    fc.assert(
      fc.property(markup, text => {
        visit(rootOf(prose(text, [], addressOf)), node => {
          expect(['html', 'image', 'heading', 'definition']).not.toContain(node.type)
          if (node.type === 'link') expect(node.url).toMatch(/^(?:https?:|mailto:|#|\/)/i)
        })
        visit(toHast(rootOf(phrase(text, [], addressOf) as RootContent[])), 'element', element => {
          expect(['script', 'img', 'iframe', 'h1']).not.toContain(element.tagName)
        })
      }),
    )
  })

  it('is linked at the very words, and says the same as without links', () => {
    const words = fc.array(fc.stringMatching(/^[a-zé🌿]{1,8}$/u), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(words, fc.nat(11), (all, index) => {
        const name = all[index % all.length] as string
        const text = all.join(' ')
        const mentions = mentionsIn(text, [{ kind: 'supplement', slug: 'it', name }])
        const linked = rootOf(prose(text, mentions, addressOf))
        expect(textOf(linked)).toBe(text)
        const links: string[] = []
        visit(linked, 'link', link => {
          links.push(textOf(link))
        })
        expect(links).toEqual([name])
      }),
    )
  })

  it.each(['>', '> ', '[', '*a ', '_a', '- ', '`', '[a](', '![a', '&', '1. '])(
    'is rendered in time when it is nothing but %j, ten thousand characters of it',
    part => {
      const text = part.repeat(Math.floor(10_000 / part.length))
      const start = performance.now()
      expect(textOf(toHast(rootOf(prose(text, [], addressOf))) as never)).toBeTypeOf('string')
      expect(performance.now() - start).toBeLessThan(2000)
    },
  )
})
