import { EmbeddedBackend, type Description } from '../../src/backend/index.ts'
import { plainDescription } from '../../src/backend/description.ts'
import { Database } from '../../src/database/index.ts'
import { openScript } from '../../src/opening/script.ts'
import { surveyGraph } from '../../src/opening/survey-graph.ts'
import { loadContent, type Content } from '../../src/viewer/content/content.ts'
import { drawingOf, shownOf, type Shown } from '../../src/viewer/content/shown.ts'
import type { Drawing } from '../../src/viewer/drawing.ts'
import { initialState } from '../../src/viewer/state/initial.ts'
import { reduce } from '../../src/viewer/state/reduce.ts'
import type { Action, State } from '../../src/viewer/state/state.ts'

/** A graph that a script makes and nobody has described, as the viewer meets it. */
export interface Guest {
  readonly backend: EmbeddedBackend
  readonly description: Description
  /** The opening view after actions. */
  after(...actions: readonly Action[]): Promise<Seen>
}

/** What a page shows. */
export interface Seen {
  readonly state: State
  readonly content: Content
  readonly shown: Shown
  readonly drawing: Drawing
}

export async function openGuest(script: string): Promise<Guest> {
  const database = new Database(openScript('a.cypher', script))
  const backend = new EmbeddedBackend(database)
  const description = await surveyGraph(backend, plainDescription(database.schema()))
  const { signal } = new AbortController()
  return {
    backend,
    description,
    async after(...actions) {
      const state = actions.reduce(reduce, initialState(description.views[0].id))
      const content = await loadContent(backend, description, state, signal)
      const shown = shownOf(content, state, description)
      const size = { width: 1040, height: 620 }
      return { state, content, shown, drawing: drawingOf(shown, content, state, description, size, {}) }
    },
  }
}

/** The action that shows a query. */
export function asked(text: string): Action {
  return { kind: 'open', source: { kind: 'query', text } }
}
