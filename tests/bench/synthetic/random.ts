/** Numbers that look random and are the same for the same seed, on every machine. */
export class Random {
  #state: number

  /** @param parts of the seed: another stream for each combination */
  constructor(...parts: number[]) {
    this.#state = parts.reduce((state, part) => Math.imul(state ^ part, 0x9e3779b1) + 0x85ebca6b, 0x2545f491)
    this.next()
  }

  /** At least 0 and below 1 (Mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let bits = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296
  }

  /** A whole number below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end)
  }

  /** A whole number, both ends included. */
  between(from: number, to: number): number {
    return from + this.below(to - from + 1)
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T
  }

  /** So many different items, or all that there are. */
  some<T>(list: readonly T[], count: number): T[] {
    const chosen = new Set<T>()
    while (chosen.size < Math.min(count, list.length)) chosen.add(this.pick(list))
    return [...chosen]
  }

  /** One of the names, as often as their weights say. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T {
    let total = 0
    for (const name in weights) total += weights[name]
    let at = this.next() * total
    let chosen: T | undefined
    for (const name in weights) {
      chosen = name
      at -= weights[name]
      if (at < 0) break
    }
    return chosen as T
  }
}

/** Places from 0 of which the first are by far the most frequent, as in real knowledge (Zipf's law). */
export class Skew {
  readonly #ends: Float64Array

  /** @param exponent 0 is none, 1 the frequency of words in a language */
  constructor(places: number, exponent = 0.7) {
    this.#ends = new Float64Array(places)
    let sum = 0
    for (let place = 0; place < places; place += 1) {
      sum += (place + 1) ** -exponent
      this.#ends[place] = sum
    }
  }

  pick(random: Random): number {
    return this.#placeAt(random.next() * this.#total)
  }

  /** How many of `count` fall on a place; over all places that is `count`. */
  share(place: number, count: number): number {
    const until = (index: number) => Math.round(((this.#ends[index] ?? 0) / this.#total) * count)
    return until(place) - (place === 0 ? 0 : until(place - 1))
  }

  get #total(): number {
    return this.#ends.at(-1) ?? 0
  }

  #placeAt(target: number): number {
    let [low, high] = [0, this.#ends.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#ends[middle] ?? 0) > target) high = middle
      else low = middle + 1
    }
    return low
  }
}
