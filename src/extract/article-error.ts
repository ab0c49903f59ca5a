/** An article that cannot be read; the message is fit for its author. */
export class ArticleError extends Error {
  override readonly name = 'ArticleError'
}
