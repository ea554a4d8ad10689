import type { Description } from '../../backend/index.ts'
import { unreachable } from '../../model/unreachable.ts'
import { isolated } from '../words/isolated.ts'
import { kindName } from '../words/kind-name.ts'
import { labelOf } from '../words/labels.ts'
import { phraseOf } from '../words/phrases.ts'
import { sampledOf, sampledWords } from './sampled.ts'
import type { Action, Filters, Panel, Source } from './state.ts'

/** What the things are called that an action names. */
export interface ActionNames {
  readonly description: Description
  /** What an element is called, by its key. */
  readonly nameOf: (key: string) => string
}

/** An action as a step of the history. */
export function actionWords(action: Action, { description, nameOf }: ActionNames): string {
  const name = (key: string): string =>
    isolated(sampledOf(key) === undefined ? nameOf(key) : sampledWords(key))
  switch (action.kind) {
    case 'open':
      if (action.source.kind === 'query')
        return `Asked ${action.source.text.replace(/\s+/g, ' ').slice(0, 80)}`
      if (action.source.kind === 'sample')
        return `Drew at most ${action.source.most} of ${sampledWords(action.source.of)}`
      return openedWords(action.source, description)
    case 'select':
      return action.key === '' ? 'Cleared the selection' : `Selected ${name(action.key)}`
    case 'expand':
      return `Drew the neighbours of ${name(action.key)}`
    case 'add':
      return `Added ${action.keys.map(name).join(', ')}`
    case 'remove':
      return `Took away ${name(action.key)}`
    case 'bring-back':
      return 'Brought back all that was taken away'
    case 'move':
      return `Moved ${name(action.moved.key)}`
    case 'connect':
      return action.on ? 'Connected what is drawn' : 'Took away the connections'
    case 'all-claims':
      return action.on ? 'Drew the claims that join two things' : 'Took away the claims that join two things'
    case 'reveal':
      return `${action.on ? 'Showed' : 'Hid'} ${labelOf([action.label], description).plural}`
    case 'filter':
      return `${action.on ? 'Left out' : 'Brought back'} ${filteredWords(action.by, action.value, description, name)}`
    case 'clear-filters':
      return 'Cleared all filters'
    case 'caption':
      return action.property === ''
        ? `Named ${labelOf([action.label], description).plural} by default`
        : `Named ${labelOf([action.label], description).plural} by ${kindName(action.property)}`
    case 'camera':
      return 'Moved the view'
    case 'sheet':
      return action.on ? 'Opened the numbers and the legend' : 'Closed the numbers and the legend'
    case 'panel':
      return panelWords[action.panel.kind]
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

const panelWords: { readonly [kind in Panel['kind']]: string } = {
  overview: 'Closed the panel',
  element: 'Opened the selection',
  filters: 'Opened the filters',
  document: 'Opened the document',
  history: 'Opened the history',
}

function openedWords(
  source: Extract<Source, { kind: 'view' | 'question' }>,
  description: Description,
): string {
  const known: readonly { readonly id: string; readonly title: string }[] =
    source.kind === 'view' ? description.views : description.queries
  const title = known.find(({ id }) => id === source.id)?.title ?? source.id
  return `Opened the ${source.kind} ${title}`
}

/** What a filter leaves out. */
function filteredWords(
  by: keyof Filters,
  value: string,
  description: Description,
  name: (key: string) => string,
): string {
  switch (by) {
    case 'label':
      return value === '' ? 'nodes without a label' : labelOf([value], description).plural
    case 'type':
      return `relationships: ${phraseOf(value, 'out', description)}`
    case 'credited':
      return value === '' ? 'what no one is credited with' : `what only ${name(value)} is credited with`
    case 'modality':
    case 'status':
    case 'layer':
      return `relationships: ${value}`
    default:
      return unreachable(by)
  }
}
