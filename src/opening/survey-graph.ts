import { askInTime } from '../backend/ask-in-time.ts'
import type { Backend, Description, LabelWords } from '../backend/index.ts'
import { nameText, usualNameOf } from '../model/node-name.ts'
import { quoteName } from '../model/quote-name.ts'
import { Node } from '../model/values.ts'

/** More shared ids than this are not sent to a page. */
const MOST_SHARED = 5_000
/** A graph of more labels has names for the commonest of them. */
const MOST_LABELS = 60
const SAMPLE = 100
/** Longer texts are read, not called by. */
const SHORT = 32

/**
 * A description of a graph that nobody has checked, with what only its nodes tell: which ids several nodes have, and by which
 * property the nodes of a label can be told apart where they have no `caption`, `name`, `title` or `label`.
 * Cost: one pass over the nodes, given up after five seconds, and 100 nodes of each of the 60 commonest labels.
 *
 * @throws (rejects) like `Backend.run`, but not where a limit is reached
 */
export async function surveyGraph(backend: Backend, description: Description): Promise<Description> {
  const labels: LabelWords[] = []
  for (const [at, label] of description.labels.entries()) {
    const caption = at < MOST_LABELS && !label.hidden ? await captionOf(backend, label.name) : undefined
    labels.push(caption === undefined ? label : { ...label, caption })
  }
  return { ...description, labels, sharedIds: await sharedIds(backend) }
}

async function sharedIds(backend: Backend): Promise<Description['sharedIds']> {
  const found = await askInTime(
    backend,
    'MATCH (n) WHERE n.id IS NOT NULL WITH n.id AS id, count(*) AS times WHERE times > 1 ' +
      `RETURN id LIMIT ${MOST_SHARED + 1}`,
  )
  if (found === undefined || found.records.length > MOST_SHARED) return 'any'
  return found.records.flatMap(([id]) => (typeof id === 'string' ? id : [])).sort()
}

async function captionOf(backend: Backend, label: string): Promise<string | undefined> {
  const found = await askInTime(backend, `MATCH (n:${quoteName(label)}) RETURN n LIMIT ${SAMPLE}`)
  const nodes = (found?.records ?? []).flatMap(([node]) => (node instanceof Node ? node : []))
  const isNamed = ({ properties }: Node): boolean => usualNameOf(properties) !== ''
  if (nodes.length === 0 || nodes.filter(isNamed).length * 2 > nodes.length) return undefined
  const names = new Set(nodes.flatMap(({ properties }) => Object.keys(properties)))
  const ranked = [...names]
    .filter((name) => name !== 'id')
    .map((name) => ({ name, tells: tellingOf(name, nodes) }))
    .filter(({ tells }) => tells > 0)
    .sort((one, other) => other.tells - one.tells || (one.name < other.name ? -1 : 1))
  return ranked[0]?.name
}

/** How well a property tells nodes apart, from 0 to 1: many have it, few share it, it is a short text and no key. */
function tellingOf(name: string, nodes: readonly Node[]): number {
  const texts = nodes.map(({ properties }) => nameText(properties[name])).filter((text) => text !== '')
  if (texts.length === 0) return 0
  const length = texts.reduce((sum, text) => sum + text.length, 0) / texts.length
  const isText = nodes.some(({ properties }) => typeof properties[name] === 'string')
  return (
    (texts.length / nodes.length) *
    (new Set(texts).size / texts.length) *
    (length > SHORT ? SHORT / length : 1) *
    (isText ? 1 : 0.3) *
    (/^_|(?:^|[a-z_])(?:id|ID|Id|uuid|key|url|hash)$/.test(name) ? 0.3 : 1)
  )
}
