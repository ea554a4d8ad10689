import { useEffect, useId, useRef, useState } from 'react'
import { countText } from '../../model/count-text.ts'
import { findQueries, forgetQueries, ranQueries } from './query-history.ts'
import '../parts/dialog.css'

export interface HistoryDialogProps {
  readonly onChoose: (text: string) => void
  readonly onClose: () => void
}

/** The queries that were run in this browser: to be searched, taken into the console, and forgotten. */
export function HistoryDialog({ onChoose, onClose }: HistoryDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  const [queries, setQueries] = useState(ranQueries)
  const [search, setSearch] = useState('')
  useEffect(() => dialog.current?.showModal(), [])
  const found = findQueries(queries, search)
  return (
    <dialog ref={dialog} className="dialog history-dialog" aria-labelledby={heading} onClose={onClose}>
      <h1 id={heading}>Queries that were run here</h1>
      <div className="history-search">
        <input
          type="search"
          aria-label="Search the queries"
          placeholder="Search the queries"
          autoFocus
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        <span className="aside" role="status">
          {search.trim() === ''
            ? countText(queries.length, 'query', 'queries')
            : `${found.length} of ${countText(queries.length, 'query', 'queries')}`}
        </span>
      </div>
      {found.length === 0 && (
        <p className="aside">
          {queries.length === 0
            ? 'None yet. A query is kept here, in this browser alone, when you run it.'
            : 'No query contains this.'}
        </p>
      )}
      <ul className="history-list">
        {found.map(({ text, at }) => (
          <li key={text}>
            <button
              type="button"
              className="history-query"
              onClick={() => {
                onChoose(text)
                dialog.current?.close()
              }}
            >
              <code>{text}</code>
              <span className="aside">{new Date(at).toLocaleString('en-GB')}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="history-buttons">
        <button
          type="button"
          className="plain-button"
          disabled={queries.length === 0}
          onClick={() => {
            forgetQueries()
            setQueries([])
          }}
        >
          Forget all
        </button>
        <button type="button" className="plain-button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
    </dialog>
  )
}
