import type { ValueSource } from './value-source.ts'

/** How nodes and lines look beyond what the picture itself says, by label and by relationship type. */
export interface Appearance {
  /** By label; `*` is for nodes whose own label does not say. */
  readonly nodes: { readonly [label: string]: NodeAppearance }
  /** By relationship type; `*` is for lines whose own type does not say. */
  readonly lines: { readonly [type: string]: LineAppearance }
}

export type NodeAppearance = {
  readonly size?: SizeBy | undefined
  readonly colour?: ColourBy | undefined
  /** Name of a lucide icon. */
  readonly icon?: string | undefined
}

/** In a graph with claims, lines that are told by their weight, colour or head keep them, and all keep their dashes. */
export type LineAppearance = {
  readonly width?: SizeBy | undefined
  readonly colour?: ColourBy | undefined
  readonly dash?: Dash | undefined
}

export type SizeBy =
  /** A radius, or a width, in pixels. */
  | { readonly kind: 'fixed'; readonly size: number }
  /** The more, the larger: evenly, or in five steps with about as many in each. */
  | { readonly kind: 'ranking'; readonly by: ValueSource; readonly steps?: boolean | undefined }

export type ColourBy =
  | { readonly kind: 'fixed'; readonly colour: ColourName }
  /** A colour for each of the eight commonest values; all others share slate. */
  | { readonly kind: 'partition'; readonly by: ValueSource }
  /** From a light to a deep colour, or the other way round where the page is dark. */
  | { readonly kind: 'ranking'; readonly by: ValueSource; readonly steps?: boolean | undefined }

/** The colours of marks, in the order in which labels get them; they are told apart in light and dark. */
export const colourNames = [
  'blue',
  'orange',
  'green',
  'purple',
  'charcoal',
  'rose',
  'teal',
  'olive',
  'slate',
] as const

export type ColourName = (typeof colourNames)[number]

export const dashes = ['solid', 'dashed', 'dotted'] as const

export type Dash = (typeof dashes)[number]

/** The name under which stands what is for all labels, or types. */
export const ALL = '*'

/** In pixels: the least and the greatest that can be asked for. */
export const RADIUS = { least: 3, most: 30 } as const
export const WIDTH = { least: 0.5, most: 12 } as const

export const noAppearance: Appearance = { nodes: {}, lines: {} }
