import { layOutForce } from '../force.ts'
import { layOutMap } from '../map/index.ts'
import { locate } from '../map/locate.ts'
import type { LayoutEntry } from './entry.ts'

export const map: LayoutEntry<'map'> = {
  kind: 'map',
  title: 'Map',
  shows: 'where in the world something is',
  needs: 'world',
  unsuited: ({ picture, description }) =>
    locate(picture, description).spots.size > 0
      ? undefined
      : 'Nothing in the picture is a country, is in one, or has coordinates.',
  place: ({ picture, description, size, measure, before, world }) =>
    world === undefined
      ? layOutForce(picture, description, size, measure, before)
      : layOutMap(picture, description, size, measure, world),
}
