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
import type { Point } from '../spring.ts'
import { locate, type Located } from './locate.ts'
import { placesOn } from './places-on.ts'
import type { LonLat, World } from './world.ts'

const EDGE = 24
/** Of what stands in the margin: from one row to the next, and a mark with what is free next to the longest name. */
const [ROW, COLUMN] = [26, 40]
const TITLE = 24
/** A margin at the left takes at most this share of the width. */
const MOST_MARGIN = 0.26
const NARROW = 760
const LARGEST = 11
/** Marks on the map are this share of those elsewhere: they stand where things are, and there is no other room. */
const [SHARE, CROWDED_SHARE] = [0.75, 0.5]
/** More marks are a crowd. */
const CROWD = 60
const SMALLEST = 4
/** Arcs bulge by this share of their length; shorter ones are straight. */
const [BULGE, SHORT] = [0.14, 40]
/** More names are told as a number. */
const MOST_NAMED = 6

/**
 * The world: countries where they are, what is in them within their outline where it fits, what has coordinates at these, and in a margin what has no place.
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
  const isSomewhere = (key: string): boolean => {
    const spot = located.spots.get(key)
    return spot !== undefined && (spot.kind === 'point' || world.has(spot.digits))
  }
  const margin = marginOf(
    marks.filter(({ key }) => !isSomewhere(key)),
    size,
    measure,
    isNarrow,
  )
  const { room } = margin
  const onMap = marks.filter(({ key }) => isSomewhere(key))
  const share = onMap.length > CROWD ? CROWDED_SHARE : SHARE
  const placed = onMap.map((node) =>
    node.inside === '' ? { ...node, size: Math.max(node.size * share, SMALLEST) } : node,
  )
  const sizes = new Map(placed.map(({ key, size: own }) => [key, own]))
  const chart = world.chart(room, seenIn(placed, located))
  const places = placesOn(chart, placed, located, room)
  const all = new Map([...places, ...margin.places])
  const missing = [...located.countries].filter((key) => !isSomewhere(key)).concat(located.unmatched)
  const nodes = marksAt(picture, all, description, (key) => (margin.places.has(key) ? 'right' : 'below')).map(
    (node) =>
      margin.places.has(node.key) && node.inside === ''
        ? { ...node, size: Math.min(node.size, LARGEST) }
        : { ...node, size: sizes.get(node.key) ?? node.size },
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
