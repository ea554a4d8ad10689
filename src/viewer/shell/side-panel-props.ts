import type { Backend, Description } from '../../backend/index.ts'
import type { Content } from '../content/content.ts'
import type { Shown } from '../content/shown.ts'
import type { Drawing } from '../drawing.ts'
import type { State } from '../state/state.ts'
import type { Store } from '../state/store.ts'

/** What the column at the right, and each of its panels, is made from. */
export interface SidePanelProps {
  readonly backend: Backend
  readonly description: Description
  readonly state: State
  readonly store: Store
  readonly content: Content | undefined
  readonly shown: Shown | undefined
  readonly drawing: Drawing
  /** There is no room beside the picture: every panel is a sheet over it, and the overview comes when it is asked for. */
  readonly narrow: boolean
  /** What an element is called, by its key. */
  readonly nameOf: (key: string) => string
}
