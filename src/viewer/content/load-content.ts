import { addAll } from '../../model/add-all.ts'
import type { Backend, Description } from '../../backend/index.ts'
import { isMany } from '../drawing.ts'
import { emptyPicture, mergePictures, type Picture } from '../layout/picture.ts'
import { expansionOf } from '../state/expansion.ts'
import { pathsOfKey } from '../state/paths.ts'
import { labelOf } from '../words/labels.ts'
import { captionOf } from '../words/names.ts'
import {
  claimLines,
  connections,
  countBeside,
  labelledBeside,
  neighbourNumbers,
  neighbours,
  nodesByKey,
  numbersOf,
  type Asked,
  type Part,
} from './additions.ts'
import type { QueryProgress } from './collect-told.ts'
import type { Asking, Content } from './content.ts'
import { loadSource } from './load-source.ts'
import { pathsBetween } from './paths.ts'

/**
 * Asks for all that a state shows, but for what is known.
 *
 * @param before what was answered last by the same backend: of the same source only what is new is asked
 * @param tell is told how far a query of the reader's is
 * @throws (rejects with) CypherError and the like from the query of the state; UsageError `UnknownView`, `UnknownQuery`
 */
export async function loadContent(
  backend: Backend,
  description: Description,
  state: Asking,
  signal: AbortSignal,
  before?: Content,
  tell: (progress: QueryProgress) => void = () => {},
): Promise<Content> {
  const asked: Asked = { backend, description, signal }
  // A source that is opened anew is another object.
  const same = before?.source === state.source ? before : undefined
  const base = same?.answers?.base ?? (await loadSource(asked, state, tell))
  const drawn = mergePictures(base.base, same?.additions ?? emptyPicture)
  const expanded = await expand(asked, state.expanded, same?.answers?.expanded ?? new Map(), drawn)
  let additions = mergePictures(
    ...[...expanded.values()].map(({ picture }) => picture),
    await nodesByKey(asked, state.added, drawn),
  )
  const paths = await findPaths(asked, state.paths, same?.paths, mergePictures(drawn, additions))
  additions = mergePictures(additions, ...[...paths.values()].map(({ picture }) => picture))
  const askedFor = new Set(additions.nodes.keys())
  const all = (): Picture => mergePictures(base.base, additions)
  const cuts = [...expanded].flatMap(([text, { picture, total }]) => {
    const { key, twoSteps } = expansionOf(text)
    const node = all().nodes.get(key)
    const name = node === undefined ? key : captionOf(node, description)
    const reach = twoSteps === true ? 'within two steps of' : 'of'
    return cutText(picture.relationships.size, total, `relationships ${reach} ${name}`)
  })
  if (state.connected) additions = mergePictures(additions, await connections(asked, all()))
  if (state.allClaims) additions = mergePictures(additions, await claimLines(asked, all()))
  // A query's picture is what it returned: nothing of it is hidden.
  const hidden =
    base.view === undefined
      ? []
      : description.labels
          .filter((one) => one.hidden && !state.revealed.includes(one.name))
          .map(({ name }) => name)
  if (state.revealed.length > 0) {
    const { picture, total } = await labelledBeside(asked, all(), state.revealed, hidden)
    const names = state.revealed.map((name) => labelOf([name], description).plural).join(' and ')
    addAll(cuts, cutText(picture.relationships.size, total, `relationships with ${names}`))
    additions = mergePictures(additions, picture)
  }
  const { nodes, relationships } = all()
  // Of so many nobody reads how many neighbours each has that are not drawn.
  const crowded = isMany(nodes.size, relationships.size)
  const [known, beside] = await Promise.all([
    crowded ? new Map<string, readonly number[]>() : neighbourNumbers(asked, all(), same?.neighbours),
    hidden.length === 0 || crowded ? new Map<string, number>() : countBeside(asked, all(), hidden),
  ])
  const answers = { base, expanded }
  return {
    ...base,
    additions,
    asked: askedFor,
    paths,
    neighbours: known,
    beside,
    cuts: [...base.cuts, ...cuts],
    answers,
  }
}

/** The neighbours that a state's keys ask for, in this order. */
async function expand(
  asked: Asked,
  keys: readonly string[],
  known: ReadonlyMap<string, Part>,
  drawn: Picture,
): Promise<ReadonlyMap<string, Part>> {
  const missing = keys.filter((key) => !known.has(key)).map((key) => ({ key, expansion: expansionOf(key) }))
  const numbers = await numbersOf(asked, [...new Set(missing.map(({ expansion }) => expansion.key))], drawn)
  const found = new Map(known)
  await Promise.all(
    missing.map(async ({ key, expansion }) => {
      const number = numbers.get(expansion.key)
      if (number !== undefined) found.set(key, await neighbours(asked, number, expansion))
    }),
  )
  return new Map(
    keys.flatMap((key) => {
      const part = found.get(key)
      return part === undefined ? [] : [[key, part] as const]
    }),
  )
}

/** What joins nodes, by the keys of the searches, in this order. */
async function findPaths(
  asked: Asked,
  keys: readonly string[],
  known: Content['paths'] | undefined,
  drawn: Picture,
): Promise<Content['paths']> {
  const found = await Promise.all(
    keys.map(async (key) => {
      const search = pathsOfKey(key)
      const paths = known?.get(key) ?? (search && (await pathsBetween(asked, search, drawn)))
      return paths === undefined ? [] : [[key, paths] as const]
    }),
  )
  return new Map(found.flat())
}

function cutText(drawn: number, total: number, what: string): readonly string[] {
  if (drawn >= total) return []
  const [one, all] = [drawn.toLocaleString('en'), total.toLocaleString('en')]
  return [`Only ${one} of the ${all} ${what} are drawn; ask for others in the Cypher below.`]
}
