import { allClaims } from './all-claims.ts'
import { allCommunities } from './all-communities.ts'
import { cancel } from './cancel.ts'
import { close } from './close.ts'
import { bringBack } from './bring-back.ts'
import { clearFilters } from './clear-filters.ts'
import { communities } from './communities.ts'
import { connect } from './connect.ts'
import { crossTable } from './cross-table.ts'
import { document } from './document.ts'
import { engine } from './engine.ts'
import { expand } from './expand.ts'
import { expandTwice } from './expand-twice.ts'
import { exportAs } from './export-as.ts'
import { filters } from './filters.ts'
import { fit } from './fit.ts'
import { help } from './help.ts'
import { history } from './history.ts'
import { layout } from './layout.ts'
import { leave } from './leave.ts'
import { nextRegion } from './next-region.ts'
import { measure } from './measure.ts'
import { openFiles } from './open-files.ts'
import { openView } from './open-view.ts'
import { palette } from './palette.ts'
import { previousRegion } from './previous-region.ts'
import { records } from './records.ts'
import { redo } from './redo.ts'
import { remove } from './remove.ts'
import { resetLooks } from './reset-looks.ts'
import { saveQuery } from './save-query.ts'
import { saveView } from './save-view.ts'
import { search } from './search.ts'
import { share } from './share.ts'
import { show } from './show.ts'
import { tell } from './tell.ts'
import { theme } from './theme.ts'
import { unfold } from './unfold.ts'
import { undo } from './undo.ts'
import { undoAll } from './undo-all.ts'
import { zoomIn } from './zoom-in.ts'
import { zoomOut } from './zoom-out.ts'
import { chooseNeighbours } from './choose-neighbours.ts'
import { fold } from './fold.ts'
import { join } from './join.ts'
import { keepOne } from './keep-one.ts'
import { keepOnly } from './keep-only.ts'
import { pin } from './pin.ts'
import { selectAll } from './select-all.ts'
import { selectBeside } from './select-beside.ts'
import { selectNeighbours } from './select-neighbours.ts'
import { selectRecords } from './select-records.ts'
import type { Command, Offer, Place, Situation } from './command.ts'
import { isPressed, type KeyPress } from './keys.ts'

/** All that can be done, in the order of menus. */
export const commands: readonly Command[] = [
  undo,
  redo,
  undoAll,
  filters,
  measure,
  share,
  saveView,
  saveQuery,
  openFiles,
  zoomIn,
  zoomOut,
  fit,
  connect,
  communities,
  allCommunities,
  crossTable,
  selectAll,
  selectRecords,
  layout,
  fold,
  allClaims,
  bringBack,
  clearFilters,
  keepOne,
  resetLooks,
  document,
  history,
  theme,
  tell,
  leave,
  engine,
  records,
  show,
  selectBeside,
  selectNeighbours,
  expand,
  unfold,
  expandTwice,
  chooseNeighbours,
  join,
  pin,
  keepOnly,
  remove,
  openView,
  exportAs,
  search,
  palette,
  nextRegion,
  previousRegion,
  cancel,
  close,
  help,
]

/** What a command offers, with the keys that are told beside it. */
export interface Offered extends Offer {
  readonly command: Command
}

/** What is offered at a place, or anywhere. */
export function offersAt(place: Place | 'anywhere', at: Situation): readonly Offered[] {
  return commands
    .filter(({ places }) => place === 'anywhere' || places.includes(place))
    .flatMap((command) => command.offers(at).map((offer) => ({ ...offer, command })))
}

/**
 * Where keys are pressed: on something drawn, while text is typed, over a dialog, in a menu, on a button or a link, or anywhere else. From
 * the last two, keys about something drawn are about what is selected.
 */
export type KeyPlace = 'element' | 'field' | 'dialog' | 'menu' | 'control' | 'page'

/** What keys ask for; undefined where they ask for nothing that can be done. */
export function offerOf(press: KeyPress, from: KeyPlace, at: Situation): Offered | undefined {
  for (const command of commands) {
    if (!isHeard(command, from, at) || !command.keys.some((keys) => isPressed(keys, press))) continue
    const [offer] = command.offers(at)
    if (offer !== undefined) return { ...offer, command }
  }
  return undefined
}

function isHeard(
  { places, keys, inFields, overDialogs }: Command,
  from: KeyPlace,
  { state }: Situation,
): boolean {
  if (from === 'dialog') return overDialogs === true
  if (from === 'field' && inFields !== true) return false
  if (from === 'element' || !places.includes('element'))
    return places.includes('element') === (from === 'element')
  // A cross table stands in place of the picture, and shows nothing of what is selected.
  if (state.cross !== undefined || state.selected.length === 0) return false
  // Enter is what a button is pressed by.
  return from === 'page' || (from === 'control' && !keys.some((one) => one.endsWith('Enter')))
}
