import { rendersOf } from './renders.ts'
import { createRoot, type Root } from 'react-dom/client'
import { StrictMode, Suspense, type ReactNode } from 'react'
import { EmbeddedBackend, type Backend } from '../../../src/backend/index.ts'
import { plainDescription } from '../../../src/backend/description.ts'
import { Database } from '../../../src/database/index.ts'
import { openScript } from '../../../src/opening/script.ts'
import { surveyGraph } from '../../../src/opening/survey-graph.ts'
import { ResultTable } from '../../../src/viewer/drawer/table/result-table.tsx'
import { MountedBackend } from '../../../src/viewer/engine/mounted-backend.ts'
import type { Workspace, WorkspaceControls } from '../../../src/viewer/engine/workspace.ts'
import { PageContext, usePage } from '../../../src/viewer/frame/page.ts'
import { HistoryPanel } from '../../../src/viewer/panels/history-panel.tsx'
import { Legend } from '../../../src/viewer/panels/legend.tsx'
import { App } from '../../../src/viewer/shell/app.tsx'
import { latePart } from '../../../src/viewer/parts/late-part.tsx'
import { Header } from '../../../src/viewer/shell/header.tsx'
import { usePageOf } from '../../../src/viewer/shell/use-page-of.ts'
import type { Action } from '../../../src/viewer/state/action.ts'
import { reduce } from '../../../src/viewer/state/actions/index.ts'
import { initialState } from '../../../src/viewer/state/initial.ts'
import { Store } from '../../../src/viewer/state/store.ts'

/** What a test asks of the page that shows a part of the viewer. */
export interface Parts {
  /** Shows a part by its name, with a graph that a script makes, after actions; resolves once the graph has answered. */
  show(part: keyof typeof parts, script: string, actions?: readonly Action[]): Promise<void>
  send(action: Action): void
  /** The kinds of all steps so far. */
  steps(): readonly string[]
  /** Which components an action renders anew. */
  rendersOf(action: Action): Promise<readonly string[]>
  /** What a backend does through a mount, an end and another mount: each opening, closing, and the last answer. */
  mountTwice(): Promise<readonly string[]>
}

const controls: WorkspaceControls = {
  choose: () => undefined,
  leave: undefined,
  again: undefined,
  tell: () => undefined,
  describe: () => undefined,
}
const help = (): void => undefined

const parts = {
  app: () => <App workspace={current()} controls={controls} />,
  header: () => (
    <Alone>
      <Header />
    </Alone>
  ),
  legend: () => (
    <Alone>
      <Legend />
    </Alone>
  ),
  history: () => (
    <Alone>
      <HistoryPanel />
    </Alone>
  ),
  late: () => (
    <Alone>
      <Suspense>
        <Late />
      </Suspense>
    </Alone>
  ),
  table: () => (
    <Alone>
      <Table />
    </Alone>
  ),
}

let asked = 0
/** It cannot be loaded at first. */
const Late = latePart(async () => {
  if (++asked === 1) throw new TypeError('Failed to fetch')
  return { default: () => <p>It is here.</p> }
})

let root: Root | undefined
let shown: Workspace | undefined

function current(): Workspace {
  if (shown === undefined) throw new Error('Nothing is shown.')
  return shown
}

/** A part of the page in a context of its own. */
function Alone({ children }: { readonly children: ReactNode }) {
  const page = usePageOf(current(), controls, help)
  return (
    <PageContext value={page}>
      <main data-ready={page.content.loading ? 'no' : 'yes'}>
        <Ground />
        {children}
      </main>
    </PageContext>
  )
}

/** What is drawn has a size. */
function Ground() {
  const { stage } = usePage()
  return <div ref={stage} style={{ height: 400 }} />
}

function Table() {
  const { content, store } = usePage()
  const result = content.value?.result
  if (result === undefined) return null
  return (
    <ResultTable
      result={result}
      onRow={(keys) => {
        const [key] = keys
        if (key !== undefined) store.send({ kind: 'select', key })
      }}
      textOf={(_, value) => String(value)}
      isNullEmpty={false}
    />
  )
}

async function show(
  part: keyof typeof parts,
  script: string,
  actions: readonly Action[] = [],
): Promise<void> {
  root?.unmount()
  const database = new Database(openScript('a.cypher', script))
  const backend = new EmbeddedBackend(database)
  const description = await surveyGraph(backend, plainDescription(database.schema()))
  const store = new Store(actions.reduce(reduce, initialState(description.views[0]?.id ?? '')))
  const opened = { backend, graph: async () => '', description, files: [], meeting: undefined, millis: 0 }
  shown = { id: 0, description, store, opened: opened as unknown as Workspace['opened'], summary: '' }
  const host = document.createElement('div')
  document.body.replaceChildren(host)
  root = createRoot(host)
  root.render(<StrictMode>{parts[part]()}</StrictMode>)
}

async function mountTwice(): Promise<readonly string[]> {
  const told: string[] = []
  const make = (): Backend => {
    told.push('opened')
    const backend = new EmbeddedBackend(new Database())
    return {
      run: (...query) => backend.run(...query),
      schema: () => backend.schema(),
      describe: () => backend.describe(),
      close: async () => {
        told.push('closed')
        await backend.close()
      },
    }
  }
  const mounted = new MountedBackend(make)
  mounted.open()
  await mounted.close()
  await mounted.run('RETURN 1').catch(({ code }: { readonly code: string }) => told.push(code))
  mounted.open()
  told.push(String((await (await mounted.run('RETURN 1 AS one')).collect()).records))
  return told
}

const page: Parts = {
  show,
  send: (action) => current().store.send(action),
  steps: () => current().store.steps.map(({ action }) => action.kind),
  rendersOf: (action) => rendersOf(() => current().store.send(action)),
  mountTwice,
}
Object.assign(globalThis, { parts: page })
