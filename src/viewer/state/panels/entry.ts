import type { ViewState } from '../../../model/view.ts'
import type { Word } from '../parts/part.ts'
import type { Panel, PanelKind } from '../state.ts'

/** A panel, as far as the state goes. What it shows is in `shell/panels/`. */
export interface PanelEntry<Kind extends PanelKind> {
  /** Opening it, as a step of the history. */
  readonly told: string
  /** How links and the files of views hold it; undefined where they do not, or it follows from what is selected. */
  readonly held?: HeldPanel<Kind>
}

/** How a panel is held. */
export interface HeldPanel<Kind extends PanelKind> {
  /** Its words in links. */
  readonly words: readonly string[]
  write(panel: Panel<Kind>): readonly Word[]
  /** What a link says of it; undefined where it says nothing. */
  read(link: URLSearchParams): Panel<Kind> | undefined
  keep(panel: Panel<Kind>): Partial<ViewState>
  /** What the file of a view says of it; undefined where it says nothing. */
  take(kept: ViewState): Panel<Kind> | undefined
}
