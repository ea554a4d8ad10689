import type { Guide } from '../appearance/guide.ts'
import type { Description, LabelWords } from '../../backend/index.ts'
import { NO_VALUE } from '../appearance/painted.ts'
import type { Drawing, Standing } from '../drawing.ts'
import { colourOrder, labelLook } from '../layout/label-look.ts'
import type { Picture } from '../layout/picture.ts'
import { groupedOf } from '../state/communities.ts'
import { labelCountText, labelOf } from '../words/labels.ts'
import { lineMeaning, type LineMeaning } from './line-meaning.ts'
import { lineStyles } from './line-styles.ts'

/** What the lines, colours and hollow marks of a drawing mean. */
export interface Legend {
  /** In the order of the styles; none of a graph without claims, whose lines say nothing by their style. */
  readonly lines: readonly (LineMeaning & { readonly standing: Standing })[]
  /** In the order in which they are drawn. */
  readonly labels: readonly LegendLabel[]
  /** What sizes, widths and colours mean where something was chosen for them. */
  readonly guides: readonly Guide[]
  /** Whether a mark has a colour of its own. */
  readonly inked: boolean
  /** Whether a mark is hollow. */
  readonly hollow: boolean
  /** Whether a mark is a community. */
  readonly communities: boolean
  /** Whether a mark stands for what has no community of its own in the drawing. */
  readonly rest: boolean
}

/** A label of which there are nodes in the drawing. */
export interface LegendLabel {
  readonly words: LabelWords
  /** As its nodes are drawn; where they have several colours, as what has no value. */
  readonly look: ReturnType<typeof labelLook>
  /** `3 companies` */
  readonly text: string
  /** Names of the properties that its nodes have. */
  readonly properties: ReadonlySet<string>
}

/** What a legend says where marks have colours of their own. */
export const INKED_WORDS = 'Places, sizes and colours are those of the file.'
/** What a legend says of the marks of communities. */
export const COMMUNITY_WORDS =
  'a community, with its number of nodes: more relationships among them than chance would give'
/** What a legend says of the mark of what is left over. */
export const REST_WORDS =
  'all communities that are too small for a mark of their own, with their number of nodes'
/** What a legend says of all of them: that they are computed, and of what. */
export const COMPUTED_WORDS =
  'Communities are found by Louvain over the links of this picture; they say nothing about the world.'
/** What a legend says of the lines between communities. */
export const BETWEEN_WORDS = 'relationships between two marks, wider the more there are'
/** What a legend says of hollow marks. */
export const HOLLOW_WORDS = 'hollow: members not named, or no end named'

/** What a legend says of a drawing. Cost: a look at each node, and for each style at each relationship. */
export function legendOf(
  drawing: Drawing,
  picture: Picture,
  description: Description,
  guides: readonly Guide[] = [],
): Legend {
  const drawn = new Map(drawing.nodes.map((node) => [node.key, node]))
  const looks = new Map<string, ReturnType<typeof labelLook>>()
  const isColoured = (name: string): boolean =>
    guides.some(({ of, aspect, about }) => of === 'nodes' && aspect === 'colour' && about.has(name))
  const counts = new Map<string, { count: number; readonly properties: Set<string> }>()
  let communities = false
  let rest = false
  for (const { key, labels, properties, many, community } of picture.nodes.values()) {
    const node = drawn.get(key)
    if (node === undefined) continue
    if (community !== undefined) {
      if (groupedOf(key)?.kind === 'rest') rest = true
      else communities = true
      continue
    }
    const { name } = labelOf(labels, description)
    const colour = isColoured(name) ? NO_VALUE : node.colour
    if (!looks.has(name)) looks.set(name, { label: name, icon: node.icon, colour })
    const entry = counts.get(name) ?? { count: 0, properties: new Set<string>() }
    counts.set(name, entry)
    entry.count += many ?? 1
    if (many === undefined) for (const property of Object.keys(properties)) entry.properties.add(property)
  }
  const order = colourOrder(description)
  const used = new Set(drawing.lines.map(({ standing }) => standing))
  const standings = (Object.keys(lineStyles) as Standing[]).filter(
    (standing) => used.has(standing) && lineStyles[standing].meaning !== '',
  )
  return {
    lines: description.evidence
      ? standings.map((standing) => ({ standing, ...lineMeaning(standing, picture, description) }))
      : [],
    labels: [...counts].map(([name, { count, properties }]) => {
      const words = labelOf([name], description)
      return {
        words,
        look: looks.get(name) ?? labelLook([name], order, description),
        text: labelCountText(count, words),
        properties,
      }
    }),
    guides,
    inked: drawing.nodes.some(({ ink }) => ink !== undefined),
    hollow: drawing.nodes.some((node) => node.hollow),
    communities,
    rest,
  }
}
