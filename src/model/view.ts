import type { PropertyFilter } from './property-filter.ts'
import type { LineAppearance, NodeAppearance } from './appearance.ts'

/**
 * A named view: a picture that answers something. Everything in it is asked of the graph in Cypher, so that a view knows
 * no subject of its own.
 */
export interface View {
  /** The name of its file, and what a link holds. */
  readonly id: string
  /** The words on its tab. */
  readonly title: string
  /** What the view answers, in plain words. */
  readonly question: string
  /** Cypher with one record, `text`: the sentence above the picture. It is asked of what is shown, and of nothing else. */
  readonly sentence?: string | undefined
  /** Cypher with one record, `text`, asked of the whole graph: what the picture was taken from. */
  readonly basis?: string | undefined
  /** Cypher whose nodes, relationships and paths are drawn. */
  readonly picture: string
  /** Hierarchies along which a part is drawn as its whole, where the picture returns the relationship between them. */
  readonly fold: readonly string[]
  /** Cypher with the columns `nodes` and `relationships`: of how many the picture shows a part. */
  readonly whole?: string | undefined
  readonly layout: ViewLayout
  /** What is listed beside the picture while nothing is selected. */
  readonly aside?: ViewAside | undefined
  /** Ids of canned queries offered below the picture. */
  readonly questions: readonly string[]
  /** How a reader has left the picture; it is opened so. */
  readonly state?: ViewState | undefined
}

/** A picture as a reader has left it, in the words of a link; what it does not say is as the view itself has it. */
export interface ViewState {
  /** The version of these words. */
  readonly v: 1
  /** The first 12 digits of the hash of the graph of which it was made. */
  readonly graph?: string | undefined
  /** Keys of nodes and lines. */
  readonly selected?: readonly string[] | undefined
  /** Keys of nodes whose neighbours are drawn. */
  readonly expanded?: readonly string[] | undefined
  /** Keys of nodes that are drawn besides. */
  readonly added?: readonly string[] | undefined
  /** Searches for paths, whose paths are drawn. */
  readonly paths?: readonly string[] | undefined
  /** Hierarchies that are folded otherwise than the view says: `+unit` is folded, `-unit` is not, nor is `-unit:acme` into the node acme. */
  readonly folding?: readonly string[] | undefined
  /** Keys of nodes that are taken away. */
  readonly removed?: readonly string[] | undefined
  /** Keys of the nodes that alone are kept of what the picture's Cypher returns. */
  readonly only?: readonly string[] | undefined
  /** Labels that are hidden by default and are drawn. */
  readonly revealed?: readonly string[] | undefined
  /** Nodes by key, and where they stand in pixels of the drawing. */
  readonly moved?: readonly { readonly key: string; readonly x: number; readonly y: number }[] | undefined
  /** Whether all relationships among what is drawn are drawn. */
  readonly connected?: boolean | undefined
  /** Whether claims without a relationship are drawn. */
  readonly allClaims?: boolean | undefined
  /** That all is drawn where it is more than can be read, or communities in its place. */
  readonly many?: 'all' | 'communities' | undefined
  /** The communities that are opened, each inside the one before: the key of a member of each. */
  readonly within?: readonly string[] | undefined
  /** What is left out, by kind. */
  readonly without?: { readonly [Kind in FilterKind]?: readonly string[] | undefined } | undefined
  /** What is kept by properties. */
  readonly where?: readonly PropertyFilter[] | undefined
  /** Whether what filters leave without a relationship is left out too. */
  readonly dropLoose?: boolean | undefined
  /** By label, the property that its nodes are called by. */
  readonly captions?: { readonly [label: string]: string } | undefined
  /** How nodes and lines look. */
  readonly appearance?:
    | {
        readonly nodes?: { readonly [label: string]: NodeAppearance } | undefined
        readonly lines?: { readonly [type: string]: LineAppearance } | undefined
      }
    | undefined
  /** The middle of what is in sight, in shares of the canvas, and how far away it is. */
  readonly camera?: { readonly x: number; readonly y: number; readonly ratio: number } | undefined
  /** Id of the document that is read. */
  readonly document?: string | undefined
  /** Id of the claim that is read in it. */
  readonly claim?: string | undefined
  /** The metric that is read, of the graph, or of what is drawn: `pageRank`, `degree picture`. */
  readonly measure?: string | undefined
  readonly panel?: 'filters' | 'history' | undefined
  /** What stands in the rows and columns of a cross table, which is shown then. */
  readonly cross?: { readonly rows: string; readonly columns: string } | undefined
  /** Keys of the nodes at the head of the row and column of the cell that is read. */
  readonly cell?: { readonly row: string; readonly column: string } | undefined
  /** How it is laid out, where that is not as the view has it. */
  readonly layout?:
    | {
        readonly kind: LayoutKind
        /** Of rings: the property whose numbers decide; without it the number of lines does. */
        readonly by?: string | undefined
      }
    | undefined
}

/** A layout as a reader has chosen it. */
export type ChosenLayout = NonNullable<ViewState['layout']>

/** By what a picture is filtered, in the order in which links and files say it. */
export const filterKinds = ['label', 'type', 'modality', 'status', 'credited', 'layer'] as const

export type FilterKind = (typeof filterKinds)[number]

/** Layouts that a reader can choose, in the order in which they are offered. */
export const layoutKinds = [
  'columns',
  'placed',
  'force',
  'layered',
  'circular',
  'concentric',
  'grid',
  'map',
] as const

export type LayoutKind = (typeof layoutKinds)[number]

export type ViewLayout =
  | { readonly kind: 'force' }
  /** Who acts on whom, from left to right. */
  | { readonly kind: 'layered' }
  /** Round one ellipse, label by label. */
  | { readonly kind: 'circular' }
  /** Rings, the greatest numbers in the middle: of lines, or of a property. */
  | { readonly kind: 'concentric'; readonly by?: string | undefined }
  /** In rows, by label and name. */
  | { readonly kind: 'grid' }
  /** Where in the world something is. */
  | { readonly kind: 'map' }
  /** Nodes stand at their properties `x` and `y` (which runs up), in their `size` and `color`, as a file had them. */
  | { readonly kind: 'placed' }
  | { readonly kind: 'columns'; readonly columns: readonly ViewColumn[] }
  /** A mark is a label, a line a relationship type between two labels, whatever the picture's Cypher returns. */
  | { readonly kind: 'schema' }

/** A column of nodes, from top to bottom. */
export interface ViewColumn {
  readonly title: string
  /** Nodes with one of these labels stand here. */
  readonly labels: readonly string[]
  /** Relationships of these types are drawn as a point here, between their start and what follows. */
  readonly types: readonly string[]
  /** Caption of the hollow node at which lines end that reach nothing in this column. */
  readonly open?: string | undefined
  /** What stands beside a node of this column that no line leaves. */
  readonly alone?: string | undefined
  /** A node's size and number: how many nodes of the column with this title lead to it, in words of one and of many. */
  readonly size?: { readonly column: string; readonly one: string; readonly many: string } | undefined
}

/** Cypher with the columns `amount`, `name`, `note` and `modality`, and perhaps `comparator`, `unit` and `claim`. */
export interface ViewAside {
  readonly title: string
  readonly query: string
}
