import { MOST_ROWS } from './batch.ts'
import type { Loading } from './loading.ts'
import type { Chunk } from './server.ts'

/**
 * Makes few chunks of the many that small changes leave: those that are less than half full become one, as long as they
 * fit. At most one such chunk of each kind is left, so that nothing is written where there is nothing to do.
 */
export async function compactChunks({ server }: Loading): Promise<void> {
  for (const kind of ['nodes', 'relationships'] as const) {
    const small = (await server.chunks(kind)).filter(({ size }) => size * 2 < MOST_ROWS)
    for (const group of grouped(small)) if (group.length > 1) await server.mergeChunks(kind, group)
  }
}

function grouped(chunks: readonly Chunk[]): readonly (readonly Chunk[])[] {
  const groups: Chunk[][] = []
  let room = 0
  for (const chunk of chunks) {
    if (chunk.size > room || groups.length === 0) {
      groups.push([])
      room = MOST_ROWS
    }
    groups[groups.length - 1].push(chunk)
    room -= chunk.size
  }
  return groups
}
