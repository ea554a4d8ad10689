import type { Description } from '../../../backend/index.ts'
import { Point } from '../../../model/point.ts'
import { labelOf } from '../../words/labels.ts'
import { sortedLines, sortedNodes } from '../marks.ts'
import { finiteOf } from '../number-properties.ts'
import type { Picture, PictureNode } from '../picture.ts'
import {
  countryByCode,
  countryByName,
  hasCountryName,
  countryNames,
  countryOfPlace,
  isCountryLabel,
  type CountryNames,
} from './countries.ts'
import type { LonLat } from './world.ts'

/** Where something is: in a country, by its three digits, or at a point. */
export type Spot =
  { readonly kind: 'country'; readonly digits: string } | { readonly kind: 'point'; readonly at: LonLat }

export interface Located {
  /** By key; what is not in it has no place. */
  readonly spots: ReadonlyMap<string, Spot>
  /** Keys of the nodes that are countries themselves. */
  readonly countries: ReadonlySet<string>
  /** Keys of nodes with a label of countries of which nobody knows which they are. */
  readonly unmatched: readonly string[]
}

const known = new WeakMap<Picture, { readonly description: Description; readonly located: Located }>()

/**
 * Where everything of a picture is: at its coordinates, in the country that it is or that it names, or where it leads to by a relationship
 * that says so. Where the ontology names none of those (`locates`), any relationship to a country does.
 *
 * Cost: linear in the picture; of the same picture it is found once.
 */
export function locate(picture: Picture, description: Description): Located {
  const before = known.get(picture)
  if (before?.description === description) return before.located
  const located = found(picture, description)
  known.set(picture, { description, located })
  return located
}

function found(picture: Picture, description: Description): Located {
  const names = countryNames(description.language)
  const nodes = sortedNodes(picture)
  const { countries, unmatched } = countriesIn(nodes, description, names)
  const spots = new Map<string, Spot>()
  for (const node of nodes) {
    const at = coordinatesOf(node)
    const digits = countries.get(node.key) ?? countryOfPlace(node, names)
    if (digits !== undefined && countries.has(node.key)) spots.set(node.key, { kind: 'country', digits })
    else if (at !== undefined) spots.set(node.key, { kind: 'point', at })
    else if (digits !== undefined) spots.set(node.key, { kind: 'country', digits })
  }
  const locating = new Set(description.types.flatMap(({ name, locates }) => (locates === true ? name : [])))
  const lines = sortedLines(picture)
  if (locating.size === 0)
    for (const { start, end } of lines) {
      const [from, to] = countries.has(end) ? [start, end] : [end, start]
      const spot = spots.get(to)
      if (countries.has(to) && !spots.has(from) && spot !== undefined) spots.set(from, spot)
    }
  // Step by step: what is in a place that is in a country is there, too.
  for (let grown = locating.size > 0; grown;) {
    grown = false
    for (const { type, start, end } of lines) {
      const spot = spots.get(end)
      if (!locating.has(type) || spot === undefined || spots.has(start) || unmatched.includes(start)) continue
      spots.set(start, spot)
      grown = true
    }
  }
  return { spots, countries: new Set(countries.keys()), unmatched }
}

/** The nodes that are countries. A name makes one only of a node whose label is called so, or of whose label most nodes have such names. */
function countriesIn(
  nodes: readonly PictureNode[],
  description: Description,
  names: CountryNames,
): { readonly countries: ReadonlyMap<string, string>; readonly unmatched: readonly string[] } {
  const countries = new Map<string, string>()
  const byLabel = new Map<string, { count: number; named: number; coded: number; nodes: PictureNode[] }>()
  for (const node of nodes) {
    const label = labelOf(node.labels, description).name
    const group = byLabel.get(label) ?? { count: 0, named: 0, coded: 0, nodes: [] }
    byLabel.set(label, group)
    group.count++
    group.nodes.push(node)
    const digits = countryByCode(node, names)
    if (digits !== undefined) {
      countries.set(node.key, digits)
      group.coded++
    } else if (hasCountryName(node, description, names)) group.named++
  }
  const unmatched: string[] = []
  for (const [label, { count, named, coded, nodes: all }] of byLabel) {
    if (coded === 0 && !isCountryLabel(label, description) && named < Math.max(3, count / 2)) continue
    for (const node of all) {
      if (countries.has(node.key)) continue
      const digits = countryByName(node, description, names)
      if (digits === undefined) unmatched.push(node.key)
      else countries.set(node.key, digits)
    }
  }
  return { countries, unmatched }
}

const LATITUDES = ['latitude', 'lat']
const LONGITUDES = ['longitude', 'long', 'lon', 'lng']

/** Where a node says that it is: by a geographic point, else by two numbers that can be degrees; undefined where it does not say. */
function coordinatesOf({ properties }: PictureNode): LonLat | undefined {
  for (const value of Object.values(properties))
    if (value instanceof Point && (value.srid === 4326 || value.srid === 4979)) return [value.x, value.y]
  const named = new Map(Object.entries(properties).map(([name, value]) => [name.toLowerCase(), value]))
  const first = (keys: readonly string[]): number | undefined =>
    keys.map((key) => finiteOf(named.get(key))).find((value) => value !== undefined)
  const [latitude, longitude] = [first(LATITUDES), first(LONGITUDES)]
  if (latitude === undefined || longitude === undefined) return undefined
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? [longitude, latitude] : undefined
}
