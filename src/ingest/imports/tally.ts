/** What reading a data set brought, in rows. */
export interface ImportTally {
  rows: number
  created: number
  updated: number
  unchanged: number
  /** Records that were edited here since, and are left alone. */
  kept: number
  rejected: number
  /** Rows in which a supplement was recognised. */
  matched: number
}

export const emptyTally = (): ImportTally => ({
  rows: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  kept: 0,
  rejected: 0,
  matched: 0,
})
