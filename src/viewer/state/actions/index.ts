import { add } from './add.ts'
import { allClaims } from './all-claims.ts'
import { bringBack } from './bring-back.ts'
import { camera } from './camera.ts'
import { caption } from './caption.ts'
import { clearFilters } from './clear-filters.ts'
import { connect } from './connect.ts'
import { cross } from './cross.ts'
import { drawer } from './drawer.ts'
import { dropLoose } from './drop-loose.ts'
import { engine } from './engine.ts'
import { expand } from './expand.ts'
import { expandSeveral } from './expand-several.ts'
import { filter } from './filter.ts'
import { fold } from './fold.ts'
import { hide } from './hide.ts'
import { keepOnly } from './keep-only.ts'
import { layout } from './layout.ts'
import { lookOfLines } from './look-of-lines.ts'
import { lookOfNodes } from './look-of-nodes.ts'
import { many } from './many.ts'
import { move } from './move.ts'
import { open } from './open.ts'
import { panel } from './panel.ts'
import { only } from './only.ts'
import { paths } from './paths.ts'
import { pin } from './pin.ts'
import { remove } from './remove.ts'
import { resetAppearance } from './reset-appearance.ts'
import { reveal } from './reveal.ts'
import { selectSeveral } from './select-several.ts'
import { select } from './select.ts'
import { sheet } from './sheet.ts'
import { theme } from './theme.ts'
import { unpin } from './unpin.ts'
import { clearWhere, where } from './where.ts'
import { within } from './within.ts'
import type { Action, ActionKind } from '../action.ts'
import type { State } from '../state.ts'
import type { ActionEntry, ActionNames } from './entry.ts'

/** Every action, by its kind. */
export const actions: { readonly [Kind in ActionKind]: ActionEntry<Kind> } = {
  open,
  select,
  'select-several': selectSeveral,
  expand,
  'expand-several': expandSeveral,
  add,
  paths,
  remove,
  hide,
  'keep-only': keepOnly,
  'bring-back': bringBack,
  layout,
  cross,
  move,
  pin,
  unpin,
  fold,
  connect,
  'all-claims': allClaims,
  reveal,
  many,
  within,
  filter,
  only,
  where,
  'clear-where': clearWhere,
  'drop-loose': dropLoose,
  'clear-filters': clearFilters,
  caption,
  'look-of-nodes': lookOfNodes,
  'look-of-lines': lookOfLines,
  'reset-appearance': resetAppearance,
  camera,
  panel,
  sheet,
  drawer,
  theme,
  engine,
}

/** The state after an action; the same object where nothing changes. */
export function reduce<Kind extends ActionKind>(state: State, action: Action<Kind>): State {
  return actions[action.kind].after(state, action)
}

/** Whether an action changes the picture, so that undo takes it back; others only arrange the window. */
export function isUndoable({ kind }: Action): boolean {
  return actions[kind].changes === 'picture'
}

/** An action as a step of the history. */
export function actionWords<Kind extends ActionKind>(action: Action<Kind>, names: ActionNames): string {
  return actions[action.kind].told(action, names)
}
