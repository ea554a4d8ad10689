import { unreachable } from '../../model/unreachable.ts'
import { sampledWords } from '../content/sample.ts'
import type { Action, Filters } from './state.ts'

/** An action as a step of the history. */
export function actionWords(action: Action): string {
  switch (action.kind) {
    case 'open':
      if (action.source.kind === 'query')
        return `Asked ${action.source.text.replace(/\s+/g, ' ').slice(0, 80)}`
      if (action.source.kind === 'sample')
        return `Drew ${action.source.most} of ${sampledWords(action.source.of)}`
      return `Opened ${action.source.kind === 'view' ? 'the view' : 'the question'} ${action.source.id}`
    case 'select':
      return action.key === '' ? 'Cleared the selection' : `Selected ${sampledWords(action.key)}`
    case 'expand':
      return `Drew the neighbours of ${action.key}`
    case 'add':
      return `Added ${action.keys.join(', ')}`
    case 'remove':
      return `Took away ${sampledWords(action.key)}`
    case 'move':
      return `Moved ${action.moved.key}`
    case 'connect':
      return action.on ? 'Connected what is drawn' : 'Took away the connections'
    case 'all-claims':
      return action.on ? 'Drew all claims' : 'Took away claims without a relationship'
    case 'reveal':
      return `${action.on ? 'Showed' : 'Hid'} ${action.label}`
    case 'filter':
      return `${action.on ? 'Left out' : 'Brought back'} ${action.value === '' ? unnamed(action.by) : action.value}`
    case 'clear-filters':
      return 'Cleared all filters'
    case 'caption':
      return action.property === ''
        ? `Named ${action.label} as at first`
        : `Named ${action.label} by ${action.property}`
    case 'camera':
      return 'Moved the view'
    case 'sheet':
      return action.on ? 'Opened the numbers and the legend' : 'Closed the numbers and the legend'
    case 'panel':
      return `Opened the panel ${action.panel.kind}`
    case 'drawer':
      return action.drawer.open ? `Opened the results as ${action.drawer.show}` : 'Closed the results'
    case 'theme':
      return `Chose ${action.theme} colours`
    case 'engine':
      return action.engine === 'page' ? 'Asked the engine in this page' : 'Asked the server'
    default:
      return unreachable(action)
  }
}

/** What has the empty text in the place of a name. */
function unnamed(by: keyof Filters): string {
  return by === 'label' ? 'nodes without a label' : 'what no one is credited with'
}
