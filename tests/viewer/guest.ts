import {
  EmbeddedBackend,
  type Description,
  type RunOptions,
  type RunResult,
} from '../../src/backend/index.ts'
import { plainDescription } from '../../src/backend/description.ts'
import { Database, type QueryParameters } from '../../src/database/index.ts'
import { openScript } from '../../src/opening/script.ts'
import { surveyGraph } from '../../src/opening/survey-graph.ts'
import type { Content } from '../../src/viewer/content/content.ts'
import { loadContent } from '../../src/viewer/content/load-content.ts'
import { drawingOf, shownOf, type Shown } from '../../src/viewer/content/shown.ts'
import type { Drawing } from '../../src/viewer/drawing.ts'
import { initialState } from '../../src/viewer/state/initial.ts'
import { reduce } from '../../src/viewer/state/actions/index.ts'
import type { Action } from '../../src/viewer/state/action.ts'
import type { State } from '../../src/viewer/state/state.ts'

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

/** A graph so large that queries in which something stands reach their time limit. */
class SlowBackend extends EmbeddedBackend {
  readonly #slow: RegExp

  constructor(database: Database, slow: RegExp) {
    super(database)
    this.#slow = slow
  }

  override run(text: string, parameters?: QueryParameters, options?: RunOptions): Promise<RunResult> {
    const limits = this.#slow.test(text) ? { maxMillis: 1e-6 } : options?.limits
    return super.run(text, parameters, { ...options, limits })
  }
}

/** @param slow what stands in queries that take too long */
export async function openGuest(script: string, slow?: RegExp): Promise<Guest> {
  const database = new Database(openScript('a.cypher', script))
  const backend = slow === undefined ? new EmbeddedBackend(database) : new SlowBackend(database, slow)
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
