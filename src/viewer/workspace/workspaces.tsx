import { useCallback, useEffect, useRef, useState } from 'react'
import { Boundary } from '../parts/boundary.tsx'
import { FailureDialog } from '../parts/failure-dialog.tsx'
import { App } from '../shell/app.tsx'
import { initialState } from '../state/initial.ts'
import { Store } from '../state/store.ts'
import { loadDocument } from '../engine/open-backend.ts'
import type { OpenedGraph } from '../engine/read-files.ts'
import { OpenDialog, type Chosen } from './open-dialog.tsx'
import { summaryWords } from './opening-words.ts'
import { rememberNames } from './recent.ts'
import { useAskBeforeLeaving } from './use-ask-before-leaving.ts'
import { useDroppedFiles } from './use-dropped-files.ts'
import type { Workspace } from '../engine/workspace.ts'
import './workspace.css'

/** What the reader sees over the graph: nothing, files that were chosen, or what was opened. */
type Over =
  | { readonly kind: 'choosing'; readonly files: readonly File[]; readonly times: number }
  | { readonly kind: 'told'; readonly opened: OpenedGraph }

/**
 * The graphs that the page has open, of which it shows the last: the server's, and those of files that the reader drops or chooses.
 * Undo takes the last one away, and redo shows it again.
 */
export function Workspaces({ first }: { readonly first: Workspace }) {
  const [workspaces, setWorkspaces] = useState<readonly Workspace[]>([first])
  const [over, setOver] = useState<Over>()
  const [left, setLeft] = useState<Workspace>()
  const next = useRef(first.id + 1)
  const input = useRef<HTMLInputElement>(null)
  const current = workspaces.at(-1) ?? first
  // Whoever chooses again begins again, also with a file of the same name.
  const times = useRef(0)
  const onFiles = useCallback(
    (files: readonly File[]) => setOver({ kind: 'choosing', files, times: times.current++ }),
    [],
  )
  const isOver = useDroppedFiles(onFiles)
  useAskBeforeLeaving(workspaces.some(({ opened }) => opened !== undefined))
  const choose = useCallback(() => input.current?.click(), [])

  useEffect(() => {
    document.title = `${current.description.title} · Silkgraph`
    document.documentElement.lang = current.description.language
  }, [current])
  // What was left can be shown again until something else is opened.
  const letGo = (): void => {
    void left?.opened?.backend.close()
    setLeft(undefined)
  }
  const show = (opened: OpenedGraph, chosen: Chosen): void => {
    rememberNames(chosen.names)
    const { description } = opened
    const state = initialState(description.views[0]?.id ?? '')
    const store = new Store({ ...state, theme: current.store.state.theme })
    const summary = summaryWords(opened)
    const workspace: Workspace = { id: next.current++, description, store, opened, summary }
    letGo()
    setWorkspaces((before) => [...before, workspace])
    setOver(undefined)
  }
  const leave = (): void => {
    letGo()
    setLeft({ ...current, summary: '' })
    setWorkspaces((before) => before.slice(0, -1))
  }
  const again = (): void => {
    if (left === undefined) return
    setWorkspaces((before) => [...before, left])
    setLeft(undefined)
  }
  const { opened } = current
  return (
    <>
      <App
        key={current.id}
        workspace={current}
        controls={{
          choose,
          describe: (description) =>
            setWorkspaces((before) =>
              before.map((one) => (one.id === current.id ? { ...one, description } : one)),
            ),
          leave: workspaces.length > 1 ? leave : undefined,
          again: left === undefined ? undefined : again,
          tell: opened === undefined ? undefined : () => setOver({ kind: 'told', opened }),
        }}
      />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to open"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          // The same file can be chosen again.
          target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
      {isOver && (
        <div className="drop-hint" role="status">
          <p>Drop files to open them. They stay on this machine.</p>
        </div>
      )}
      {over !== undefined && (
        <Boundary
          key={over.kind === 'choosing' ? `choosing ${over.times}` : 'told'}
          renderFailure={(error, again) => (
            <FailureDialog error={error} onAgain={again} onClose={() => setOver(undefined)} />
          )}
        >
          <OpenDialog
            chosen={over.kind === 'choosing' ? over.files : []}
            told={over.kind === 'told' ? over.opened : undefined}
            current={current}
            graph={opened?.graph ?? (() => loadDocument('graph'))}
            words={first.description}
            onChoose={choose}
            onShow={show}
            onClose={() => setOver(undefined)}
          />
        </Boundary>
      )}
    </>
  )
}
