import type { IconNode } from 'lucide'
import type { Size } from '../drawing.ts'
import type { Point } from '../layout/spring.ts'
import type { Weight } from './inter-measure.ts'

/** What a still picture is made of: plain data, which `svgOf` writes and `paint` paints. Lengths are pixels, y runs down. */
export type Shape = Disc | Path | Plate | Icon | Words | Group

export interface Disc {
  readonly kind: 'disc'
  readonly x: number
  readonly y: number
  /** To the middle of the rim, where it has one. */
  readonly radius: number
  readonly fill: string
  readonly rim?: Stroke
}

export interface Stroke {
  readonly colour: string
  readonly width: number
  /** Lengths of dash, gap, ...; none for a solid line. */
  readonly dash: readonly number[]
}

/** A course in the notation of SVG, absolute: `M`, `L`, `C` and `Z`. */
export interface Path {
  readonly kind: 'path'
  readonly course: string
  readonly fill?: string
  readonly stroke?: Stroke
}

/** A rectangle with round corners. */
export interface Plate {
  readonly kind: 'plate'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly radius: number
  readonly fill: string
}

/** An icon around a point. */
export interface Icon {
  readonly kind: 'icon'
  readonly parts: IconNode
  readonly x: number
  readonly y: number
  /** Width and height. */
  readonly size: number
  /** Width of its lines. */
  readonly thick: number
  readonly colour: string
}

/** A line of text, its middle at `y`. */
export interface Words {
  readonly kind: 'words'
  readonly text: string
  readonly x: number
  readonly y: number
  readonly align: 'left' | 'center' | 'right'
  readonly size: number
  readonly weight: Weight
  readonly colour: string
  /** The colour of paper around each letter; none where it stands on nothing. */
  readonly halo?: string
  /** Between letters. */
  readonly spacing?: number
}

/** Shapes that stand for one thing, or for all of a kind. */
export interface Group {
  readonly kind: 'group'
  /** What it holds. */
  readonly of:
    | 'drawing'
    | 'ground'
    | 'land'
    | 'lines'
    | 'nodes'
    | 'names'
    | 'words'
    | 'titles'
    | 'line'
    | 'node'
    | 'name'
    | 'headline'
    | 'legend'
    | 'source'
  /** The key of the node or line that it stands for. */
  readonly key?: string
  /** What it is called, for whoever points at it or hears it. */
  readonly title?: string
  /** Further facts, by name: the type of a line, the sentences it stands on. */
  readonly facts?: { readonly [name: string]: string }
  /** By how much all of it is moved. */
  readonly shift?: Point
  /** Nothing of it is drawn beyond so much, from its own corner. */
  readonly clip?: Size
  /** 1 where nothing is said. */
  readonly opacity?: number
  /** There, and not drawn. */
  readonly hidden?: boolean
  readonly shapes: readonly Shape[]
}

/** A picture that stands still. */
export interface Still {
  readonly width: number
  readonly height: number
  readonly paper: string
  /** The BCP 47 language of its words. */
  readonly language: string
  readonly title: string
  readonly description: string
  readonly shapes: readonly Shape[]
}

/** From the middle of a line of text down to where its letters stand, as a share of the font's size. */
export const BASELINE = 0.3

/** The page's fonts. */
export const FONT_FAMILY = "'Inter Variable', Inter, system-ui, sans-serif"
