import type { Dash } from '../model/appearance.ts'

/**
 * What is on the canvas, as plain data: layouts make it, the renderer shows it, the list for the keyboard mirrors it and
 * tests measure it. Lengths are CSS pixels at zoom 1, x to the right and y down, from the canvas' upper left corner.
 */
export interface Drawing {
  readonly nodes: readonly DrawnNode[]
  readonly lines: readonly DrawnLine[]
  /** Words on the canvas that belong to no element: titles of columns, of the grid of unconnected nodes. */
  readonly titles: readonly DrawnTitle[]
  /** What lies below all of it: a map. */
  readonly ground?: Ground | undefined
}

/** The outlines of countries below a drawing. */
export interface Ground {
  readonly lands: readonly Land[]
  /** Nothing of them is drawn beyond it. */
  readonly frame: {
    readonly left: number
    readonly top: number
    readonly right: number
    readonly bottom: number
  }
  /** Who made the outlines, to be told beside them. */
  readonly credit: string
}

/** A country. */
export interface Land {
  readonly name: string
  /** It is in the picture, or something of the picture is in it. */
  readonly met: boolean
  /** `x, y, x, y, ...` of each of its parts. */
  readonly rings: readonly (readonly number[])[]
}

/** How firmly something stands; the style of a line. Never told by colour alone. */
export type Standing =
  | 'fact' // solid
  | 'capability' // dash-dot
  | 'begun' // long dash
  | 'planned' // short dash
  | 'forecast' // dots
  | 'assessment' // thin, open arrow
  | 'reference' // thin and grey
  | 'evidence' // thin and grey, open arrow: what a claim is made of
  | 'claim' // thin, no arrow head: a claim without a relationship
  | 'imported' // long dots: of a file, and no claim says so
  | 'plain' // solid: of a graph without claims, in which nothing stands on anything
  | 'open' // thin and grey, no arrow head: nothing is named, or shown, where it would lead

export interface DrawnNode {
  /** The element it stands for, or `open:<column>` for a hollow end. */
  readonly key: string
  readonly x: number
  readonly y: number
  /** Radius. */
  readonly size: number
  /** Which of the eight label colours, from 0; 8 is slate, for all further ones; 9 is that of what has no value. */
  readonly colour: number
  /** A colour of its own, `#rrggbb`, in place of that of its label. */
  readonly ink?: string | undefined
  /** Where on the ramp its colour is, from 0 to 1, in place of any other. */
  readonly shade?: number | undefined
  /** Name of the label it is drawn by, and of the icon of that label. */
  readonly label: string
  readonly icon: string
  /** A set whose members are not named, or an end that is not stated. */
  readonly hollow: boolean
  /** Text inside the circle: a count. */
  readonly inside: string
  readonly caption: string
  /** A second, smaller line; '' where there is none. */
  readonly note: string
  /** On which side of the circle the label stands. */
  readonly side: 'left' | 'right' | 'below'
  /** Heavier label: a group or a place in columns. */
  readonly strong: boolean
  /** Among the most connected of a layout by forces: its name is drawn at rest even where lines run through it. */
  readonly hub?: boolean | undefined
  /** How many nodes it stands for, where it is a community. */
  readonly members?: number | undefined
  /** Neighbours that are not drawn yet; 0 shows no badge. */
  readonly more: number
}

export interface DrawnLine {
  readonly key: string
  /** Keys of drawn nodes. */
  readonly start: string
  readonly end: string
  readonly standing: Standing
  /** 0 is straight; otherwise the bulge as a share of the line's length, positive to the left of its direction. */
  readonly curve: number
  /** Leaves and enters level, as lines between columns do; `curve` then moves its middle up or down. */
  readonly flow: boolean
  /** How far to the right of its start's middle it begins, where that is beyond the label; it moves with its start. */
  readonly beyond?: number | undefined
  /** Words for it: `builds · begun`. */
  readonly caption: string
  /** It reads the same from both ends, and has no head. */
  readonly symmetric: boolean
  /** Whether its words stand on it where there is room; else they do while it is pointed at. */
  readonly worded: boolean
  /** It stands for the relationships between two communities; its words are their number. */
  readonly between?: boolean | undefined
  /** Drawn only while it is lit: one of so many that they would hide what is below them. */
  readonly quiet?: boolean | undefined
  /** In place of those of its standing: its width, its colour, as of a node, and its dashes. */
  readonly width?: number | undefined
  readonly colour?: number | undefined
  readonly shade?: number | undefined
  readonly dash?: Dash | undefined
}

export interface DrawnTitle {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly align: 'left' | 'center'
}

/** Of the canvas, in CSS pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** Whether a node is drawn. */
export function isDrawn({ nodes }: Drawing, key: string): boolean {
  return nodes.some((node) => node.key === key)
}

/** More nodes or lines than this nobody can read: they are drawn where the reader asks for it. */
export const MOST_NODES = 2_500
export const MOST_LINES = 20_000

/** More than this is not drawn. */
export const MOST_DRAWN = { nodes: 100_000, lines: 300_000 } as const

/** Whether so much is more than can be read. */
export function isMany(nodes: number, lines: number): boolean {
  return nodes > MOST_NODES || lines > MOST_LINES
}

/** Whether so much can be drawn, read or not. */
export function canBeDrawn(nodes: number, lines: number): boolean {
  return nodes <= MOST_DRAWN.nodes && lines <= MOST_DRAWN.lines
}
