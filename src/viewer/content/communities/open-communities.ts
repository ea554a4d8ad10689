import type { Backend, Description } from '../../../backend/index.ts'
import { CypherError, UsageError } from '../../../errors.ts'
import { isMany } from '../../drawing.ts'
import { hasSameElements, keepIn, type Picture } from '../../layout/picture.ts'
import { communityKey } from '../../state/communities.ts'
import { loadValues, type LoadOptions } from '../../values/load-values.ts'
import { hasMetrics, NO_METRICS } from '../../values/metric-of.ts'
import type { Content } from '../content.ts'
import type { Shown } from '../shown.ts'
import { communityPicture } from './community-picture.ts'
import { type Community, divide, type Division } from './divide.ts'
import { headlineOfCommunities, headlineOfMembers } from './headline.ts'

/** Divisions of a picture that are known, by what of it is divided. */
export type KnownDivisions = Map<string, Division>

/** What of a picture is looked at, as communities or as their members. */
export interface Opened {
  /** The communities that are opened, each inside the one before. */
  readonly path: readonly Community[]
  /** The picture, or what of it the innermost of these has. */
  readonly part: Picture
  /** The communities of the whole picture. */
  readonly top: Division
  /** What is drawn as one mark each; undefined where nodes are drawn. */
  readonly division: Division | undefined
  /** A key of the state that is in no community; undefined where there is none. */
  readonly lost: string | undefined
}

/**
 * Divides a picture into communities by Louvain, opens those that a state names, and divides these where they are too large to be read.
 * What cannot be divided is shown as its nodes.
 *
 * @param within keys of members, each of a community inside the one before
 * @param known is added to
 * @throws (rejects with) as `loadValues`; UsageError `NoMetrics` where a database server answers, which has none
 */
export async function openCommunities(
  backend: Backend,
  picture: Picture,
  within: readonly string[],
  known: KnownDivisions,
  options: LoadOptions = {},
): Promise<Opened> {
  const path: Community[] = []
  let part = picture
  let top: Division | undefined
  for (;;) {
    if (top !== undefined && !isMany(part.nodes.size, part.relationships.size))
      return { path, part, top, division: undefined, lost: undefined }
    const name = JSON.stringify(path.map(({ central }) => central))
    const division = known.get(name) ?? (await divisionOf(backend, part, options))
    known.set(name, division)
    if (top !== undefined && division.communities.length < 2)
      return { path, part, top, division: undefined, lost: undefined }
    top ??= division
    if (path.length === within.length) return { path, part, top, division, lost: undefined }
    const key = within[path.length]
    const number = division.numbers.get(key)
    if (number === undefined) return { path, part, top, division, lost: key }
    const community = division.communities[number]
    const members = new Set(community.members)
    path.push(community)
    part = keepIn(part, (node) => members.has(node.key), every)
  }
}

/** Whether there are communities in what is shown: the marks of a schema are no nodes. */
export function canDivide({ view }: Pick<Content, 'view'>): boolean {
  return view?.layout.kind !== 'schema'
}

/** What is drawn of a picture where its communities are looked at. */
export interface ShownCommunities extends Opened {
  readonly shown: Shown
  /** The nodes and relationships that it stands for. */
  readonly whole: Picture
}

/**
 * What is drawn of what is opened: its marks or its nodes, and beside them what was asked for one by one.
 *
 * @param shown all that is shown
 */
export function shownCommunities(
  opened: Opened,
  shown: Shown,
  { asked }: Pick<Content, 'asked'>,
  description: Description,
): ShownCommunities {
  const { part, division, path } = opened
  const isBeside = (key: string): boolean =>
    division === undefined ? asked.has(key) : !shown.base.nodes.has(key)
  const whole =
    path.length === 0
      ? shown.picture
      : keepIn(shown.picture, ({ key }) => part.nodes.has(key) || isBeside(key), every)
  if (division === undefined) {
    const base = keepIn(shown.base, ({ key }) => part.nodes.has(key), every)
    const headline = headlineOfMembers(path, { part, whole, all: shown.base }, description)
    return { ...opened, whole, shown: { ...shown, picture: whole, base, partial: true, headline } }
  }
  const grouped = communityPicture(whole, division, description)
  const { picture } = grouped
  const headline = headlineOfCommunities(path, division, { part, whole }, grouped, description)
  return { ...opened, whole, shown: { ...shown, picture, base: picture, divided: shown.picture, headline } }
}

/** What was opened, of what was shown then. */
export interface OpenedOf {
  readonly opened: Opened
  readonly shown: Shown
  readonly content: Content
}

/**
 * What is drawn of what was opened last. A division says nothing of another picture: until that is divided, what it was found in stays.
 *
 * @param shown all that is shown now
 * @returns undefined where another source has answered since
 */
export function lastCommunities(
  last: OpenedOf,
  shown: Shown,
  content: Content,
  description: Description,
): ShownCommunities | undefined {
  if (last.content.source !== content.source) return undefined
  return hasSameElements(last.shown.base, shown.base)
    ? shownCommunities(last.opened, shown, content, description)
    : shownCommunities(last.opened, last.shown, last.content, description)
}

/** The community that a node belongs to; undefined where it is in none that is drawn. */
export function communityAt({ division }: Pick<Opened, 'division'>, key: string): Community | undefined {
  const number = division?.numbers.get(key)
  return number === undefined ? undefined : division?.communities[number]
}

/** The key of the mark of a node's community; that of the node where it has none. */
export function markAt(opened: Pick<Opened, 'division'>, key: string): string {
  const community = communityAt(opened, key)
  return community === undefined ? key : communityKey(community.central, community.count > 1)
}

/** Where things are seen, by their keys: members of communities at their marks. Cost: linear. */
export function seenAt(
  opened: Pick<Opened, 'division'> | undefined,
  keys: ReadonlySet<string>,
): ReadonlySet<string> {
  if (opened?.division === undefined) return keys
  return new Set(Array.from(keys, (key) => markAt(opened, key)))
}

async function divisionOf(backend: Backend, part: Picture, options: LoadOptions): Promise<Division> {
  const source = { kind: 'metric', name: 'louvain', of: 'picture' } as const
  try {
    const { nodes } = await loadValues(backend, source, part, options)
    return divide(part, nodes)
  } catch (error) {
    if (!(error instanceof CypherError) || (await hasMetrics(backend, options.signal))) throw error
    throw new UsageError({
      code: 'NoMetrics',
      message: 'Communities cannot be found here.',
      hint: NO_METRICS,
    })
  }
}

const every = (): boolean => true
