/** How far a long work has come. */
export interface Progress {
  /**
   * Rows of a data set are read; documents are checked and stored; checked against what is published and made into rows;
   * published; told by the change log, kind by kind; found by search.
   */
  step: 'read' | 'stage' | 'prepare' | 'publish' | 'log' | 'search'
  done: number
  /** Null when nobody knows. */
  total: number | null
}

export type OnProgress = (progress: Progress) => void
