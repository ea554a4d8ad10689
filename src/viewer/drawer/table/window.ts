/** Up to so many records are all in the page; of more, those that can be seen. */
export const MOST_WHOLE = 200

/** Records beyond the edges that are there before they are scrolled to. */
const BEYOND = 10

/** A record in the page, and how many above it, up to the one before, are not. */
export interface WindowRow {
  readonly at: number
  readonly skipped: number
}

/** What of a table is in the page. */
export interface TableWindow {
  readonly rows: readonly WindowRow[]
  /** How many records come after the last row. */
  readonly after: number
}

/**
 * The records that are in the page: all of a short table, else those in sight, some beyond, and the one that the keyboard is at,
 * which must not lose its focus.
 *
 * @param top how far the table is scrolled, and `height`, how much of it is seen, in pixels
 */
export function windowOf(
  count: number,
  at: number,
  { top, height, rowHeight }: { readonly top: number; readonly height: number; readonly rowHeight: number },
): TableWindow {
  const isWhole = count <= MOST_WHOLE
  const first = isWhole ? 0 : Math.max(0, Math.min(Math.floor(top / rowHeight), count - 1) - BEYOND)
  const last = isWhole ? count : Math.min(count, Math.ceil((top + height) / rowHeight) + BEYOND)
  const places = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index)
  if (at >= 0 && at < count && (at < first || at >= last)) places.push(at)
  places.sort((a, b) => a - b)
  return {
    rows: places.map((place, index) => ({ at: place, skipped: place - (places[index - 1] ?? -1) - 1 })),
    after: count - ((places.at(-1) ?? -1) + 1),
  }
}
