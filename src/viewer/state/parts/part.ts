import type { ViewState } from '../../../model/view.ts'
import type { State } from '../state.ts'

/** A word of a link, and its value. */
export type Word = readonly [name: string, value: string]

/** A part of a picture that links and the files of views hold. */
export interface Part {
  /** Its words in links. */
  readonly words: readonly string[]
  /** What its further words begin with: `caption-`. */
  readonly prefix?: string
  /** What it says in a link; nothing where it is as in every picture that opens. */
  write(state: State): readonly Word[]
  /** What a link says of it; undefined where it says nothing. */
  read(link: URLSearchParams): Partial<State> | undefined
  /** The names of its words in a link whose values cannot be read; missing where every value can be. */
  unreadable?(link: URLSearchParams): readonly string[]
  /** What the file of a view keeps of it; nothing where there is nothing to say. */
  keep(state: State): Partial<ViewState>
  /** The part as the file of a view keeps it, as in every picture that opens where it does not. */
  take(kept: ViewState, opening: State): Partial<State>
}
