import type { Size } from '../drawing.ts'
import type { Point } from './spring.ts'
import { append } from '../../model/append.ts'

/** Nothing enters nearer than this to what stands already. */
const CLEAR = 40
const TURN = 0.9
const TRIES = 80

/**
 * Places for keys that have none: around the first neighbour that has one, where it is free; what hangs on nothing that
 * stands takes the first free spot of the canvas. What stands already does not move. Cost: keys times places.
 */
export function placeBeside(
  keys: readonly string[],
  lines: readonly { readonly start: string; readonly end: string }[],
  before: ReadonlyMap<string, Point>,
  size: Size,
): ReadonlyMap<string, Point> {
  const places = new Map<string, Point>(before)
  const neighbours = new Map<string, string[]>()
  for (const { start, end } of lines) {
    append(neighbours, start, end)
    append(neighbours, end, start)
  }
  let waiting = keys.filter((key) => !places.has(key))
  while (waiting.length > 0) {
    const hosts = new Map(
      waiting.flatMap((key) => {
        const host = (neighbours.get(key) ?? []).find((other) => places.has(other))
        return host === undefined ? [] : [[key, host] as const]
      }),
    )
    for (const [key, host] of hosts) places.set(key, freeAround(places.get(host) ?? { x: 0, y: 0 }, places))
    if (hosts.size === 0) places.set(waiting[0], freeSpot(places, size))
    waiting = waiting.filter((key) => !places.has(key))
  }
  return places
}

/** The nearest free place on a spiral around a point. */
function freeAround({ x, y }: Point, places: ReadonlyMap<string, Point>): Point {
  let place = { x, y }
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const angle = -Math.PI / 2 + attempt * TURN
    const radius = 64 + 6 * attempt
    place = { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) }
    if (isFree(place, places)) return place
  }
  return place
}

/** The first free place of the canvas, row by row; below it where it is full. */
function freeSpot(places: ReadonlyMap<string, Point>, { width }: Size): Point {
  for (let y = CLEAR; ; y += CLEAR)
    for (let x = 2 * CLEAR; x < Math.max(width - CLEAR, 3 * CLEAR); x += 2 * CLEAR)
      if (isFree({ x, y }, places)) return { x, y }
}

function isFree({ x, y }: Point, places: ReadonlyMap<string, Point>): boolean {
  for (const place of places.values()) if (Math.hypot(place.x - x, place.y - y) < CLEAR) return false
  return true
}
