import type { IncomingHttpHeaders } from 'node:http'
import { LRUCache } from 'lru-cache'
import type { Answer } from './answer.ts'
import { codingFor, mediaFinder } from './request-key.ts'

/** All that was answered at one address. */
interface Place {
  readonly mediaFor: (accept: string | undefined) => string
  readonly answers: readonly Answer[]
}

/** Answers by address, media type and content coding; those that were not asked for longest go when memory is full. */
export class Answers {
  readonly #places: LRUCache<string, Place>

  /** @param bytes of memory at most, for bodies, headers and keys; no single address gets more than an eighth of it */
  constructor(bytes: number) {
    this.#places = new LRUCache({ maxSize: bytes, maxEntrySize: Math.ceil(bytes / 8) })
  }

  get bytes(): number {
    return this.#places.calculatedSize
  }

  get addresses(): number {
    return this.#places.size
  }

  /** The answer that a request for this address asks for, in the form that its headers ask for. */
  find(url: string, headers: IncomingHttpHeaders): Answer | undefined {
    const place = this.#places.get(url)
    if (place === undefined) return undefined
    const mediaType = place.mediaFor(headers.accept)
    const coding = codingFor(headers['accept-encoding'])
    for (const answer of place.answers) {
      if (answer.mediaType === mediaType && (answer.coding === coding || answer.isSmall)) return answer
    }
    return undefined
  }

  /**
   * @param offered the media types that there are at this address, the preferred one first
   * @returns false when it is too large to be kept
   */
  keep(url: string, offered: readonly string[], answer: Answer): boolean {
    const others = this.#places.peek(url)?.answers.filter(one => !isSameForm(one, answer)) ?? []
    const answers = [...others, answer]
    const size = answers.reduce((sum, { bytes }) => sum + bytes, url.length)
    this.#places.set(url, { mediaFor: mediaFinder(offered), answers }, { size })
    return this.#places.has(url)
  }

  clear(): void {
    this.#places.clear()
  }
}

const isSameForm = (one: Answer, other: Answer): boolean =>
  one.mediaType === other.mediaType && one.coding === other.coding
