import type { ComponentType } from 'react'
import type { Panel, PanelKind } from '../../state/state.ts'

/** What a panel shows. */
export interface PanelEntry<Kind extends PanelKind> {
  /** What it is called, for whoever does not see it. */
  readonly title: string
  readonly Body: ComponentType<{ readonly panel: Panel<Kind> }>
}
