import type { Description } from '../../backend/index.ts'
import { textOf, textsOf } from '../../model/texts.ts'
import type { MapValue, Value } from '../../model/values.ts'
import type { Drawing, Size } from '../drawing.ts'
import { addToColumns } from '../layout/additions.ts'
import { foldPicture } from '../layout/fold.ts'
import { layOut, type LayoutOptions } from '../layout/index.ts'
import { layoutOf } from '../layout/layouts/index.ts'
import { estimate } from '../layout/measure.ts'
import {
  keepIn,
  mergePictures,
  type Picture,
  type PictureNode,
  type PictureRelationship,
} from '../layout/picture.ts'
import { isFiltered } from '../state/filters.ts'
import type { Filters, State } from '../state/state.ts'
import { labelOf } from '../words/labels.ts'
import type { Content } from './content.ts'
import { keeps } from './keeps.ts'
import { looseNodes } from './loose.ts'

/** What is left of the content when hidden labels, filters and what was removed are taken away. */
export interface Shown {
  readonly base: Picture
  /** The base and what was added to it. */
  readonly picture: Picture
  /** How many nodes each hidden label hides, by label: of the picture, and of what hangs on it. */
  readonly hidden: ReadonlyMap<string, number>
  /** How many nodes the reader took away. */
  readonly away: number
  /** Whether filters or the reader left something out. */
  readonly partial: boolean
  /** How many nodes of each label filters leave without a relationship; they stay in the picture unless they are left out too. */
  readonly loose: ReadonlyMap<string, number>
  /** What is part of what along the view's hierarchies before anything was left out: the `id` of the outermost whole by that of each part. */
  readonly wholes: { readonly [part: string]: string }
  /** The sentence above it, where it shows communities; else that of its view or query. */
  readonly headline?: string
  /** What is in the picture by itself or in a mark, where it shows communities. */
  readonly divided?: Picture
}

/** Takes away what the state hides. What a query returned, or was added, is drawn as it is, hidden labels included. */
export function shownOf(
  content: Content,
  state: Pick<State, 'removed' | 'only' | 'revealed' | 'filters' | 'where' | 'dropLoose'>,
  description: Description,
): Shown {
  const { base, additions, view } = content
  const all = mergePictures(base, additions)
  const hiddenLabels = new Set(
    view === undefined
      ? []
      : description.labels
          .filter(({ hidden, name }) => hidden && !state.revealed.includes(name))
          .map(({ name }) => name),
  )
  const columnLabels =
    view?.layout.kind === 'columns' ? view.layout.columns.flatMap(({ labels }) => labels) : []
  const hidden = new Map(content.beside)
  const away = takenAway(content, state)
  const keepNode = (node: PictureNode): boolean => {
    const label = labelOf(node.labels, description).name
    if (away.has(node.key)) return false
    // What was added was asked for.
    return !hiddenLabels.has(label) || additions.nodes.has(node.key) || columnLabels.includes(label)
  }
  for (const node of all.nodes.values()) {
    const label = labelOf(node.labels, description).name
    if (hiddenLabels.has(label) && !keepNode(node) && !away.has(node.key))
      hidden.set(label, (hidden.get(label) ?? 0) + (node.many ?? 1))
  }
  const nodeFilters = state.where.filter(({ of }) => of === 'nodes')
  const lineFilters = state.where.filter(({ of }) => of === 'lines')
  const passesNode = ({ labels, properties }: PictureNode): boolean => {
    const { name } = labelOf(labels, description)
    return (
      !state.filters.label.includes(name) &&
      nodeFilters.every((one) => one.name !== name || keeps(one.keep, valueUnder(properties, one.key)))
    )
  }
  const passesLine = ({ type, properties }: PictureRelationship): boolean =>
    !state.filters.type.includes(type) &&
    passes(properties, state.filters) &&
    lineFilters.every((one) => one.name !== type || keeps(one.keep, valueUnder(properties, one.key)))
  const unfiltered = keepIn(all, keepNode, () => true)
  const filtered = isFiltered(state) ? keepIn(unfiltered, passesNode, passesLine) : unfiltered
  const loose =
    filtered === unfiltered
      ? nothingLoose
      : looseNodes(
          unfiltered,
          filtered,
          state.dropLoose ? judging(state) : () => false,
          state.dropLoose && filtersLines(state),
        )
  const picture =
    state.dropLoose && loose.size > 0
      ? keepIn(
          filtered,
          ({ key }) => !loose.has(key),
          () => true,
        )
      : filtered
  return {
    picture,
    base: keepIn(
      picture,
      ({ key }) => base.nodes.has(key),
      ({ key }) => base.relationships.has(key),
    ),
    hidden,
    away: away.size,
    partial: state.removed.length > 0 || away.size > 0 || isFiltered(state),
    loose: countsByLabel(loose, filtered, description),
    wholes: wholesIn(base, view, description),
  }
}

/** Keys of the nodes that the reader took away. What was asked for beside what was kept alone is not. */
function takenAway(
  { base, additions, asked }: Content,
  { removed, only }: Pick<State, 'removed' | 'only'>,
): ReadonlySet<string> {
  const away = new Set(removed.filter((key) => base.nodes.has(key) || additions.nodes.has(key)))
  const kept = new Set(only)
  if (kept.size > 0) for (const key of base.nodes.keys()) if (!kept.has(key) && !asked.has(key)) away.add(key)
  return away
}

const nothingLoose: ReadonlySet<string> = new Set()

function countsByLabel(
  keys: ReadonlySet<string>,
  { nodes }: Picture,
  description: Description,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) {
    const { name } = labelOf(nodes.get(key)?.labels ?? [], description)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

/** Whether a filter looks at a relationship, whatever comes of it. */
function judging({
  filters,
  where,
}: Pick<State, 'filters' | 'where'>): (relationship: PictureRelationship) => boolean {
  const kinds = (['modality', 'status', 'layer'] as const).filter((kind) => filters[kind].length > 0)
  const byProperty = where.filter(({ of }) => of === 'lines')
  return ({ type, properties }) =>
    kinds.some((kind) => textOf(properties[kind]) !== '') ||
    (filters.credited.length > 0 && isStated(properties)) ||
    byProperty.some(({ name, key }) => name === type && valueUnder(properties, key) !== null)
}

/** Whether filters are about relationships: then who has none passes none. */
function filtersLines({
  filters: { label: _, ...ofLines },
  where,
}: Pick<State, 'filters' | 'where'>): boolean {
  return where.some(({ of }) => of === 'lines') || Object.values(ofLines).some((left) => left.length > 0)
}

function valueUnder(properties: MapValue, key: string): Value {
  return Object.hasOwn(properties, key) ? properties[key] : null
}

/** What is added makes a part of nothing, as nothing of it is folded: a country that a region joins still counts as itself. */
function wholesIn(base: Picture, view: Content['view'], description: Description): Shown['wholes'] {
  if (view === undefined || view.fold.length === 0) return {}
  const folding = foldPicture(base, view, description, base)
  return Object.fromEntries(
    [...base.nodes.values()].flatMap(({ key, properties }) => {
      const whole = folding.outermostOf(key)
      return whole === key
        ? []
        : [[textOf(properties['id']), textOf(base.nodes.get(whole)?.properties['id'])]]
    }),
  )
}

/** The drawing of what is shown; what is added to columns stands below them and nothing else moves. */
export function drawingOf(
  { base, picture, divided = picture }: Shown,
  content: Content,
  state: Pick<State, 'removed'>,
  description: Description,
  size: Size,
  options: LayoutOptions,
): Drawing {
  const columns = layoutOf(content.view, options.chosen).kind === 'columns'
  const all = mergePictures(content.base, content.additions)
  const drawing = columns
    ? addToColumns(
        layOut(base, content.view, description, size, { ...options, whole: content.base }),
        base,
        picture,
        content.view,
        description,
        size,
        options.measure ?? estimate,
        content.base,
        content.asked,
      )
    : layOut(picture, content.view, description, size, { ...options, whole: all })
  const drawn = new Set([...divided.nodes.values()].map(({ id }) => id))
  const removed = new Set(state.removed.map((key) => all.nodes.get(key)?.id))
  return {
    ...drawing,
    nodes: drawing.nodes.map((node) => {
      const more = (content.neighbours.get(node.key) ?? []).filter(
        (number) => !drawn.has(number) && !removed.has(number),
      ).length
      return more === 0 ? node : { ...node, more }
    }),
  }
}

/** Whether somebody says so: a relationship that claims carry, or a claim. Reference facts and parts of a claim are not said. */
export function isStated(properties: MapValue): boolean {
  return properties['layer'] === 'article' || properties['layer'] === 'claim'
}

/** Whether no filter leaves a relationship out. */
function passes(properties: MapValue, filters: Filters): boolean {
  const credited = textsOf(properties['attributedTo'])
  return (
    !filters.modality.includes(textOf(properties['modality'])) &&
    !filters.status.includes(textOf(properties['status'])) &&
    !filters.layer.includes(textOf(properties['layer'])) &&
    !(
      isStated(properties) &&
      (credited.length === 0
        ? filters.credited.includes('')
        : credited.every((id) => filters.credited.includes(id)))
    )
  )
}
