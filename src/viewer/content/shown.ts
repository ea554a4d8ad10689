import type { Description } from '../../backend/index.ts'
import { textOf, textsOf } from '../../model/texts.ts'
import type { MapValue } from '../../model/values.ts'
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
import type { Filters, State } from '../state/state.ts'
import { labelOf } from '../words/labels.ts'
import type { Content } from './content.ts'

/** What is left of the content when hidden labels, filters and what was removed are taken away. */
export interface Shown {
  readonly base: Picture
  /** The base and what was added to it. */
  readonly picture: Picture
  /** How many nodes each hidden label hides, by label: of the picture, and of what hangs on it. */
  readonly hidden: ReadonlyMap<string, number>
  /** Whether filters or the reader left something out. */
  readonly partial: boolean
  /** What is part of what along the view's hierarchies before anything was left out: the `id` of the outermost whole by that of each part. */
  readonly wholes: { readonly [part: string]: string }
}

/** Takes away what the state hides. What a query returned, or was added, is drawn as it is, hidden labels included. */
export function shownOf(
  content: Content,
  state: Pick<State, 'removed' | 'revealed' | 'filters'>,
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
  const keepNode = (node: PictureNode): boolean => {
    const label = labelOf(node.labels, description).name
    if (state.removed.includes(node.key) || state.filters.label.includes(label)) return false
    // What was added was asked for.
    return !hiddenLabels.has(label) || additions.nodes.has(node.key) || columnLabels.includes(label)
  }
  for (const node of all.nodes.values()) {
    const label = labelOf(node.labels, description).name
    if (hiddenLabels.has(label) && !keepNode(node) && !state.removed.includes(node.key))
      hidden.set(label, (hidden.get(label) ?? 0) + (node.many ?? 1))
  }
  const keepRelationship = ({ type, properties }: PictureRelationship): boolean =>
    !state.filters.type.includes(type) && passes(properties, state.filters)
  const picture = keepIn(all, keepNode, keepRelationship)
  return {
    picture,
    base: keepIn(
      picture,
      ({ key }) => base.nodes.has(key),
      ({ key }) => base.relationships.has(key),
    ),
    hidden,
    partial: state.removed.length > 0 || Object.values(state.filters).some((left) => left.length > 0),
    wholes: wholesIn(all, view, description),
  }
}

function wholesIn(all: Picture, view: Content['view'], description: Description): Shown['wholes'] {
  if (view === undefined || view.fold.length === 0) return {}
  const folding = foldPicture(all, view, description, all)
  return Object.fromEntries(
    [...all.nodes.values()].flatMap(({ key, properties }) => {
      const whole = folding.outermostOf(key)
      return whole === key ? [] : [[textOf(properties['id']), textOf(all.nodes.get(whole)?.properties['id'])]]
    }),
  )
}

/** The drawing of what is shown; what is added to columns stands below them and nothing else moves. */
export function drawingOf(
  { base, picture }: Shown,
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
      )
    : layOut(picture, content.view, description, size, { ...options, whole: all })
  const drawn = new Set([...picture.nodes.values()].map(({ id }) => id))
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
