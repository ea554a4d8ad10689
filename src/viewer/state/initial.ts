import { noAppearance } from '../../model/appearance.ts'
import { noFilters } from './filters.ts'
import type { Source, State } from './state.ts'

/** What a source looks like when it is opened. */
export function opened(source: Source): Pick<State, (typeof pictureKeys)[number]> {
  return {
    source,
    selected: [],
    expanded: [],
    added: [],
    paths: [],
    folding: [],
    removed: [],
    only: [],
    layout: undefined,
    cross: undefined,
    moved: [],
    connected: false,
    allClaims: false,
    revealed: [],
    many: 'none',
    within: [],
    filters: noFilters,
    where: [],
    dropLoose: false,
    appearance: noAppearance,
    camera: undefined,
  }
}

/** The parts of the state that belong to one picture and start anew with the next. */
export const pictureKeys = [
  'source',
  'selected',
  'expanded',
  'added',
  'paths',
  'folding',
  'removed',
  'only',
  'layout',
  'cross',
  'moved',
  'connected',
  'allClaims',
  'revealed',
  'many',
  'within',
  'filters',
  'where',
  'dropLoose',
  'appearance',
  'camera',
] as const

/** The viewer as it opens on a view. */
export function initialState(view: string): State {
  return {
    ...opened({ kind: 'view', id: view }),
    captions: {},
    panel: { kind: 'overview' },
    sheet: false,
    drawer: { open: false, show: 'table' },
    theme: 'system',
    engine: 'server',
  }
}
