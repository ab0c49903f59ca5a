import { z } from 'zod'

/** How many records an `include` embeds at most, per record and relation. */
export const maxEmbedded = 500

/** What a record tells at most of what points at it; there is no bound on that where it is written. */
export const maxTold = { members: 1000, sources: 200, articles: 100, mentions: 500 }

/** Records that `include` embeds: a member that is only there when it was asked for. */
export const embedded = <T extends z.ZodType>(record: T) =>
  z
    .array(record)
    .optional()
    .describe(`Only with \`include\`; at most ${maxEmbedded}, in their default order.`)
