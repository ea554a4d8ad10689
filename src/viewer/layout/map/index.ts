import type { Description } from '../../../backend/index.ts'
import { append } from '../../../model/append.ts'
import { greatestOf } from '../../../model/extremes.ts'
import type { DrawnLine, DrawnNode, DrawnTitle, Drawing, Size } from '../../drawing.ts'
import { gridOf } from '../grid.ts'
import type { Box } from '../label-boxes.ts'
import { linesOf, marksAt, sortedLines } from '../marks.ts'
import type { Measure } from '../measure.ts'
import { spreadParallel } from '../parallel.ts'
import type { Picture } from '../picture.ts'
import { separate } from '../separate.ts'
import type { Point } from '../spring.ts'
import { locate, type Located } from './locate.ts'
import type { Chart, LonLat, World } from './world.ts'

const EDGE = 24
/** Of what stands in the margin: from one row to the next, and a mark with what is free next to the longest name. */
const [ROW, COLUMN] = [26, 40]
const TITLE = 24
/** A margin at the left takes at most this share of the width. */
const MOST_MARGIN = 0.26
const NARROW = 760
const LARGEST = 11
/** How far from the middle of a country the first of what is there stands. */
const FIRST = 22
/** What is free between two marks. */
const FREE = 4
/** Arcs bulge by this share of their length; shorter ones are straight. */
const [BULGE, SHORT] = [0.14, 40]
/** More names are told as a number. */
const MOST_NAMED = 6

/**
 * The world: countries where they are, what is in them around their middle, what has coordinates at these, and in a margin what has no place.
 * Lines across it are arcs that rise towards the north.
 */
export function layOutMap(
  picture: Picture,
  description: Description,
  size: Size,
  measure: Measure,
  world: World,
): Drawing {
  const located = locate(picture, description)
  const relationships = sortedLines(picture)
  const marks = marksAt(picture, new Map(), description)
  const isNarrow = size.width < NARROW
  // What the atlas does not have stands in the margin, and the margin decides how much room the chart has.
  const everywhere = world.chart({ left: 0, top: 0, right: 1_000, bottom: 500 }, [])
  const isSomewhere = (key: string): boolean => {
    const spot = located.spots.get(key)
    return (
      spot !== undefined &&
      (spot.kind === 'country' ? everywhere.middleOf(spot.digits) : everywhere.at(spot.at)) !== undefined
    )
  }
  const margin = marginOf(
    marks.filter(({ key }) => !isSomewhere(key)),
    size,
    measure,
    isNarrow,
  )
  const { room } = margin
  const placed = marks.filter(({ key }) => isSomewhere(key))
  const chart = world.chart(room, seenIn(placed, located))
  const places = placesOn(chart, placed, located, room)
  const all = new Map([...places, ...margin.places])
  const missing = [...located.countries].filter((key) => !isSomewhere(key)).concat(located.unmatched)
  const nodes = marksAt(picture, all, description, (key) => (margin.places.has(key) ? 'right' : 'below')).map(
    (node) =>
      margin.places.has(node.key) && node.inside === ''
        ? { ...node, size: Math.min(node.size, LARGEST) }
        : node,
  )
  const inMargin = new Map(nodes.filter(({ key }) => margin.places.has(key)).map((node) => [node.key, node]))
  const straight = linesOf(relationships, description, false)
  const lines = spreadParallel(straight.map((line) => arched(line, all))).map((line) =>
    leaving(line, inMargin, margin, measure),
  )
  const hint: readonly DrawnTitle[] = lines.some(({ quiet }) => quiet === true)
    ? [{ text: 'Select one to see its lines', x: EDGE, y: margin.bottom + TITLE / 2, align: 'left' }]
    : []
  return {
    nodes,
    lines,
    titles: [...margin.titles, ...hint, ...missingTitle(missing, nodes, room)],
    ground: { lands: chart.lands(metIn(located)), frame: room, credit: CREDIT },
  }
}

/** Where the outlines come from, and what they say of borders. */
export const CREDIT = 'Made with Natural Earth; borders as it draws them, by who controls a place'

function seenIn(placed: readonly DrawnNode[], { spots }: Located): readonly (LonLat | string)[] {
  const seen: (LonLat | string)[] = []
  for (const { key } of placed) {
    const spot = spots.get(key)
    if (spot !== undefined) seen.push(spot.kind === 'country' ? spot.digits : spot.at)
  }
  return seen
}

/** Countries that are in the picture, or in which something of it is. */
function metIn({ spots }: Located): ReadonlySet<string> {
  return new Set([...spots.values()].flatMap((spot) => (spot.kind === 'country' ? spot.digits : [])))
}

/** Where marks come to stand on a chart: none over another, as far as there is room. */
function placesOn(
  chart: Chart,
  placed: readonly DrawnNode[],
  { spots, countries }: Located,
  room: Box,
): ReadonlyMap<string, Point> {
  const within = new Map<string, number>()
  const points = placed.map(({ key }): Point => {
    const spot = spots.get(key)
    const point = spot?.kind === 'point' ? chart.at(spot.at) : undefined
    if (point !== undefined) return point
    const digits = spot?.kind === 'country' ? spot.digits : ''
    const middle = chart.middleOf(digits) ?? { x: room.left, y: room.top }
    if (countries.has(key)) return middle
    const number = within.get(digits) ?? 0
    within.set(digits, number + 1)
    // As seeds in a sunflower: however many there are, they fill a disc.
    const [angle, away] = [number * GOLDEN - Math.PI / 2, FIRST * Math.sqrt(number + 1)]
    return { x: middle.x + away * Math.cos(angle), y: middle.y + away * Math.sin(angle) }
  })
  const xs = Float64Array.from(points, ({ x }) => x - room.left)
  const ys = Float64Array.from(points, ({ y }) => y - room.top)
  const radii = Float64Array.from(placed, ({ size }) => size + FREE / 2)
  separate({ xs, ys }, radii, { width: room.right - room.left, height: room.bottom - room.top })
  return new Map(placed.map(({ key }, at) => [key, { x: room.left + xs[at], y: room.top + ys[at] }]))
}

const GOLDEN = Math.PI * (3 - Math.sqrt(5))

/** What has no place, and the room that is left for the chart. */
interface Margin {
  readonly places: ReadonlyMap<string, Point>
  readonly titles: readonly DrawnTitle[]
  readonly room: Box
  /** Whether it is a list at the left. */
  readonly isList: boolean
  /** Where it ends. */
  readonly bottom: number
}

/** A list at the left where there is room for it, else rows below. */
function marginOf(marks: readonly DrawnNode[], size: Size, measure: Measure, isNarrow: boolean): Margin {
  const whole = { left: EDGE, top: EDGE, right: size.width - EDGE, bottom: size.height - 2 * EDGE }
  if (marks.length === 0) return { places: new Map(), titles: [], room: whole, isList: true, bottom: 0 }
  const groups = new Map<string, DrawnNode[]>()
  for (const mark of marks) append(groups, mark.label, mark)
  const sorted = [...groups]
    .sort(([one, a], [other, b]) => b.length - a.length || (one < other ? -1 : 1))
    .flatMap(([, group]) => group)
  const text = `No place is known: ${marks.length}`
  const names = sorted.map(({ caption }) => caption)
  const wide =
    greatestOf(
      names.map((name) => measure(name, 'caption')),
      measure(text.toUpperCase(), 'note'),
    ) + COLUMN
  const high = sorted.length * ROW + TITLE
  if (!isNarrow && wide <= size.width * MOST_MARGIN && high <= size.height - 2 * EDGE) {
    const top = EDGE + (size.height - 3 * EDGE - high) / 2
    return {
      places: new Map(
        sorted.map(({ key }, at) => [key, { x: EDGE + LARGEST, y: top + TITLE + ROW * (at + 0.5) }]),
      ),
      titles: [{ text, x: EDGE, y: top, align: 'left' }],
      room: { ...whole, left: EDGE + wide },
      isList: true,
      bottom: top + high,
    }
  }
  const { places, height } = gridOf(names, { width: size.width - 2 * EDGE, row: ROW, apart: COLUMN }, measure)
  // On a phone the world is as wide as the canvas and half as high; the rows go on below it.
  const bottom = Math.max(
    size.height - height - TITLE - 2 * EDGE,
    isNarrow ? Math.min(size.height * 0.6, size.width * 0.8) : size.height * 0.6,
  )
  const top = bottom + EDGE
  return {
    places: new Map(
      sorted.map(({ key }, at) => [key, { x: EDGE + LARGEST + places[at].x, y: top + TITLE + places[at].y }]),
    ),
    titles: [{ text, x: EDGE, y: top, align: 'left' }],
    room: { ...whole, bottom },
    isList: false,
    bottom: top + TITLE + height,
  }
}

/** Names what is called a country and is on no map. */
function missingTitle(
  keys: readonly string[],
  nodes: readonly DrawnNode[],
  room: Box,
): readonly DrawnTitle[] {
  if (keys.length === 0) return []
  const names = nodes.filter(({ key }) => keys.includes(key)).map(({ caption }) => caption)
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : ''
  const text = `Not on the map: ${names.slice(0, MOST_NAMED).join(', ')}${more}`
  return [{ text, x: room.left, y: room.top - EDGE / 2, align: 'left' }]
}

/**
 * A line that begins or ends in the margin: from a list it begins beyond the name. Where it would run through other names it is drawn while
 * it is lit.
 */
function leaving(
  line: DrawnLine,
  inMargin: ReadonlyMap<string, DrawnNode>,
  { isList }: Margin,
  measure: Measure,
): DrawnLine {
  const [start, end] = [inMargin.get(line.start), inMargin.get(line.end)]
  if (start === undefined && end === undefined) return line
  if (start === undefined || end !== undefined || !isList) return { ...line, quiet: true }
  const name = measure(start.caption, start.strong ? 'strong' : 'caption')
  return { ...line, beyond: start.size + NAME_GAP + name }
}

/** Between a mark and its name, and between the name and a line. */
const NAME_GAP = 12

function arched(line: DrawnLine, places: ReadonlyMap<string, Point>): DrawnLine {
  const [start, end] = [places.get(line.start), places.get(line.end)]
  if (start === undefined || end === undefined) return line
  const [dx, dy] = [end.x - start.x, end.y - start.y]
  if (Math.hypot(dx, dy) < SHORT) return line
  return { ...line, curve: (dx >= 0 ? 1 : -1) * BULGE }
}
