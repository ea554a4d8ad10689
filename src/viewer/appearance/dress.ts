import type { Description } from '../../backend/index.ts'
import { ALL, type ColourBy, type SizeBy } from '../../model/appearance.ts'
import type { Drawing, DrawnLine, DrawnNode, Standing } from '../drawing.ts'
import { elementOf } from '../layout/half-lines.ts'
import { radiusFor } from '../layout/label-look.ts'
import type { Picture } from '../layout/picture.ts'
import type { Values } from '../values/load-values.ts'
import { sourceKey } from '../values/source-key.ts'
import { labelOf } from '../words/labels.ts'
import { phraseOf } from '../words/phrases.ts'
import { isSaid, type Said, saidOfLines, saidOfNodes } from './effective.ts'
import { type Group, grouped, type Member, type ValuesBy } from './groups.ts'
import { isByScore, type PartsOf, withGreatest } from './greatest.ts'
import type { Guide } from './guide.ts'
import { painted } from './painted.ts'
import { ranked } from './ranked.ts'

/** In pixels: radii of a ranking, by area, as it is seen, and widths where lines say nothing else; where they do, a thin line means something. */
const [SMALLEST, LARGEST] = [5, 20]
const [THINNEST, THINNEST_CLAIMED, THICKEST] = [1, 1.8, 7]

/**
 * In a graph with claims these stay what they are whatever their weight and colour: by their dashes, or by a full head on a line that
 * is not thin. All others are told by being thin, grey, or without a full head.
 */
const dressable: ReadonlySet<Standing> = new Set([
  'fact',
  'capability',
  'begun',
  'planned',
  'forecast',
  'imported',
  'plain',
])

/** Whether lines of a standing may have another width and colour. */
export function canDress(standing: Standing, { evidence }: Pick<Description, 'evidence'>): boolean {
  return !evidence || dressable.has(standing)
}

/** A drawing in its looks, and what a legend says of them. */
export interface Dressed {
  readonly drawing: Drawing
  readonly guides: readonly Guide[]
}

/**
 * A drawing in the looks that are said; where nothing is said it is the same object. Nothing moves: where something stands does not
 * follow from how it looks. Who has no value is drawn neutrally.
 *
 * @param values by their source; what is not there yet leaves things as they are
 * @param partsOf what is folded into a node: by a metric it looks as the greatest of what it stands for
 * Cost: linear, with a sort of the values.
 */
export function dress(
  drawing: Drawing,
  picture: Picture,
  said: Said,
  values: ReadonlyMap<string, Values>,
  description: Description,
  partsOf: PartsOf = () => [],
): Dressed {
  if (!isSaid(said)) return { drawing, guides: [] }
  const valuesOfNodes: ValuesBy = (source) => values.get(source)?.nodes
  const nodes = dressNodes(drawing.nodes, picture, said, valuesOfNodes, description, partsOf)
  const lines = dressLines(drawing.lines, picture, said, (source) => values.get(source)?.lines, description)
  const grown = new Map(drawing.nodes.map(({ key, size }, at) => [key, nodes.things[at].size - size]))
  return {
    drawing: {
      ...drawing,
      nodes: nodes.things,
      // A line that begins beside a name goes along with it.
      lines: lines.things.map((line) =>
        line.beyond === undefined ? line : { ...line, beyond: line.beyond + (grown.get(line.start) ?? 0) },
      ),
    },
    guides: [...nodes.guides, ...lines.guides],
  }
}

/** Whom a guide is about. */
type Whom = Pick<Guide, 'of' | 'name' | 'words' | 'about'>

interface DressedThings<Thing> {
  readonly things: readonly Thing[]
  readonly guides: readonly Guide[]
}

function dressNodes(
  nodes: readonly DrawnNode[],
  picture: Picture,
  said: Said,
  valuesBy: ValuesBy,
  description: Description,
  partsOf: PartsOf,
): DressedThings<DrawnNode> {
  const members = nodes.flatMap(({ key }): Member[] => {
    const node = picture.nodes.get(key)
    // A community is no node, and has none of its looks.
    if (node === undefined || node.community !== undefined) return []
    return [{ key, element: key, name: labelOf(node.labels, description).name }]
  })
  const byKey = new Map(nodes.map((node) => [node.key, node]))
  const changes = new Changes<DrawnNode>()
  const guides: Guide[] = []
  const whom = ({ saying: { name }, members }: Group<unknown>): Whom => ({
    of: 'nodes',
    name,
    about: new Set(members.map((one) => one.name)),
    words: name === ALL ? 'all nodes' : labelOf([name], description).plural,
  })
  const greatestBy =
    (group: Group<SizeBy | ColourBy>): ValuesBy =>
    (source) => {
      const values = valuesBy(source)
      if (values === undefined || !isByScore(group.saying.value)) return values
      return withGreatest(
        values,
        group.members.map(({ element }) => element),
        // What is drawn by itself is no part of another mark.
        (key) => partsOf(key).filter((part) => !byKey.has(part)),
      )
    }
  const isGreatest = ({ saying: { value } }: Group<SizeBy | ColourBy>, found: ValuesBy): boolean =>
    value.kind === 'ranking' && found(sourceKey(value.by)) !== valuesBy(sourceKey(value.by))
  const largest = largestIn(nodes)
  const radiusAt = (share: number): number =>
    Math.sqrt(SMALLEST ** 2 + share * (largest ** 2 - SMALLEST ** 2))
  // What stands for many tells by its size how many.
  const single = members.filter(({ key }) => picture.nodes.get(key)?.many === undefined)
  for (const group of grouped(single, (name) => saidOfNodes(name, 'size', said))) {
    const found = greatestBy(group)
    const guide = ranked(group, radiusAt, found, (key, size) =>
      changes.add(key, { size: Math.max(size, radiusFor(byKey.get(key)?.inside ?? '')) }),
    )
    if (guide !== undefined)
      guides.push({ ...whom(group), aspect: 'size', ...guide, isGreatest: isGreatest(group, found) })
  }
  const groups = grouped(members, (name) => saidOfNodes(name, 'colour', said))
  const coloured = new Set(groups.flatMap((group) => group.members.map(({ key }) => key)))
  const taken = new Set(nodes.filter(({ key }) => !coloured.has(key)).map(({ colour }) => colour))
  for (const group of groups) {
    const found = greatestBy(group)
    const guide = painted(group, taken, found, (key, paint) => changes.add(key, { ...paint, ink: undefined }))
    if (guide !== undefined)
      guides.push({ ...whom(group), aspect: 'colour', ...guide, isGreatest: isGreatest(group, found) })
  }
  for (const { key, name } of members) {
    const icon = saidOfNodes(name, 'icon', said)
    if (icon !== undefined) changes.add(key, { icon: icon.value })
  }
  return { things: changes.applied(nodes), guides }
}

function dressLines(
  lines: readonly DrawnLine[],
  picture: Picture,
  said: Said,
  valuesBy: ValuesBy,
  description: Description,
): DressedThings<DrawnLine> {
  const { evidence } = description
  const members = lines.flatMap(({ key, standing }): Member[] => {
    const element = elementOf(key, (one) => picture.relationships.has(one))
    const relationship = picture.relationships.get(element)
    return relationship === undefined ||
      relationship.between !== undefined ||
      !canDress(standing, description)
      ? []
      : [{ key, element, name: relationship.type }]
  })
  const changes = new Changes<DrawnLine>()
  const guides: Guide[] = []
  const whom = ({ saying: { name }, members }: Group<unknown>): Whom => ({
    of: 'lines',
    name,
    about: new Set(members.map((one) => one.name)),
    words: name === ALL ? 'all lines' : phraseOf(name, 'out', description),
  })
  const thinnest = evidence ? THINNEST_CLAIMED : THINNEST
  const widthAt = (share: number): number => thinnest + share * (THICKEST - thinnest)
  for (const group of grouped(members, (name) => saidOfLines(name, 'width', said))) {
    const guide = ranked(group, widthAt, valuesBy, (key, width) =>
      changes.add(key, { width: evidence ? Math.max(width, thinnest) : width }),
    )
    if (guide !== undefined) guides.push({ ...whom(group), aspect: 'width', ...guide })
  }
  for (const group of grouped(members, (name) => saidOfLines(name, 'colour', said))) {
    const guide = painted(group, new Set(), valuesBy, (key, paint) => changes.add(key, paint))
    if (guide !== undefined) guides.push({ ...whom(group), aspect: 'colour', ...guide })
  }
  for (const { key, name } of evidence ? [] : members) {
    const dash = saidOfLines(name, 'dash', said)
    if (dash !== undefined) changes.add(key, { dash: dash.value })
  }
  return { things: changes.applied(lines), guides }
}

/** The largest radius of a ranking: in rows and columns, where marks have their places, no mark reaches into the next. */
function largestIn(nodes: readonly DrawnNode[]): number {
  if (nodes.some(({ side }) => side === 'below')) return LARGEST
  const sorted = nodes.toSorted((one, other) => one.y - other.y)
  let nearest = 2 * LARGEST
  for (const [at, { x, y }] of sorted.entries())
    for (let next = at + 1; next < sorted.length && sorted[next].y - y < nearest; next++)
      nearest = Math.min(nearest, Math.hypot(sorted[next].x - x, sorted[next].y - y))
  return Math.max(Math.min(LARGEST, nearest / 2 - 1), SMALLEST + 3)
}

/** What becomes of things, by key. */
class Changes<Thing extends { readonly key: string }> {
  readonly #byKey = new Map<string, Partial<Thing>>()

  add(key: string, change: Partial<Thing>): void {
    this.#byKey.set(key, { ...this.#byKey.get(key), ...change })
  }

  applied(things: readonly Thing[]): readonly Thing[] {
    return things.map((thing) => {
      const change = this.#byKey.get(thing.key)
      return change === undefined ? thing : { ...thing, ...change }
    })
  }
}
