import { z } from 'zod'

/** A number of at most so many decimals, as its column keeps them: more would be rounded without a word. */
export const decimal = (places: number) =>
  z.number().refine(value => Number(value.toFixed(places)) === value, `has more than ${places} decimals`)
