import type { Value } from '../model/values.ts'
import type { Loading } from './loading.ts'
import type { Chunk, Kind, Remembered } from './server.ts'

/**
 * Reads what earlier loads of the graph wrote, one after another. What is not there any more, or is something else by
 * now, is forgotten at once: the server may give its id to something that this load creates.
 *
 * @param isOurs told each element in order, with the key under which it was written
 * @returns the chunks of what is ours
 */
export async function readRemembered(
  { server, apply }: Loading,
  kind: Kind,
  isOurs: (element: Value, key: number) => boolean,
): Promise<readonly Chunk[]> {
  const chunks = await server.chunks(kind)
  const left: Chunk[] = []
  let next: Promise<readonly Remembered[]> | undefined
  for (const [index, chunk] of chunks.entries()) {
    const remembered = await (next ?? server.elementsOf(kind, chunk, true))
    // The server works on the next while this one is compared.
    next = index + 1 < chunks.length ? server.elementsOf(kind, chunks[index + 1], false) : undefined
    next?.catch(() => {})
    const kept: number[] = []
    remembered.forEach(({ key, element }, at) => {
      if (isOurs(element, key)) kept.push(at)
    })
    if (apply && kept.length < chunk.size) await server.remove(kind, chunk, [], kept)
    if (kept.length > 0) left.push({ id: chunk.id, size: kept.length })
  }
  return left
}
