import { useEffect, useId, useRef, useState } from 'react'
import type { Description } from '../../backend/index.ts'
import { DataError } from '../../errors.ts'
import { MOST_FILE_BYTES } from '../../formats/index.ts'
import { type OpenedGraph, readFiles } from '../engine/read-files.ts'
import { forgetNames, recentNames } from './recent.ts'
import { openingWords } from './opening-words.ts'
import { sizeText } from './size-text.ts'
import type { Workspace } from '../engine/workspace.ts'

/** What the reader has chosen to open. */
export interface Chosen {
  readonly names: readonly string[]
}

export interface OpenDialogProps {
  readonly chosen: readonly File[]
  /** A graph that is open: what was said when it was opened is told again. */
  readonly told: OpenedGraph | undefined
  readonly current: Workspace
  /** The current graph, as JSON text. */
  readonly graph: () => Promise<string>
  /** Whose words explain labels that the files have in common with the server's graph. */
  readonly words: Description
  readonly onChoose: () => void
  readonly onShow: (opened: OpenedGraph, chosen: Chosen) => void
  readonly onClose: () => void
}

/** How far the opening is. */
type Stage =
  | { readonly kind: 'asking' }
  | { readonly kind: 'reading'; readonly share: number }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'read'; readonly opened: OpenedGraph }

/** Asks how files are to be opened, reads them, and tells what they held before they are shown. */
export function OpenDialog(props: OpenDialogProps) {
  const { chosen, told, current, graph, words, onChoose, onShow, onClose } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  const [stage, setStage] = useState<Stage>({ kind: 'asking' })
  const [beside, setBeside] = useState(false)
  const [join, setJoin] = useState('')
  const names = chosen.map(({ name }) => name)
  useEffect(() => dialog.current?.showModal(), [])
  const reading = useRef<AbortController>(undefined)
  // What was read and is not shown is let go of.
  const waiting = useRef<OpenedGraph>(undefined)
  const letGo = (): void => {
    void waiting.current?.backend.close()
    waiting.current = undefined
  }
  // Other files may be dropped meanwhile: these are read no further then.
  useEffect(
    () => () => {
      reading.current?.abort()
      letGo()
    },
    [],
  )
  const show = (opened: OpenedGraph): void => {
    waiting.current = undefined
    onShow(opened, { names })
  }
  const open = async (): Promise<void> => {
    const abort = new AbortController()
    reading.current = abort
    const onProgress = (share: number): void => setStage({ kind: 'reading', share })
    onProgress(0)
    try {
      refuseSize(chosen)
      const key = join.trim()
      const opened = await readFiles(
        {
          files: chosen.map((file) => ({ name: file.name, content: file })),
          join: key === '' || (!beside && chosen.length < 2) ? undefined : key,
          beside: beside ? await graph() : undefined,
          words: beside ? current.description : words,
          title: beside ? `${current.description.title} and ${names.join(', ')}` : names.join(', '),
        },
        onProgress,
        abort.signal,
      )
      if (opened.meeting === undefined && opened.files.every(({ losses }) => losses.length === 0))
        return show(opened)
      waiting.current = opened
      setStage({ kind: 'read', opened })
    } catch (error) {
      setStage(abort.signal.aborted ? { kind: 'asking' } : { kind: 'failed', error })
    }
  }
  const keys = propertyKeys(current)
  return (
    <dialog
      ref={dialog}
      className="open-dialog"
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h1 id={title}>{told === undefined ? 'Open files' : 'What was opened'}</h1>
      {told !== undefined ? (
        <Told opened={told} />
      ) : (
        <ul className="open-files">
          {chosen.map((file, index) => (
            <li key={index}>
              <bdi>{file.name}</bdi> <span className="aside">{sizeText(file.size)}</span>
            </li>
          ))}
        </ul>
      )}
      {told === undefined && stage.kind === 'asking' && (
        <form
          id="open-form"
          onSubmit={(event) => {
            event.preventDefault()
            void open()
          }}
        >
          <fieldset className="open-choice">
            <legend className="unseen">Where to</legend>
            <label>
              <input type="radio" name="where" checked={!beside} onChange={() => setBeside(false)} /> In place
              of what is shown
            </label>
            <label>
              <input type="radio" name="where" checked={beside} onChange={() => setBeside(true)} /> Together
              with it, as one graph
            </label>
          </fieldset>
          {(beside || chosen.length > 1) && (
            <label className="open-join">
              Property by which nodes meet
              <input
                list="open-keys"
                value={join}
                placeholder="none: nothing is joined"
                autoComplete="off"
                onChange={({ target }) => setJoin(target.value)}
              />
              <datalist id="open-keys">
                {keys.map((key) => (
                  <option key={key} value={key} />
                ))}
              </datalist>
              <span className="aside">How many meet is told before anything is shown.</span>
            </label>
          )}
          <p className="aside">The files are read on this machine, and nothing of them is sent anywhere.</p>
        </form>
      )}
      {stage.kind === 'reading' && (
        <p className="open-progress">
          <progress value={stage.share} max={1} aria-label="Reading" />{' '}
          <span>
            {stage.share < 1 ? `Reading: ${Math.floor(stage.share * 100)} %` : 'Making the graph …'}
          </span>
        </p>
      )}
      {stage.kind === 'failed' && <Refused error={stage.error} />}
      {stage.kind === 'read' && <Told opened={stage.opened} />}
      <Recent />
      <div className="open-buttons">
        <button type="button" className="plain-button" onClick={onClose}>
          {told !== undefined ? 'Close' : 'Cancel'}
        </button>
        {stage.kind === 'failed' && (
          <button type="button" className="plain-button" onClick={onChoose}>
            Choose other files
          </button>
        )}
        {stage.kind === 'read' && (
          <>
            <button
              type="button"
              className="plain-button"
              onClick={() => {
                letGo()
                setStage({ kind: 'asking' })
              }}
            >
              Back
            </button>
            <button type="button" className="open-go" onClick={() => show(stage.opened)}>
              Show the graph
            </button>
          </>
        )}
        {told === undefined && stage.kind === 'asking' && (
          <button type="submit" form="open-form" className="open-go">
            Open
          </button>
        )}
      </div>
    </dialog>
  )
}

function Told({ opened }: { readonly opened: OpenedGraph }) {
  return (
    <ul className="open-told" role="status">
      {openingWords(opened).map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
  )
}

function Refused({ error }: { readonly error: unknown }) {
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

/** Names alone: a page cannot open a file again by itself, and says so. */
function Recent() {
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

/** @throws DataError `TooLarge` before anything is read */
function refuseSize(files: readonly File[]): void {
  const large = files.find(({ size }) => size > MOST_FILE_BYTES)
  if (large === undefined) return
  throw new DataError({
    code: 'TooLarge',
    message: `The file is larger than ${sizeText(MOST_FILE_BYTES)}.`,
    hint: 'Split it, or load it into a database server and open that: silkgraph serve --store ADDRESS.',
    place: { file: large.name },
  })
}

/** Properties that the current graph is known to have names of: those that most name nodes by come first. */
function propertyKeys({ description }: Workspace): readonly string[] {
  const captions = description.labels.flatMap(({ caption }) => caption ?? [])
  return [...new Set(['id', 'name', 'label', ...captions])]
}
