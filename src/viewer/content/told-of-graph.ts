import { askInTime } from '../../backend/ask-in-time.ts'
import type { Backend } from '../../backend/index.ts'
import { claimsByIds } from '../../evidence/claims.ts'
import { CypherError } from '../../errors.ts'
import { textOf, textsOf } from '../../model/texts.ts'
import type { Picture } from '../layout/picture.ts'

/** What the whole graph says of a picture that is taken away from it. */
export interface ToldOfGraph {
  /** Names the graph by its content; '' where that takes too long, or the store cannot say it. */
  readonly hash: string
  /** The passages that a claim of the picture cites, by the claim. */
  readonly passages: ReadonlyMap<string, readonly string[]>
}

/** Asks a graph what a picture of it is to say. Cost: that of `CALL graph.hash()`, at most five seconds, and a look at each claim. */
export async function toldOfGraph(backend: Backend, { relationships }: Picture): Promise<ToldOfGraph> {
  const claims = new Set(
    [...relationships.values()].flatMap(({ properties }) => textsOf(properties['claims'])),
  )
  const [hash, views] = await Promise.all([hashOf(backend), claimsByIds(backend, [...claims])])
  const passages = new Map<string, readonly string[]>()
  for (const { id, passages: cited } of views)
    passages.set(id, [...(passages.get(id) ?? []), ...cited.map(({ key }) => key)])
  return { hash, passages }
}

async function hashOf(backend: Backend): Promise<string> {
  try {
    return textOf((await askInTime(backend, 'CALL graph.hash()'))?.records[0]?.[0])
  } catch (error) {
    // A server of another kind has no such procedure.
    if (error instanceof CypherError) return ''
    throw error
  }
}
