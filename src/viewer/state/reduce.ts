import { unreachable } from '../../model/unreachable.ts'
import { noFilters, opened } from './initial.ts'
import type { Action, Camera, Filters, State } from './state.ts'

/** The state after an action; the same object where nothing changes. Pure: undo, the link and the tests rest on it. */
export function reduce(state: State, action: Action): State {
  switch (action.kind) {
    case 'open':
      return { ...state, ...opened(action.source), panel: { kind: 'overview' }, sheet: false }
    case 'select':
      return select(state, action.key)
    case 'expand':
      return state.expanded.includes(action.key)
        ? state
        : { ...state, expanded: [...state.expanded, action.key] }
    case 'add': {
      const added = action.keys.filter((key) => !state.added.includes(key))
      const removed = state.removed.filter((key) => !action.keys.includes(key))
      return select({ ...state, added: [...state.added, ...added], removed }, action.select)
    }
    case 'remove':
      return {
        ...(state.selected === action.key ? select(state, '') : state),
        removed: withOrWithout(state.removed, action.key, true),
      }
    case 'bring-back':
      return state.removed.length === 0 ? state : { ...state, removed: [] }
    case 'move':
      return { ...state, moved: [...state.moved.filter(({ key }) => key !== action.moved.key), action.moved] }
    case 'connect':
      return { ...state, connected: action.on }
    case 'all-claims':
      return { ...state, allClaims: action.on }
    case 'reveal':
      return { ...state, revealed: withOrWithout(state.revealed, action.label, action.on) }
    case 'filter':
      return { ...state, filters: filtered(state.filters, action.by, action.value, action.on) }
    case 'clear-filters':
      return { ...state, filters: noFilters }
    case 'caption': {
      const { [action.label]: _, ...others } = state.captions
      const captions = action.property === '' ? others : { ...others, [action.label]: action.property }
      return { ...state, captions }
    }
    case 'camera':
      return isSameCamera(state.camera, action.camera) ? state : { ...state, camera: action.camera }
    case 'panel':
      return { ...state, panel: action.panel }
    case 'sheet':
      return state.sheet === action.on ? state : { ...state, sheet: action.on }
    case 'drawer':
      return { ...state, drawer: action.drawer }
    case 'theme':
      return { ...state, theme: action.theme }
    case 'engine':
      return { ...state, engine: action.engine }
    default:
      return unreachable(action)
  }
}

/** Whether an action changes the picture, so that undo takes it back; others only arrange the window. */
export function isUndoable(action: Action): boolean {
  return !['camera', 'panel', 'sheet', 'drawer', 'theme', 'engine', 'select'].includes(action.kind)
}

function isSameCamera(one: Camera | undefined, other: Camera | undefined): boolean {
  return one?.x === other?.x && one?.y === other?.y && one?.ratio === other?.ratio
}

function select(state: State, key: string): State {
  if (key === state.selected && (key === '' || state.panel.kind === 'element')) return state
  if (key !== '') return { ...state, selected: key, panel: { kind: 'element' }, sheet: false }
  return {
    ...state,
    selected: '',
    panel: state.panel.kind === 'element' ? { kind: 'overview' } : state.panel,
  }
}

function filtered(filters: Filters, by: keyof Filters, value: string, on: boolean): Filters {
  return { ...filters, [by]: withOrWithout(filters[by], value, on) }
}

function withOrWithout(list: readonly string[], value: string, present: boolean): readonly string[] {
  const without = list.filter((one) => one !== value)
  return present ? [...without, value] : without
}
