import { describe, expect, test } from 'vitest'
import { plainDescription } from '../../../src/backend/description.ts'
import type { Drawing } from '../../../src/viewer/drawing.ts'
import { layOut } from '../../../src/viewer/layout/index.ts'
import { layouts } from '../../../src/viewer/layout/layouts/index.ts'
import { countryCodes } from '../../../src/viewer/layout/map/country-codes.ts'
import { countryNames } from '../../../src/viewer/layout/map/countries.ts'
import { locate } from '../../../src/viewer/layout/map/locate.ts'
import { isWithin } from '../../../src/viewer/layout/map/rings.ts'
import { loadWorld } from '../../../src/viewer/layout/map/load-world.ts'
import { pictureOf } from '../../../src/viewer/layout/picture.ts'
import { graph } from '../../helpers/graph.ts'
import { openBundledGraph } from '../bundled.ts'

const world = await loadWorld()
const size = { width: 1080, height: 620 }

function pictureIn(script: string) {
  const database = graph(script)
  return {
    picture: pictureOf(database.query('MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r').records.flat()),
    description: plainDescription(database.schema()),
  }
}

/** Keys and the digits, or degrees, of where they are. */
function placesIn(script: string): { readonly [key: string]: unknown } {
  const { picture, description } = pictureIn(script)
  const { spots } = locate(picture, description)
  return Object.fromEntries(
    [...spots].map(([key, spot]) => [key, spot.kind === 'country' ? spot.digits : spot.at]),
  )
}

function mapOf(script: string, on = size): Drawing {
  const { picture, description } = pictureIn(script)
  return layOut(picture, undefined, description, on, { chosen: { kind: 'map' }, world })
}

describe('a country', () => {
  const { byCode, byName } = countryNames('de')

  test.each([
    ['SG', '702'],
    ['sgp', '702'],
    ['702', '702'],
    ['004', '004'],
    ['4', undefined],
    ['XX', undefined],
  ])('of the code %s has the digits %s', (code, digits) => expect(byCode(code)).toBe(digits))

  test.each([
    ['Singapore', '702'],
    ["Cote d'Ivoire", '384'],
    ['Ivory Coast', '384'],
    ['DR Congo', '180'],
    ['Congo', '178'],
    ['The Gambia', '270'],
    ['St Lucia', '662'],
    ['Türkei', '792'],
    ['Turkey', '792'],
    ['Viet Nam', '704'],
    ['Africa', undefined],
    ['', undefined],
  ])('called %s has the digits %s', (name, digits) => expect(byName(name)).toBe(digits))

  test('has three codes, each its own', () => {
    expect(countryCodes).toHaveLength(249)
    for (const part of ['two', 'three', 'digits'] as const)
      expect(new Set(countryCodes.map((codes) => codes[part])).size).toBe(249)
  })
})

test('a node is where its coordinates, its country or what it hangs on say, and nowhere else', () => {
  expect(
    placesIn(`(:Country {id: 'sg', name: 'Singapore'})<-[:IN]-(:Site {id: 'site'}), (:Land {id: 'ke', iso3: 'KEN'}),
      (:City {id: 'city', lat: 1.5, lon: 103.75}), (:Port {id: 'port', country: 'Egypt'}), (:Team {id: 'chad', name: 'Chad'}),
      (:Pole {id: 'wrong', lat: 95, lon: 3})`),
  ).toEqual({ sg: '702', site: '702', ke: '404', city: [103.75, 1.5], port: '818' })
})

test('is known by the number of its code, and no other number or short text makes a country of a thing', () => {
  expect(
    placesIn(`(:Land {id: 'al', iso_numeric: 8}), (:Firm {id: 'phone', countryCode: 44}), (:Firm {id: 'foreign', nation: 8}),
      (:State {id: 'ca', name: 'California', code: 'CA'}), (:State {id: 'de', name: 'Delaware', code: 'DE'}),
      (:Language {id: 'ar', name: 'Arabic', code: 'ar'}), (:Language {id: 'german', name: 'German', code: 'de'}),
      (:Language {id: 'fr', name: 'French', code: 'fr'}), (:Language {id: 'es', name: 'Spanish', code: 'es'})`),
  ).toEqual({ al: '008' })
})

test('the ontology says which relationships tell where something is, and these lead on from place to place', async () => {
  const { ask, description } = openBundledGraph()
  const view = description.views.find(({ id }) => id === 'overview')
  const picture = pictureOf((await ask(view?.picture ?? '')).flat())
  const { spots, unmatched } = locate(picture, description)
  expect(spots.get('fac:alibaba-dc-nairobi')).toEqual(spots.get('place:KE'))
  expect(spots.has('org:huawei')).toBe(false)
  expect(spots.has('place:SG')).toBe(true)
  expect(unmatched).toEqual([])
  const { ground, nodes } = layOut(picture, view, description, size, { chosen: { kind: 'map' }, world })
  const met = ground?.lands.filter((land) => land.met).map(({ name }) => name)
  expect(met).toContain('Singapore')
  expect(met).toHaveLength(7)
  // Kenya is west of Singapore, and Egypt north of Kenya.
  const at = (key: string) => nodes.find((node) => node.key === key) ?? { x: NaN, y: NaN }
  expect(at('place:KE').x).toBeLessThan(at('place:SG').x)
  expect(at('place:EG').y).toBeLessThan(at('place:KE').y)
})

test('what is on no map is named, and what has no place stands in a margin with their number', () => {
  const { titles, nodes } = mapOf(
    `(:Country {id: 'fr', name: 'France'}), (:Country {id: 'at', name: 'Atlantis'}), (:Firm {id: 'firm', name: 'Firm'})`,
  )
  expect(titles.map(({ text }) => text)).toEqual(['No place is known: 2', 'Not on the map: Atlantis'])
  expect(nodes.map(({ key, side }) => [key, side])).toEqual([
    ['at', 'right'],
    ['firm', 'right'],
    ['fr', 'below'],
  ])
})

describe('where a mark stands', () => {
  const nodesOf = (script: string) => new Map(mapOf(script).nodes.map((node) => [node.key, node]))

  test('what has coordinates stands within a few pixels of them, however many there are', () => {
    // 300 places of one country beside one far away, which makes the map as wide as the world.
    const far = `(:Port {id: 'far', lat: -34, lon: 18.4}), (:Port {id: 'other', lat: 40, lon: 140}), (:Port {id: 'alone', lat: 48.7, lon: 2.4})`
    const near = Array.from(
      { length: 300 },
      (_, at) =>
        `(:Port {id: 'p${at}', lat: ${44 + (at % 20) * 0.1}, lon: ${2 + Math.floor(at / 20) * 0.2}})`,
    )
    const alone = nodesOf(far)
    const crowd = nodesOf([far, ...near].join(', '))
    for (const key of ['far', 'other', 'alone']) {
      const [before, after] = [alone.get(key), crowd.get(key)]
      expect(Math.abs((before?.x ?? NaN) - (after?.x ?? NaN))).toBeLessThanOrEqual(6.01)
      expect(Math.abs((before?.y ?? NaN) - (after?.y ?? NaN))).toBeLessThanOrEqual(6.01)
    }
    // None is where another country is: all are within what they span, and a few pixels.
    const xs = [...crowd].filter(([key]) => key.startsWith('p')).map(([, { x }]) => x)
    expect(Math.max(...xs) - Math.min(...xs)).toBeLessThan(30)
    expect(crowd.get('far')?.size).toBeLessThan(alone.get('far')?.size ?? 0)
  })

  test('what is in a country stands within its outline where it fits', () => {
    const sites = Array.from({ length: 12 }, (_, at) => `(:Site {id: 's${at}', country: 'Brazil'})`)
    const { nodes, ground } = mapOf(
      [
        `(:Country {id: 'br', name: 'Brazil'}), (:Country {name: 'Japan'}), (:Country {name: 'Norway'})`,
        ...sites,
      ].join(', '),
    )
    const ring = ground?.lands.find(({ name }) => name === 'Brazil')?.rings[0] ?? []
    for (const node of nodes.filter(({ key }) => key === 'br' || key.startsWith('s')))
      expect(isWithin(ring, node), node.key).toBe(true)
  })

  test('where it does not fit it stands near, however many there are', () => {
    const sites = Array.from({ length: 80 }, (_, at) => `(:Site {id: 's${at}', country: 'Singapore'})`)
    const nodes = nodesOf(
      [`(:Country {id: 'sg', name: 'Singapore'}), (:Country {name: 'Japan'})`, ...sites].join(', '),
    )
    const middle = nodes.get('sg') ?? { x: NaN, y: NaN }
    const away = [...nodes.values()]
      .filter(({ key }) => key.startsWith('s'))
      .map(({ x, y }) => Math.hypot(x - middle.x, y - middle.y))
    expect(Math.max(...away)).toBeLessThan(42)
  })

  test('a country is where its capital is, and within its outline', () => {
    const { nodes, ground } = mapOf(
      ['Malaysia', 'Vietnam', 'Croatia', 'Norway', 'Indonesia', 'New Zealand', 'Thailand', 'Chile']
        .map((name) => `(:Country {id: '${name}', name: '${name}'})`)
        .join(', '),
    )
    for (const { key, x, y } of nodes) {
      const land = ground?.lands.find(({ name }) => name === key)
      expect(isWithin(land?.rings[0] ?? [], { x, y }), key).toBe(true)
    }
    const at = (key: string) => nodes.find((node) => node.key === key)?.x ?? NaN
    // The peninsula is south of Thailand, not beyond Vietnam.
    expect(at('Malaysia')).toBeLessThan(at('Vietnam'))
  })
})

test('an arc rises to the north, whichever way it runs', () => {
  const { lines, nodes } = mapOf(
    `(a:Country {id: 'a', name: 'France'})-[:R]->(b:Country {id: 'b', name: 'India'}), (b)-[:S]->(c:Country {id: 'c', name: 'Spain'})`,
  )
  const x = new Map(nodes.map((node) => [node.key, node.x]))
  for (const { start, end, curve } of lines)
    expect(Math.sign(curve)).toBe(Math.sign((x.get(end) ?? 0) - (x.get(start) ?? 0)))
})

test('the ground lies within its frame, beside the margin, also on a phone, and says who made it', () => {
  for (const on of [size, { width: 390, height: 500 }]) {
    const { ground, nodes } = mapOf(
      `(:Country {name: 'Kenya'})<-[:IN]-(:Site {id: 's'}), (:Firm {name: 'Firm'})`,
      on,
    )
    const { left = 0, right = 0, top = 0, bottom = 0 } = ground?.frame ?? {}
    expect(right).toBeLessThanOrEqual(on.width)
    for (const { x, y, side } of nodes)
      expect(x >= left && x <= right && y >= top && y <= bottom).toBe(side === 'below')
    expect(ground?.credit).toMatch(/Natural Earth/)
  }
})

test('a map suits what has a place, and says why where nothing has', () => {
  const { unsuited } = layouts.map
  const of = (script: string) => unsuited({ ...pictureIn(script), view: undefined })
  expect(of(`(:Country {name: 'Kenya'})`)).toBeUndefined()
  expect(of(`(:Firm {name: 'Firm'})`)).toMatch(/^Nothing in the picture is a country/)
})
