import type { PanelKind } from '../state.ts'
import { cell } from './cell.ts'
import { document } from './document.ts'
import { element } from './element.ts'
import type { PanelEntry } from './entry.ts'
import { filters } from './filters.ts'
import { history } from './history.ts'
import { measure } from './measure.ts'
import { neighbours } from './neighbours.ts'
import { overview } from './overview.ts'

/** Every panel, by its kind. */
export const panels: { readonly [Kind in PanelKind]: PanelEntry<Kind> } = {
  document,
  measure,
  cell,
  filters,
  history,
  overview,
  element,
  neighbours,
}

/** The kinds of panels: of those that a link or a view says together the first is shown. */
export const panelKinds = [
  'document',
  'measure',
  'cell',
  'filters',
  'history',
  'overview',
  'element',
  'neighbours',
] as const satisfies readonly PanelKind[]
