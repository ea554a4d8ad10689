import type { Ground, Land } from '../drawing.ts'
import type { Point } from '../layout/spring.ts'
import { mix, type Palette } from './palette.ts'

/** The colours of a country, and how thick its border is. */
export interface LandLook {
  readonly fill: string
  readonly border: string
  readonly width: number
}

/** Lands keep in the background: what is drawn on them must be read. Countries that are met differ by a border, too. */
export function landLook({ met }: Pick<Land, 'met'>, { paper, reference, accent, line }: Palette): LandLook {
  return met
    ? { fill: mix(paper, accent, 0.17), border: mix(paper, accent, 0.75), width: 1 }
    : { fill: mix(paper, line, 0.09), border: mix(paper, reference, 0.6), width: 0.6 }
}

/** The outline of a country in the notation of SVG. @param place where a point of it is drawn */
export function landCourse({ rings }: Land, place: (point: Point) => Point = (point) => point): string {
  return rings
    .map((ring) => {
      const points: string[] = []
      for (let index = 0; index < ring.length; index += 2) {
        const { x, y } = place({ x: ring[index], y: ring[index + 1] })
        points.push(`${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}`)
      }
      return `M${points.join('L')}Z`
    })
    .join('')
}

/** Those that are met come last: their borders lie over those of their neighbours. */
export function landsInOrder({ lands }: Ground): readonly Land[] {
  return lands.toSorted((one, other) => Number(one.met) - Number(other.met))
}

/** The same ground where something moves what is drawn. @param place where a point of it comes to stand */
export function movedGround(ground: Ground, place: (x: number, y: number) => Point): Ground {
  const { left, top, right, bottom } = ground.frame
  const [from, to] = [place(left, top), place(right, bottom)]
  return {
    ...ground,
    frame: { left: from.x, top: from.y, right: to.x, bottom: to.y },
    lands: ground.lands.map((land) => ({
      ...land,
      rings: land.rings.map((ring) => {
        const moved: number[] = []
        for (let index = 0; index < ring.length; index += 2) {
          const { x, y } = place(ring[index], ring[index + 1])
          moved.push(x, y)
        }
        return moved
      }),
    })),
  }
}
