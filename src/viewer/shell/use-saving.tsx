import { lazy, type ReactNode, Suspense, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Description } from '../../backend/index.ts'
import type { Workspace, WorkspaceControls } from '../engine/workspace.ts'
import { loadDocument } from '../engine/open-backend.ts'
import { type Draft, queryDraft, viewDraft } from '../saving/draft.ts'
import { openView } from '../state/open-view.ts'
import { download } from './download.ts'

const SaveDialog = lazy(() => import('../saving/save-dialog.tsx'))

export interface SavingProps {
  readonly workspace: Workspace
  readonly describe: WorkspaceControls['describe']
  /** As the page shows it. */
  readonly description: Description
  /** The first digits of the hash of the graph; '' where it is not known. */
  readonly graph: string
  /** What stands in the console. */
  readonly written: string
  readonly say: (text: string) => void
}

export interface Saving {
  readonly saveView: () => void
  /** Undefined where there is no query to be saved. */
  readonly saveQuery: (() => void) | undefined
  /** The dialog; null while nothing is saved. */
  readonly dialog: ReactNode
}

/** Saves what is shown as a view, and what stands in the console as a query: the page then has it too. */
export function useSaving({ workspace, describe, description, graph, written, say }: SavingProps): Saving {
  const [draft, setDraft] = useState<Draft>()
  const { store, opened } = workspace
  const finish = async (kind: Draft['kind'], name: string): Promise<void> => {
    setDraft(undefined)
    const saved =
      kind === 'view'
        ? `Saved views/${name}.yaml.`
        : `Saved queries/${name}.cypher: it is among the questions.`
    let fresh: Description
    try {
      fresh = JSON.parse(await loadDocument('description')) as Description
    } catch {
      return say(`${saved} Reload the page to see it.`)
    }
    const { views, queries } = fresh
    // What is opened next is among them.
    flushSync(() => describe({ ...workspace.description, views, queries }))
    const view = views.find(({ id }) => id === name)
    if (kind === 'view' && view !== undefined) store.send(openView(view))
    say(saved)
  }
  return {
    saveView: () => setDraft(viewDraft(store.state, description, graph)),
    saveQuery:
      written.trim() === '' ? undefined : () => setDraft(queryDraft(store.state, description, written)),
    dialog:
      draft === undefined ? null : (
        <Suspense>
          <SaveDialog
            draft={draft}
            isServers={opened === undefined}
            order={description.views.length + 1}
            onDownload={(file, text) => {
              download(file, text)
              say(`Downloaded ${file}.`)
            }}
            onSaved={(name) => void finish(draft.kind, name)}
            onClose={() => setDraft(undefined)}
          />
        </Suspense>
      ),
  }
}
