import { filterKinds, type ViewState } from '../../model/view.ts'
import { filtersOf } from './filters.ts'
import type { Panel, State } from './state.ts'

/** The version of the words in which links and views hold a state. */
export const FORMAT = 1

/**
 * What the file of a view holds of a state, each thing only where there is something to say of it.
 *
 * @param graph the first 12 digits of the hash of the graph; '' where it is not known
 */
export function keptOf(state: State, graph: string): ViewState {
  const { selected, expanded, added, removed, revealed, moved, connected, allClaims, captions, camera } =
    state
  const { panel, paths, folding } = state
  const without = filterKinds.filter((name) => state.filters[name].length > 0)
  return {
    v: FORMAT,
    ...(graph !== '' && { graph }),
    ...(selected.length > 0 && { selected }),
    ...(expanded.length > 0 && { expanded }),
    ...(added.length > 0 && { added }),
    ...(paths.length > 0 && { paths }),
    ...(folding.length > 0 && { folding }),
    ...(removed.length > 0 && { removed }),
    ...(revealed.length > 0 && { revealed }),
    ...(moved.length > 0 && {
      moved: moved.map(({ key, x, y }) => ({ key, x: Math.round(x), y: Math.round(y) })),
    }),
    ...(connected && { connected }),
    ...(allClaims && { allClaims }),
    ...(without.length > 0 && {
      without: Object.fromEntries(without.map((name) => [name, state.filters[name]])),
    }),
    ...(Object.keys(captions).length > 0 && { captions }),
    ...(camera !== undefined && { camera }),
    ...(panel.kind === 'document' && { document: panel.id }),
    ...(panel.kind === 'document' && panel.claim !== '' && { claim: panel.claim }),
    ...((panel.kind === 'filters' || panel.kind === 'history') && { panel: panel.kind }),
  }
}

/** A state in which a view was opened, as its file has kept it; the same where it keeps nothing. */
export function withKept(state: State, kept: ViewState | undefined): State {
  if (kept === undefined) return state
  const { selected = [], expanded = [], added = [], removed = [], revealed = [], moved = [] } = kept
  const { paths = [], folding = [] } = kept
  const { connected = false, allClaims = false, without = {}, captions = {}, camera } = kept
  return {
    ...state,
    selected,
    expanded,
    added,
    paths,
    folding,
    removed,
    revealed,
    moved,
    connected,
    allClaims,
    filters: filtersOf((name) => without[name] ?? []),
    captions: { ...state.captions, ...captions },
    camera,
    panel: keptPanel(kept) ?? { kind: selected.length === 0 ? 'overview' : 'element' },
  }
}

/** The panel that was kept; undefined where it follows from the selection. */
export function keptPanel({ document, claim = '', panel }: ViewState): Panel | undefined {
  if (document !== undefined) return { kind: 'document', id: document, claim }
  return panel === undefined ? undefined : { kind: panel }
}
