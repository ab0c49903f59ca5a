import { expect, it } from 'vitest'
import { presentArticle } from '../../src/resources/articles/present.ts'

const stored = {
  slug: 'one',
  sections: [
    {
      blocks: [
        { id: 'a', type: 'FACTS', kind: 'dosage', ids: ['here', 'gone'], citations: [] },
        { id: 'b', type: 'PROSE', text: 'So.', citations: [{ source: 'says', locator: 'p. 3' }] },
      ],
    },
  ],
  citedSources: { says: { slug: 'says', title: 'It says' } },
  shownClaims: { here: { id: 'here' } },
}

it('an article shows its sources and records where it names them, and neither apart from that', () => {
  expect(presentArticle(stored)).toEqual({
    slug: 'one',
    sections: [
      {
        blocks: [
          { ...stored.sections[0]?.blocks[0], records: [{ id: 'here' }] },
          {
            ...stored.sections[0]?.blocks[1],
            citations: [{ source: { slug: 'says', title: 'It says' }, locator: 'p. 3' }],
          },
        ],
      },
    ],
  })
})
