import { Menu } from '@base-ui/react/menu'
import { Suspense, useState } from 'react'
import { countText } from '../../model/count-text.ts'
import { usePage } from '../frame/page.ts'
import { Boundary } from '../parts/boundary.tsx'
import { useSelect } from '../frame/use-select.ts'
import { selectRecordsOf } from './select-records.ts'
import { takeRecords } from './take-records.ts'
import { views, viewOf, type Answer } from './views/index.ts'
import type { Copied, Downloaded } from './views/result-view.ts'

export interface ResultsProps {
  readonly answer: Answer
  /** It answers another query than the one that is written. */
  readonly isOfBefore: boolean
  /** Told what a record holds that is pointed at. */
  readonly onRow: (keys: ReadonlySet<string>) => void
}

/** How much was returned, the ways to read it and to take it away, and, where they are open, the records. */
export function Results({ answer, isOfBefore, onRow }: ResultsProps) {
  const page = usePage()
  const { send } = page.store
  const drawer = useSelect(({ state }) => state.drawer)
  const selectRecords = selectRecordsOf(page)
  const { result, plan } = answer
  // Nothing was run, so that no record is missing.
  const isExplained = plan !== undefined && result.summary.profile === undefined
  const hasRecords = result.records.length > 0 || plan !== undefined
  const { view, why } = viewOf(drawer.show, answer)
  return (
    <div className="results" data-before={isOfBefore ? 'yes' : undefined}>
      <div className="results-head">
        <span className="aside" role="status">
          {isExplained ? 'Plan' : countText(result.records.length, 'record')},{' '}
          {result.summary.millis.toFixed(1)} ms
          {isOfBefore && ', of the previous query'}
        </span>
        {!isOfBefore && selectRecords !== undefined && (
          <button type="button" className="plain-button" onClick={selectRecords}>
            Select
            <span className="unseen"> what the records hold</span>
          </button>
        )}
        {hasRecords && (
          <CopyButton
            key={`${view.id} ${view.copied(answer).words}`}
            answer={answer}
            copied={view.copied(answer)}
          />
        )}
        {hasRecords && <Downloads answer={answer} files={view.downloads(answer)} />}
        <span className="results-views" role="group" aria-label="Read as">
          {views.map((one) => (
            <button
              key={one.id}
              type="button"
              className="plain-button"
              aria-pressed={(drawer.open ? view.id : 'graph') === one.id}
              onClick={() => send({ kind: 'drawer', drawer: { ...drawer, open: true, show: one.id } })}
            >
              {one.words}
            </button>
          ))}
        </span>
        {drawer.open && (
          <button
            type="button"
            className="plain-button results-close"
            aria-label="Close the records"
            onClick={() => send({ kind: 'drawer', drawer: { ...drawer, open: false } })}
          >
            Close
          </button>
        )}
      </div>
      {result.summary.notifications.map(({ message }) => (
        <p key={message} className="results-note">
          {message}
        </p>
      ))}
      {drawer.open && why !== '' && drawer.show !== 'graph' && (
        <p className="result-left" role="status">
          {why} This is the table.
        </p>
      )}
      {drawer.open && hasRecords && view.Body !== undefined && (
        <Suspense fallback={<p className="result-left">Loading …</p>}>
          <Boundary key={view.id} of={answer}>
            <view.Body answer={answer} onRow={onRow} />
          </Boundary>
        </Suspense>
      )}
    </div>
  )
}

/** Copies all that was returned in the way of a view. */
function CopyButton({ answer, copied }: { readonly answer: Answer; readonly copied: Copied }) {
  const page = usePage()
  const words = `Copy ${copied.words}`
  const [said, setSaid] = useState(words)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(await copied.text(answer, page))
      setSaid('Copied')
    } catch {
      setSaid('The browser blocked copying')
    }
    setTimeout(() => setSaid(words), 2_000)
  }
  return (
    <button type="button" className="plain-button" aria-live="polite" onClick={() => void copy()}>
      {said}
    </button>
  )
}

/** The files in which an answer can be taken away. */
function Downloads({ answer, files }: { readonly answer: Answer; readonly files: readonly Downloaded[] }) {
  const page = usePage()
  return (
    <Menu.Root>
      <Menu.Trigger className="plain-button">
        Download<span className="unseen"> the records</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="menu-positioner" sideOffset={4} align="end">
          <Menu.Popup className="menu">
            {files.map((file) => (
              <Menu.Item
                key={file.words}
                className="menu-item"
                onClick={() => void takeRecords(file, answer, page)}
              >
                {file.words}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
