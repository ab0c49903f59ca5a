// Reads articles from the sources, in a thread: tests and `npm run dev` have no bundle.
import { register } from 'tsx/esm/api'

register()
await import('../src/ingest/articles/reading/article-thread.ts')
