import type { Land } from '../../drawing.ts'
import type { Box } from '../label-boxes.ts'
import type { Point } from '../spring.ts'

/** Degrees. */
export type LonLat = readonly [longitude: number, latitude: number]

/** The countries of the world, drawn into a room. */
export interface Chart {
  /** Undefined for what is on no map. */
  at(place: LonLat): Point | undefined
  /** A point within the main part of a country, by its three digits; undefined where the atlas does not have it. */
  middleOf(digits: string): Point | undefined
  /** Whether a point is within the main part of a country. */
  holds(digits: string, point: Point): boolean
  /** @param met the three digits of the countries that are marked */
  lands(met: ReadonlySet<string>): readonly Land[]
}

/** The countries of the world. */
export interface World {
  /** Whether the atlas has a country, by its three digits. */
  readonly has: (digits: string) => boolean
  /**
   * Draws them into a room: as near as all of some places can be seen with what is around them.
   *
   * Cost: some 100,000 points moved, where the last chart was of another room or other places.
   *
   * @param seen places that must be in sight, or countries by their three digits
   */
  chart(room: Box, seen: readonly (LonLat | string)[]): Chart
}
