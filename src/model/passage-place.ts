/** Where a passage stands in its document: a sentence of a text, or a cell of a table. */
export type PassagePlace =
  | {
      readonly kind: 'sentence'
      /** From 1; 0 is the title. */
      readonly paragraph: number
      /** From 1 in its paragraph. */
      readonly sentence: number
    }
  | {
      readonly kind: 'cell'
      /** From 1; the headings are row 1. */
      readonly row: number
      /** The heading of the column. */
      readonly column: string
    }

/** `paragraph 3, sentence 2`, `title` or `row 12, column Recipient`. */
export function placeText(place: PassagePlace): string {
  if (place.kind === 'cell') return `row ${place.row}, column ${place.column}`
  return place.paragraph === 0 ? 'title' : `paragraph ${place.paragraph}, sentence ${place.sentence}`
}

/** Orders passages of one document as they stand in it: cells by row, and those of a row by the heading of their column. */
export function byPassagePlace(one: PassagePlace, other: PassagePlace): number {
  if (one.kind === 'cell' && other.kind === 'cell')
    return one.row - other.row || (one.column < other.column ? -1 : one.column > other.column ? 1 : 0)
  if (one.kind === 'sentence' && other.kind === 'sentence')
    return one.paragraph - other.paragraph || one.sentence - other.sentence
  return one.kind === 'sentence' ? -1 : 1
}
