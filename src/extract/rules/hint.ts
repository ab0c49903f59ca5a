/** Words that tell for something, or against it where the weight is below nought. */
export interface Hint<Scope extends string> {
  name: string
  weight: number
  /** Where the words are looked for. */
  scope: Scope
  pattern: RegExp
}
