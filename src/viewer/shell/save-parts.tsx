import { Suspense, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Description } from '../../backend/index.ts'
import { loadDocument } from '../engine/open-backend.ts'
import type { Workspace } from '../engine/workspace.ts'
import { usePage } from '../frame/page.ts'
import { type Draft, queryDraft, viewDraft } from '../saving/draft.ts'
import { openView } from '../state/open-view.ts'
import { download } from '../parts/download.ts'
import { FailureDialog } from '../parts/failure-dialog.tsx'
import { latePart } from '../parts/late-part.tsx'

const SaveDialog = latePart(
  () => import('../saving/save-dialog.tsx'),
  (error, again, { onClose }) => <FailureDialog error={error} onAgain={again} onClose={onClose} />,
)

/** Saves what is shown as a view, and what stands in the console as a query: the page then has it too. */
export function SaveParts({ workspace }: { readonly workspace: Workspace }) {
  const { store, description, controls, graph, written, saving, say } = usePage()
  const [draft, setDraft] = useState<Draft>()
  useEffect(() => {
    saving.set({
      saveView: () => setDraft(viewDraft(store.state, description, graph)),
      saveQuery: () => setDraft(queryDraft(store.state, description, written.value ?? '')),
    })
    return () => saving.set(undefined)
  }, [saving, store, description, graph, written])
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
    flushSync(() => controls.describe({ ...workspace.description, views, queries }))
    const view = views.find(({ id }) => id === name)
    if (kind === 'view' && view !== undefined) store.send(openView(view))
    say(saved)
  }
  if (draft === undefined) return null
  return (
    <Suspense>
      <SaveDialog
        draft={draft}
        isServers={workspace.opened === undefined}
        order={description.views.length + 1}
        onDownload={(file, text) => {
          download(file, text)
          say(`Downloaded ${file}.`)
        }}
        onSaved={(name) => void finish(draft.kind, name)}
        onClose={() => setDraft(undefined)}
      />
    </Suspense>
  )
}
