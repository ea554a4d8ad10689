import type { Picture } from '../../layout/picture.ts'
import type { Opened, ShownCommunities } from './open-communities.ts'

/** What is drawn, and what it stands for. */
export interface Surroundings {
  readonly picture: Picture
  /** What the view or query returned and nothing hides; undefined where there is nothing yet. */
  readonly base: Picture | undefined
  /** Undefined where each node is drawn, and until communities are found. */
  readonly found: ShownCommunities | undefined
}

/** How a reader comes to see a node. */
export type Way =
  /** It is in the picture, or will be. */
  | { readonly kind: 'select' }
  /** It is nowhere: it has to be added. */
  | { readonly kind: 'add' }
  /** It is a member of a community, which is opened inside these. */
  | { readonly kind: 'open'; readonly path: readonly string[]; readonly division: Opened['division'] }
  /** It is in no community, but beside all of them. */
  | { readonly kind: 'all' }

/** How a reader comes to see a node by its key. Cost: constant. */
export function wayTo(key: string, { picture, base, found }: Surroundings): Way {
  if (picture.nodes.has(key)) return { kind: 'select' }
  if (base?.nodes.has(key) !== true) return { kind: 'add' }
  if (found === undefined) return { kind: 'select' }
  const { division, path, top } = found
  if (division?.numbers.has(key) === true)
    return { kind: 'open', path: path.map(({ central }) => central), division }
  return top.numbers.has(key) ? { kind: 'open', path: [], division: top } : { kind: 'all' }
}

/** Whether adding a node would draw nothing new: it is drawn, by itself or as a member of a mark. Cost: constant. */
export function isThere(key: string, { picture, base, found }: Surroundings): boolean {
  return picture.nodes.has(key) || (found?.division !== undefined && base?.nodes.has(key) === true)
}
