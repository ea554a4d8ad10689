import type { Node } from '../model/values.ts'

/** What names a node wherever it is kept: its `id` property where it is text, else `n` and the internal number. */
export function nodeKey({ id, properties }: Node): string {
  const own = properties['id']
  return typeof own === 'string' && own !== '' ? own : `n${id}`
}
