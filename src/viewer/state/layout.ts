import type { ChosenLayout } from '../../model/view.ts'

/** Whether two layouts place a picture alike; undefined is that of the view. */
export function isSameLayout(one: ChosenLayout | undefined, other: ChosenLayout | undefined): boolean {
  return one?.kind === other?.kind && one?.by === other?.by
}
