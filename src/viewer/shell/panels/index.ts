import type { PanelKind } from '../../state/state.ts'
import { cell } from './cell.tsx'
import { document } from './document.tsx'
import { element } from './element.ts'
import type { PanelEntry } from './entry.ts'
import { filters } from './filters.ts'
import { history } from './history.ts'
import { measure } from './measure.tsx'
import { neighbours } from './neighbours.tsx'
import { overview } from './overview.ts'

/** What every panel shows, by its kind. */
export const panelBodies: { readonly [Kind in PanelKind]: PanelEntry<Kind> } = {
  overview,
  element,
  neighbours,
  filters,
  measure,
  document,
  history,
  cell,
}
