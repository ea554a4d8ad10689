import type { Content } from '../../../src/viewer/content/content.ts'
import { loadContent } from '../../../src/viewer/content/load-content.ts'
import { drawingOf, shownOf, type Shown } from '../../../src/viewer/content/shown.ts'
import type { Drawing } from '../../../src/viewer/drawing.ts'
import type { Picture } from '../../../src/viewer/layout/picture.ts'
import { initialState } from '../../../src/viewer/state/initial.ts'
import { reduce } from '../../../src/viewer/state/actions/index.ts'
import type { Action } from '../../../src/viewer/state/action.ts'
import type { State } from '../../../src/viewer/state/state.ts'
import { openBundledGraph } from '../bundled.ts'

export const { backend, description, ask } = openBundledGraph()
export const { signal } = new AbortController()

/** A view's state after actions. */
export function stateOf(view: string, ...actions: readonly Action[]): State {
  return actions.reduce(reduce, initialState(view))
}

/** The state that shows a query, after actions. */
export function queryState(text: string, ...actions: readonly Action[]): State {
  return stateOf('overview', { kind: 'open', source: { kind: 'query', text } }, ...actions)
}

/** What the bundled graph answers to a state. */
export function load(state: State): Promise<Content> {
  return loadContent(backend, description, state, signal)
}

/** What is left of a state's content. */
export async function shown(state: State): Promise<Shown> {
  return shownOf(await load(state), state, description)
}

/** A state as it is drawn. */
export async function drawn(state: State): Promise<Drawing> {
  const content = await load(state)
  return drawingOf(
    shownOf(content, state, description),
    content,
    state,
    description,
    { width: 1040, height: 620 },
    {},
  )
}

/** The keys of a picture's nodes, sorted. */
export function keysOf({ nodes }: Picture): readonly string[] {
  return [...nodes.keys()].sort()
}
