import { Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Description } from '../../backend/index.ts'
import { SilkgraphError } from '../../errors.ts'
import type { Schema } from '../../database/index.ts'
import { ConsoleBar, type ConsoleTabs } from './console-bar.tsx'
import type { Given } from './cypher-editor.tsx'
import { PartFailure } from '../parts/boundary.tsx'
import { loaderOf } from '../parts/load-part.ts'
import { latePart } from '../parts/late-part.tsx'
import { HistoryDialog } from './history-dialog.tsx'
import './console.css'

/** So many lines of Cypher are seen at rest. */
const REST_LINES = 3

/** Before anybody can have seen that Cancel is Run again. */
const REACTION_MILLIS = 300

const EMPTY = 'The query is empty.'
const NO_QUERY = 'There is an error in the query, so it stays as it is.'

const loadFormat = loaderOf(() => import('./format-cypher.ts'))

const CypherEditor = latePart(
  async () => ({ default: (await import('./cypher-editor.tsx')).CypherEditor }),
  (error, again, { given }) => (
    <>
      <pre className="console-plain">{given.text}</pre>
      <PartFailure error={error} onAgain={again} />
    </>
  ),
)

export interface ConsoleProps {
  /** What the editor is given to show. */
  readonly given: Given
  /** What stands in it. */
  readonly text: string
  readonly tabs: ConsoleTabs
  readonly description: Description
  readonly schema: Schema | undefined
  readonly running: Running
  /** Saves the text as a query; undefined where there is none. */
  readonly onSave: (() => void) | undefined
  readonly onChange: (text: string) => void
  /** Writes another text in the place of what stands there. */
  readonly onReplace: (text: string) => void
  readonly onRun: (text: string) => void
  readonly onClose: () => void
}

/** Whether something is being asked. */
export interface Running {
  /** Ends it; undefined while nothing is asked. */
  readonly cancel: (() => void) | undefined
  /** For how many whole seconds; undefined until that is long enough to be shown. */
  readonly seconds: number | undefined
  /** What of it is done, as `45,000 records`; '' where nothing is told. */
  readonly done: string
}

/** The Cypher behind what is shown, to be changed, run and cancelled. */
export function Console(props: ConsoleProps) {
  const { given, text, tabs, description, schema, running, onSave, onChange, onReplace, onRun, onClose } =
    props
  const [whole, setWhole] = useState(false)
  // The bar stands below the editor once that was used: it would take its room from the picture.
  const [used, setUsed] = useState(false)
  const [remembers, setRemembers] = useState(false)
  /** What is said of a text; whatever is written then takes that away. */
  const [note, setNote] = useState({ text: '', said: '' })
  const said = note.text === text ? note.said : ''
  const hasJustEnded = useJustEnded(running.seconds !== undefined)
  const run = (query: string): void => {
    if (query.trim() === '') setNote({ text, said: EMPTY })
    else onRun(query)
  }
  const latest = useRef(text)
  useEffect(() => {
    latest.current = text
  }, [text])
  const format = async (): Promise<void> => {
    let formatCypher
    try {
      formatCypher = (await loadFormat()).formatCypher
    } catch (error) {
      return setNote({ text: latest.current, said: unformattedText(error) })
    }
    // More may have been written meanwhile.
    const { current } = latest
    const formatted = formatCypher(current)
    if (formatted !== undefined) onReplace(formatted)
    else setNote({ text: current, said: current.trim() === '' ? EMPTY : NO_QUERY })
  }
  const lines = text.trim().split('\n').length
  return (
    <div
      className="console"
      data-whole={whole ? 'yes' : undefined}
      data-used={used || tabs.texts.length > 1 ? 'yes' : undefined}
      onClick={() => setUsed(true)}
      onKeyUp={() => setUsed(true)}
    >
      <div className="console-head">
        <h2>Cypher</h2>
        <button type="button" className="plain-button" onClick={onClose}>
          Close
        </button>
      </div>
      <Suspense fallback={<pre className="console-plain">{text}</pre>}>
        <CypherEditor
          label="Cypher"
          given={given}
          onChange={onChange}
          onRun={run}
          onFormat={() => void format()}
          onCancel={running.cancel}
          schema={schema}
          description={description}
        />
      </Suspense>
      <div className="console-actions">
        {lines > REST_LINES && (
          <button type="button" className="text-button console-whole" onClick={() => setWhole(!whole)}>
            {whole ? 'Fewer lines' : `All ${lines} lines`}
          </button>
        )}
        {running.seconds !== undefined && (
          <span className="aside">{elapsedText(running.seconds, running.done)}</span>
        )}
        <button
          type="button"
          className="text-button console-save"
          disabled={onSave === undefined}
          onClick={onSave}
        >
          Save query
        </button>
        {/* One button, so that whoever has pressed Run stands on Cancel. */}
        <button
          type="button"
          className="text-button console-run"
          aria-disabled={hasJustEnded ? 'true' : undefined}
          onClick={() => {
            if (running.seconds !== undefined) running.cancel?.()
            else if (!hasJustEnded) run(text)
          }}
          aria-keyshortcuts={running.seconds === undefined ? 'Control+Enter' : 'Escape'}
        >
          {running.seconds === undefined ? 'Run' : 'Cancel'}{' '}
          <kbd>{running.seconds === undefined ? 'Ctrl+Enter' : 'Esc'}</kbd>
        </button>
        {said !== '' && (
          <span className="aside console-note" role="status">
            {said}
          </span>
        )}
        <span className="only-heard" role="status">
          {running.seconds === undefined ? '' : 'The query is running. Escape cancels it.'}
        </span>
      </div>
      <ConsoleBar tabs={tabs} onHistory={() => setRemembers(true)} onFormat={() => void format()} />
      {remembers && <HistoryDialog onChoose={onReplace} onClose={() => setRemembers(false)} />}
    </div>
  )
}

function unformattedText(error: unknown): string {
  if (!(error instanceof SilkgraphError)) return 'The query could not be formatted.'
  return `The query stays as it is. ${[error.message, error.hint].filter(Boolean).join(' ')}`
}

/** Whether something ended only now: who meant to cancel it would press Run. */
function useJustEnded(isRunning: boolean): boolean {
  const [justEnded, setJustEnded] = useState(false)
  const wasRunning = useRef(isRunning)
  useLayoutEffect(() => {
    setJustEnded(wasRunning.current && !isRunning)
    wasRunning.current = isRunning
  }, [isRunning])
  useEffect(() => {
    if (!justEnded) return
    const timer = setTimeout(() => setJustEnded(false), REACTION_MILLIS)
    return () => clearTimeout(timer)
  }, [justEnded])
  return justEnded
}

/** For how long a query has been running, in words. */
export function elapsedText(seconds: number, done: string): string {
  const told = done === '' ? '' : `, ${done}`
  return seconds === 0 ? `Running …${told}` : `Running for ${seconds} s${told}`
}
