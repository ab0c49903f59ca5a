/** How far a long work has come. */
export interface Progress {
  /** Rows of a data set are read; documents are checked and stored; checked against what is published and made into rows; published. */
  step: 'read' | 'stage' | 'prepare' | 'publish'
  done: number
  /** Null when nobody knows. */
  total: number | null
}

export type OnProgress = (progress: Progress) => void
