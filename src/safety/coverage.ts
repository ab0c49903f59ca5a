import type { z } from 'zod'
import type { PairCoverage } from './answer.contract.ts'
import type { Asked } from './asked.ts'
import { stanceOf } from './grading.ts'
import type { CitationOf, CoverageCode, SafetyClaim, SafetyRecord, Topic } from './loaded.ts'
import { type Match, matchesOf } from './match.ts'
import { askedRef, supplementRef } from './refs.ts'
import { citationsOfAll } from './views.ts'

export type PairOf = z.output<typeof PairCoverage>

type Known = Pick<PairOf, 'status' | 'claims' | 'citations'>

const nothing = (status: CoverageCode): Known => ({ status, claims: [], citations: [] })

/** What is known about one supplement and one thing asked. */
export function pairOf(record: SafetyRecord, asked: Asked): PairOf {
  const own = ofStatements(matchesOf(record, asked))
  const known =
    own ?? (asked.whole && asked.topic ? ofTopic(record, asked.topic) : beside(record, asked.topic))
  return { supplement: supplementRef(record), asked: askedRef(asked), topic: asked.topic, ...known }
}

/** What is known about two supplements: what either record says of the other. */
export function mutualPairOf(one: SafetyRecord, other: SafetyRecord, asked: Asked, back: Asked): PairOf {
  const known =
    ofStatements([...matchesOf(one, asked), ...matchesOf(other, back)]) ??
    beside(wasRead(one) ? one : other, null)
  return { supplement: supplementRef(one), asked: askedRef(asked), topic: null, ...known }
}

const ids = (claims: readonly { id: string }[]) => claims.map(({ id }) => id)

/** What statements about this very pair, or about a class of what was asked, come to; null when there is none. */
function ofStatements(matches: readonly Match[]): Known | null {
  const near = matches.filter(({ matched }) => matched !== 'RELATED')
  const warning = near.filter(({ claim }) => stanceOf(claim) === 'WARNS').map(({ claim }) => claim)
  if (warning.length > 0) return { status: 'STATED', claims: ids(warning), citations: [] }
  // That a source found nothing for one member says nothing of its class, and what was withdrawn reassures nobody.
  const none = near
    .filter(({ claim, matched }) => matched !== 'MEMBER_OF_ASKED' && claim.support !== 'WITHDRAWN')
    .map(({ claim }) => claim)
  return none.length === 0 ? null : reassuring(none)
}

const reassuring = (claims: readonly Match['claim'][]): Known => ({
  status: claims.every(claim => stanceOf(claim) === 'NONE_REQUIRED')
    ? 'NONE_REQUIRED'
    : 'ASSESSED_NONE_FOUND',
  claims: ids(claims),
  citations: citationsOfAll(claims),
})

/** What is known of a whole safety topic, as the supplement's own record says it. */
function ofTopic(record: SafetyRecord, topic: Topic): Known {
  const { status, sources } = topicOf(record, topic)
  const about = record.claims.filter(({ topics }) => topics.includes(topic))
  if (status === 'STATED') return { ...nothing(status), claims: ids(about.filter(warns)) }
  if (status === 'NOT_ASSESSED' || status === 'UNKNOWN') return nothing(status)
  return { status, claims: ids(about), citations: sources.map(background) }
}

const topicOf = ({ coverage }: SafetyRecord, topic: Topic) =>
  coverage.find(one => one.topic === topic) ?? { status: 'UNKNOWN' as const, sources: [] }

const warns = (claim: SafetyClaim) =>
  claim.kind === 'timeline' || claim.kind === 'dosage' || stanceOf(claim) === 'WARNS'

const background = (source: CitationOf['source']): CitationOf => ({
  source,
  stance: 'BACKGROUND',
  locator: null,
  snippet: null,
})

/**
 * What is known of a pair that no statement speaks of: sources were read and are silent, or nobody has looked.
 * What is known of all medicines together is not known of this one.
 */
function beside(record: SafetyRecord, topic: Topic | null): Known {
  if (topic !== null) return nothing(topicOf(record, topic).status === 'UNKNOWN' ? 'UNKNOWN' : 'NOT_ASSESSED')
  return nothing(wasRead(record) ? 'NOT_ASSESSED' : 'UNKNOWN')
}

const wasRead = ({ claims, coverage }: SafetyRecord) =>
  claims.length > 0 || coverage.some(({ status }) => status !== 'UNKNOWN')
