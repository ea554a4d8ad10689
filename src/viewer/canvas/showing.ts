import type { Sought } from '../frame/page.ts'

/** What is drawn and selected at a moment. */
export interface Moment {
  /** What the picture is of. */
  readonly source: string
  /** Keys of what is selected and drawn, in order. */
  readonly selected: readonly string[]
  /** Keys of what is drawn. */
  readonly drawn: ReadonlySet<string>
  readonly sought: Sought
}

/** What the camera moves to: to the middle, by as little as it takes, or to the first of several where none is in sight. */
export type Showing =
  | { readonly kind: 'middle' | 'sight'; readonly key: string }
  | { readonly kind: 'some'; readonly keys: readonly string[] }

/**
 * What is to be brought into view: what the reader went to or selected, else something of what entered the picture.
 *
 * @param nodes keys of the nodes that are drawn
 * @param isLookedAt whether the state says where to look, as a link does for a picture that is new
 * @returns undefined where the camera stays
 */
export function showingOf(
  before: Moment,
  { source, selected, sought }: Moment,
  nodes: readonly string[],
  isLookedAt: boolean,
): Showing | undefined {
  const same = before.source === source
  const [first] = selected
  if (sought !== before.sought && first !== undefined)
    return { kind: sought.toMiddle ? 'middle' : 'sight', key: first }
  // A link says itself where its reader looked.
  if (!same && isLookedAt) return undefined
  const isAnother =
    selected.length !== before.selected.length || selected.some((key, at) => key !== before.selected[at])
  if (isAnother && selected.length === 1) return { kind: 'sight', key: first }
  if (isAnother && selected.length > 1) return { kind: 'some', keys: selected }
  if (!same) return undefined
  const entered = nodes.filter((key) => !before.drawn.has(key))
  return entered.length < nodes.length ? { kind: 'some', keys: entered } : undefined
}
