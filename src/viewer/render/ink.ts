import type { Point } from '../layout/spring.ts'
import type { Corner, LabelBox } from './place-labels.ts'

/** A line is looked at every so many pixels: names are not lower. */
const STEP = 12
/** Of more lines than can be looked at so closely each is looked at less often: among so many no name is free of them. */
const MOST = 8_000
const CELL = 24

/** Where lines run on the canvas, so that names can stand beside them. */
export class Ink {
  readonly #points = new Map<string, Point[]>()

  /** @param courses where a share of each line is */
  constructor(courses: readonly ((share: number) => Point)[]) {
    const each = Math.max(2, Math.floor(MOST / Math.max(courses.length, 1)))
    for (const course of courses) {
      const [from, to] = [course(0), course(1)]
      const steps = Math.min(each, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / STEP) + 4)
      for (let step = 1; step < steps; step++) this.#add(course(step / steps))
    }
  }

  /** How much of lines a box would cover. */
  under({ x, y, width, height }: Omit<LabelBox, 'key'>): number {
    let count = 0
    for (let column = Math.floor(x / CELL); column <= Math.floor((x + width) / CELL); column++)
      for (let row = Math.floor(y / CELL); row <= Math.floor((y + height) / CELL); row++)
        for (const point of this.#points.get(`${column} ${row}`) ?? [])
          if (point.x > x && point.x < x + width && point.y > y && point.y < y + height) count++
    return count
  }

  /** Corners for a label, those first where it covers least; of equal ones the order stays. */
  leastFirst(corners: readonly Corner[], label: Pick<LabelBox, 'width' | 'height'>): readonly Corner[] {
    return corners
      .map((corner) => ({ corner, covered: this.under({ ...corner, ...label }) }))
      .sort((a, b) => a.covered - b.covered)
      .map(({ corner }) => corner)
  }

  #add(point: Point): void {
    const name = `${Math.floor(point.x / CELL)} ${Math.floor(point.y / CELL)}`
    const cell = this.#points.get(name)
    if (cell === undefined) this.#points.set(name, [point])
    else cell.push(point)
  }
}
