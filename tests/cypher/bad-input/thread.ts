/** What runs in a thread of its own. */
export { unexpected } from './long-queries.ts'
