import type { Appearance } from '../../model/appearance.ts'
import type { PropertyFilter } from '../../model/property-filter.ts'
import type { ChosenLayout, FilterKind } from '../../model/view.ts'
import type { Phrase } from './phrase.ts'
import type { Captions } from '../words/names.ts'
import type { Drawer } from './drawer.ts'

/**
 * The whole state of the viewer, plain and small: what is drawn follows from it and from the graph, so that undo, the link
 * and the tests all work on it. Only `reduce` makes a new one.
 */
export interface State {
  readonly source: Source
  /** Keys of the selected nodes and lines, in the order in which they were selected. */
  readonly selected: readonly string[]
  /** Keys of nodes whose neighbours were added, or of some neighbours of theirs (`expansionKey`), in order. */
  readonly expanded: readonly string[]
  /** Keys of nodes that were added one by one, from search or a panel. */
  readonly added: readonly string[]
  /** Keys of nodes that were taken away. */
  readonly removed: readonly string[]
  /** Keys of the nodes that alone were kept of what the source shows; none where all were. What is added comes in beside them. */
  readonly only: readonly string[]
  /** How the picture is laid out; undefined as its view says. */
  readonly layout: ChosenLayout | undefined
  /** The cross table that stands in place of the picture; undefined where the picture is seen. */
  readonly cross: Cross | undefined
  /** Nodes that were dragged, and where to, in pixels of the drawing. */
  readonly moved: readonly Moved[]
  /** Keys of searches for paths (`pathsKey`) whose paths were added. */
  readonly paths: readonly string[]
  /** Hierarchies that are folded otherwise than the view says: `+unit` is folded, `-unit` is not, nor is `-unit:acme` into acme (`foldingText`). */
  readonly folding: readonly string[]
  /** Whether all relationships among what is drawn are added. */
  readonly connected: boolean
  /** Whether claims without a relationship are drawn as thin lines. */
  readonly allClaims: boolean
  /** Labels that are hidden by default and were asked for. */
  readonly revealed: readonly string[]
  /** What is drawn where there are more nodes or lines than can be read; communities in place of fewer, too. */
  readonly many: 'none' | 'all' | 'communities'
  /** The communities that are opened, each inside the one before: the key of a member of each. */
  readonly within: readonly string[]
  readonly filters: Filters
  /** What is kept by properties, one of each property of a label or type. */
  readonly where: readonly PropertyFilter[]
  /** Whether what filters leave without a relationship is left out too. */
  readonly dropLoose: boolean
  readonly captions: Captions
  /** How nodes and lines look beyond what the picture itself says. */
  readonly appearance: Appearance
  /** Where the reader zoomed and panned to; undefined at rest. */
  readonly camera: Camera | undefined
  /** Which panel stands at the right. */
  readonly panel: Panel
  /** Whether the overview lies over the picture where it has no room beside it. */
  readonly sheet: boolean
  readonly drawer: Drawer
  readonly theme: 'system' | 'light' | 'dark'
  /** Who answers: the server, or the same engine in a worker of this page. */
  readonly engine: 'server' | 'page'
}

/** What stands in the rows and columns of a cross table: a label, or `Company+unit` where parts along a hierarchy count as their whole. */
export interface Cross {
  readonly rows: string
  readonly columns: string
}

export interface Moved {
  readonly key: string
  readonly x: number
  readonly y: number
}

/** What part of the picture is in sight. */
export interface Camera {
  /** The middle of it, as shares of the canvas at rest: x to the right, y up, 0.5 in both at rest. */
  readonly x: number
  readonly y: number
  /** How far away it is: 1 at rest, half of it shows things twice as far apart. */
  readonly ratio: number
}

/** What the picture shows first. */
export type Source =
  | { readonly kind: 'view'; readonly id: string }
  | { readonly kind: 'question'; readonly id: string; readonly given: { readonly [name: string]: string } }
  | { readonly kind: 'query'; readonly text: string }
  | { readonly kind: 'phrase'; readonly phrase: Phrase }
  /** Some of what a mark or line of a schema stands for. */
  | { readonly kind: 'sample'; readonly of: string; readonly most: number }

/**
 * What is left out, by kind; an empty list leaves nothing out. `credited` lists the ids of sources, and '' for claims that are
 * credited to nobody.
 */
export type Filters = { readonly [Kind in FilterKind]: readonly string[] }

/** What each kind of panel is about. */
export interface PanelParts {
  readonly overview: object
  /** What is known of what is selected. */
  readonly element: object
  /** The neighbours of a node, to choose from. */
  readonly neighbours: { readonly key: string }
  readonly filters: object
  /** A metric, by its name, of the graph or of what is drawn. */
  readonly measure: { readonly metric: string; readonly of: 'graph' | 'picture' }
  readonly document: { readonly id: string; readonly claim: string }
  readonly history: object
  /** What joins the row and the column of a cross table that these nodes head. */
  readonly cell: { readonly row: string; readonly column: string }
}

export type PanelKind = keyof PanelParts

export type Panel<Kind extends PanelKind = PanelKind> = {
  readonly [One in Kind]: { readonly kind: One } & PanelParts[One]
}[Kind]
