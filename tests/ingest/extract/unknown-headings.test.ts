import { describe, expect, test } from 'vitest'
import { mentionsIn } from '../../../src/extract/names/gazetteer.ts'
import { rolesOf } from '../../../src/extract/roles.ts'
import { relatedHeading } from '../../../src/extract/rules/chrome.ts'
import { type Annotation, readCorpus } from './annotations.ts'
import { scoreOf } from './score.ts'

/** What a heading is needed for beside telling what stands below it: questions, other articles, names. */
const isNeeded = (heading: string): boolean =>
  [...rolesOf(heading)].some(role => role === 'questions' || role === 'disclaimer') ||
  relatedHeading.test(heading) ||
  mentionsIn(heading, ['supplement']).length > 0

/** The same article below headings that tell nothing. */
const withoutHeadings = (text: string, { headings }: Annotation): string =>
  headings
    .filter(heading => !isNeeded(heading))
    .reduce((changed, heading) => changed.replace(heading, 'Interlude'), text)

describe.each(['tune', 'held-out', 'fresh'])(
  'articles of %s below headings that tell nothing',
  async part => {
    const totals = scoreOf(await readCorpus(part, withoutHeadings))

    test.each(totals.filter(({ type }) => type === 'dosages' || type === 'timelines'))(
      '$type are told by their own sentences',
      ({ f1, faults }) => {
        expect(f1, faults.join('\n')).toBeGreaterThanOrEqual(0.88)
      },
    )
  },
)
