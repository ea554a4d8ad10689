import { visibleLine } from '../../model/written-out.ts'
import { isolated } from './isolated.ts'

/** More of a name than this nobody reads; to measure and to lay out all of it takes seconds. */
const LONGEST = 500
const LONGEST_IN_NOTICE = 100

/**
 * The name of a label, a type or a property as the page shows it, on one line: at most 500 characters of it, what would turn the text
 * around written out as `\u202e`, and isolated where it runs from right to left.
 */
export function kindName(name: string): string {
  return lineOf(name, LONGEST)
}

/** A name, a key or a word of a link as a notice shows it among others: in the same way, at most 100 characters of it. */
export function noticeName(name: string): string {
  return lineOf(name, LONGEST_IN_NOTICE)
}

function lineOf(name: string, longest: number): string {
  const line = visibleLine(name.slice(0, longest + 1))
  if (line.length <= longest) return isolated(line)
  // Half a character at the cut would be shown as a box.
  return isolated(`${line.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`)
}
