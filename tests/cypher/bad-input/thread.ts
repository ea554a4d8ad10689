/** What runs in a thread of its own. */
export { runLongQueries } from './long-queries.ts'
