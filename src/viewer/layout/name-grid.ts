import type { Description } from '../../backend/index.ts'
import { append } from '../../model/append.ts'
import { greatestOf } from '../../model/extremes.ts'
import type { Drawing, DrawnNode, DrawnTitle, Size } from '../drawing.ts'
import { labelCountText, labelOf } from '../words/labels.ts'
import { gridOf } from './grid.ts'
import { linesOf, marksAt, sortedLines } from './marks.ts'
import type { Measure } from './measure.ts'
import { spreadParallel } from './parallel.ts'
import type { Picture } from './picture.ts'

const EDGE = 36
const TITLE = 24
/** Between rows beside the largest mark, and between one label and the next. */
const [FREE, APART] = [10, 22]
/** A mark, and what is free next to the longest name. */
const COLUMN = 44
/** More lines would hide the names: each is drawn while one of its ends is selected. */
const MOST_LINES = 24
const LARGEST = 11

/** All nodes in rows, by label and then by name, each name beside its mark; what does not fit goes on below the canvas. */
export function layOutGrid(
  picture: Picture,
  description: Description,
  size: Size,
  measure: Measure,
): Drawing {
  const groups = new Map<string, DrawnNode[]>()
  for (const mark of marksAt(picture, new Map(), description)) append(groups, mark.label, mark)
  const nodes: DrawnNode[] = []
  const titles: DrawnTitle[] = []
  let top = EDGE
  for (const [label, marks] of [...groups].sort(
    ([one, a], [other, b]) => b.length - a.length || (one < other ? -1 : 1),
  )) {
    const sorted = marks.toSorted((a, b) => byName.compare(a.caption, b.caption) || (a.key < b.key ? -1 : 1))
    const sized = sorted.map((mark) => ({
      ...mark,
      size: mark.inside === '' ? Math.min(mark.size, LARGEST) : mark.size,
    }))
    const radius = greatestOf(sized.map((mark) => mark.size))
    const { places, height } = gridOf(
      sized.map(({ caption }) => caption),
      { width: size.width - 2 * EDGE, row: 2 * radius + FREE, apart: COLUMN },
      measure,
    )
    titles.push({
      text: labelCountText(sorted.length, labelOf([label], description)),
      x: EDGE,
      y: top,
      align: 'left',
    })
    top += TITLE
    sized.forEach((mark, at) => {
      const { x, y } = places[at]
      nodes.push({ ...mark, x: EDGE + radius + x, y: top + radius + y, side: 'right', strong: false })
    })
    top += height + APART
  }
  const lines = spreadParallel(linesOf(sortedLines(picture), description))
  const quiet = lines.length > MOST_LINES
  if (quiet)
    titles.unshift({ text: 'Select one to see its lines', x: EDGE, y: EDGE - TITLE / 2 - 8, align: 'left' })
  return { nodes, lines: quiet ? lines.map((line) => ({ ...line, quiet })) : lines, titles }
}

const byName = new Intl.Collator('en', { numeric: true })
