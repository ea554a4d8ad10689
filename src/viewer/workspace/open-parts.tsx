import { useState } from 'react'
import { DataError } from '../../errors.ts'
import type { OpenedGraph } from '../engine/read-files.ts'
import { openingWords } from './opening-words.ts'
import { forgetNames, recentNames } from './recent.ts'

/** What was opened, in sentences. */
export function Told({ opened }: { readonly opened: OpenedGraph }) {
  return (
    <ul className="open-told" role="status">
      {openingWords(opened).map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
  )
}

/** Why nothing was opened. */
export function Refused({ error }: { readonly error: unknown }) {
  const place = error instanceof DataError ? error.place : undefined
  const where =
    place === undefined ? '' : `${place.file}${place.line === undefined ? '' : `, line ${place.line}`}: `
  return (
    <div className="failure" role="alert">
      <p className="failure-message">
        {where}
        {error instanceof Error ? error.message : String(error)}
      </p>
      {error instanceof DataError && error.hint !== undefined && <p className="failure-hint">{error.hint}</p>}
      <p className="aside">Nothing was opened.</p>
    </div>
  )
}

export interface FailedButtonsProps {
  /** Of the error; '' where it has none. */
  readonly code: string
  /** Goes back to the columns; undefined where nothing was asked about them. */
  readonly onColumns: (() => void) | undefined
  readonly onChoose: () => void
  /** Reads cells that rows lack as empty. */
  readonly onFill: () => void
  /** Reads the files again as the reader says; undefined where nothing was said. */
  readonly onAgain: (() => void) | undefined
}

/** What can be done where nothing was opened. */
export function FailedButtons({ code, onColumns, onChoose, onFill, onAgain }: FailedButtonsProps) {
  return (
    <>
      {onColumns !== undefined && (
        <button type="button" className="plain-button" onClick={onColumns}>
          Back to the columns
        </button>
      )}
      <button type="button" className="plain-button" onClick={onChoose}>
        Choose other files
      </button>
      {code === 'ShortRow' && (
        <button type="button" className="open-go" onClick={onFill}>
          Read missing cells as empty
        </button>
      )}
      {code === 'NotText' && onAgain !== undefined && (
        <button type="button" className="open-go" onClick={onAgain}>
          Read again
        </button>
      )}
    </>
  )
}

export interface ChoosingButtonsProps {
  /** Whether the tables can be opened by the choice. */
  readonly isSound: boolean
  readonly onBack: () => void
  readonly onDownload: () => void
}

/** What can be done with a choice of what columns are. */
export function ChoosingButtons({ isSound, onBack, onDownload }: ChoosingButtonsProps) {
  return (
    <>
      <button type="button" className="plain-button" onClick={onBack}>
        Back
      </button>
      <button type="button" className="plain-button" disabled={!isSound} onClick={onDownload}>
        Download this choice
      </button>
      <button type="submit" form="open-form" className="open-go" disabled={!isSound}>
        Open
      </button>
    </>
  )
}

/** Names alone: a page cannot open a file again by itself, and says so. */
export function Recent() {
  const [names, setNames] = useState(recentNames)
  if (names.length === 0) return null
  return (
    <details className="open-recent">
      <summary>Opened before</summary>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
      <p className="aside">
        Only the names are remembered, in this browser.{' '}
        <button
          type="button"
          className="text-button"
          onClick={() => {
            forgetNames()
            setNames([])
          }}
        >
          Forget them
        </button>
      </p>
    </details>
  )
}
