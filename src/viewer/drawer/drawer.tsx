import { useState } from 'react'
import type { Description } from '../../backend/index.ts'
import { inWords, type NamesInWords } from '../../canned/in-words.ts'
import { planToJson } from '../../cypher/index.ts'
import type { PlanDescription, ProfileDescription } from '../../database/index.ts'
import { countText } from '../../model/count-text.ts'
import { recordsToJson } from '../../model/json.ts'
import type { Node, Value } from '../../model/values.ts'
import { Console, elapsedText } from '../console/console.tsx'
import type { Content } from '../content/content.ts'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import type { Drawer as DrawerState, Source } from '../state/state.ts'
import { labelOf } from '../words/labels.ts'
import { nameOf } from '../words/names.ts'
import { phraseOf } from '../words/phrases.ts'
import { PlanTable } from './plan-table.tsx'
import { QuestionForm } from './question-form.tsx'
import { selectRecordsOf } from './select-records.ts'
import { ResultTable } from './result-table.tsx'
import { answerText, valueText } from './value-text.ts'
import type { Written } from './written.ts'
import './drawer.css'

export interface DrawerProps {
  /** Whether the content answers another query than the one that is written, asked or not. */
  readonly isOfBefore: boolean
  readonly written: Written
  /** For how many whole seconds something is being asked; undefined until that is long enough to be shown. */
  readonly seconds: number | undefined
  /** Told what a record holds that is pointed at. */
  readonly onRow: (keys: ReadonlySet<string>) => void
}

/** Below the picture: the next questions, the Cypher behind what is shown, and the records it returned. */
export function Drawer({ isOfBefore, written, seconds, onRow }: DrawerProps) {
  const page = usePage()
  const { store, backend, description, schema, content, saving } = page
  const { send } = store
  const selectRecords = selectRecordsOf(page)
  const { source, drawer } = useSelect(({ state }) => ({ source: state.source, drawer: state.drawer }))
  const running = { seconds, cancel: content.loading ? content.cancel : undefined }
  // On a phone the console is a sheet of its own, until what was run in it has come to its end.
  const [sheet, setSheet] = useState<'closed' | 'open' | 'asked'>('closed')
  const [wasLoading, setWasLoading] = useState(content.loading)
  if (wasLoading !== content.loading) {
    setWasLoading(content.loading)
    if (wasLoading && sheet === 'asked') setSheet('closed')
  }
  const ask = (query: string): void => {
    setSheet((before) => (before === 'open' ? 'asked' : before))
    send({ kind: 'open', source: { kind: 'query', text: query.trim() } })
    send({ kind: 'drawer', drawer: { ...drawer, open: true } })
  }
  const openQuestion = (id: string, given: { readonly [name: string]: string } = {}): void => {
    send({ kind: 'open', source: { kind: 'question', id, given } })
    send({ kind: 'drawer', drawer: { ...drawer, open: true } })
  }
  const result = content.value?.result
  const question = content.value?.question
  // Records that hold nothing to draw are read as a table.
  const cannotDraw = drawer.open && content.value?.base.nodes.size === 0
  const show = drawer.show === 'graph' && cannotDraw ? 'table' : drawer.show
  const plan = result?.summary.profile ?? result?.summary.plan
  // Nothing was run, so that no record is missing.
  const isExplained = plan !== undefined && result?.summary.profile === undefined
  const hasRecords = result !== undefined && (result.records.length > 0 || plan !== undefined)
  return (
    <section
      className="drawer"
      aria-label="Questions and Cypher"
      tabIndex={-1}
      data-region
      data-records={drawer.open && show !== 'graph' && hasRecords && !isOfBefore ? 'yes' : undefined}
      data-writing={sheet === 'closed' ? undefined : 'yes'}
    >
      <div className="ask">
        <span className="ask-title">Ask</span>
        {questionsOf(description, source).map(({ id, title, question: words }) => (
          <button
            key={id}
            type="button"
            className="ask-question"
            title={words}
            onClick={() => openQuestion(id)}
          >
            {title}
          </button>
        ))}
        <AllQuestions description={description} onOpen={openQuestion} />
      </div>
      {source.kind === 'question' && question !== undefined && (
        <QuestionForm
          key={JSON.stringify(source)}
          backend={backend}
          question={question}
          given={source.given}
          onAsk={(given) => openQuestion(question.id, given)}
          onEdit={() => ask(written.shown)}
        />
      )}
      {running.seconds === undefined ? (
        <button type="button" className="console-open plain-button" onClick={() => setSheet('open')}>
          Write Cypher
        </button>
      ) : (
        <button type="button" className="console-open plain-button" onClick={running.cancel}>
          Cancel <span className="aside">{elapsedText(running.seconds)}</span>
        </button>
      )}
      <Console
        shown={written.shown}
        text={written.text}
        description={description}
        schema={schema}
        running={running}
        onSave={written.text.trim() === '' ? undefined : () => saving.value?.saveQuery()}
        onChange={written.onChange}
        onRun={ask}
        onClose={() => setSheet('closed')}
      />
      {result !== undefined && (
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
            {hasRecords && <CopyJson text={() => jsonOf(result, plan)} />}
            {(['graph', 'table', 'json'] as const).map((way) => (
              <button
                key={way}
                type="button"
                className="plain-button"
                aria-pressed={(drawer.open ? show : 'graph') === way}
                onClick={() => send({ kind: 'drawer', drawer: { ...drawer, open: true, show: way } })}
              >
                {showWords[way]}
              </button>
            ))}
            {drawer.open && (
              <button
                type="button"
                className="plain-button"
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
          {drawer.open && hasRecords && (
            <ResultBody
              show={show}
              onRow={onRow}
              result={result}
              plan={plan}
              isAnswer={question !== undefined}
            />
          )}
        </div>
      )}
    </section>
  )
}

/** The records, or the plan that is shown in their place. */
function jsonOf(
  { keys, records }: NonNullable<Content['result']>,
  plan: PlanDescription | ProfileDescription | undefined,
): string {
  return plan === undefined ? recordsToJson(keys, records) : planToJson(plan)
}

/** Copies all that was returned, however it is shown. */
function CopyJson({ text }: { readonly text: () => string }) {
  const [said, setSaid] = useState('Copy JSON')
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text())
      setSaid('Copied')
    } catch {
      setSaid('The browser blocked copying')
    }
    setTimeout(() => setSaid('Copy JSON'), 2_000)
  }
  return (
    <button type="button" className="plain-button" aria-live="polite" onClick={() => void copy()}>
      {said}
    </button>
  )
}

const showWords = { graph: 'Graph', table: 'Table', json: 'JSON' } as const

function ResultBody({
  show,
  result,
  onRow,
  plan,
  isAnswer,
}: Pick<DrawerProps, 'onRow'> & {
  readonly show: DrawerState['show']
  /** Of a query that asks for it: shown in the place of its records. */
  readonly plan: PlanDescription | ProfileDescription | undefined
  /** Whether it answers a canned query, which is read in words. */
  readonly isAnswer: boolean
  readonly result: NonNullable<Content['result']>
}) {
  const { description } = usePage()
  const names: NamesInWords = {
    phraseOf: (type) => phraseOf(type, 'out', description),
    labelOf: (label) => labelOf([label], description).singular,
  }
  const nameNode = (node: Node): string => nameOf(node, description)
  const inAnswer = (column: string, value: Value): string =>
    answerText(inWords(column, value, names), nameNode)
  const inCypher = (_column: string, value: Value): string => valueText(value, nameNode)
  if (show === 'graph') return null
  if (show === 'table' && plan !== undefined) return <PlanTable plan={plan} />
  if (show === 'table')
    return (
      <ResultTable
        result={result}
        onRow={onRow}
        textOf={isAnswer ? inAnswer : inCypher}
        isNullEmpty={isAnswer}
      />
    )
  return (
    <pre
      className="result-scroll result-json"
      tabIndex={0}
      aria-label={plan === undefined ? 'Records as JSON' : 'Plan as JSON'}
    >
      {jsonOf(result, plan)}
    </pre>
  )
}

function AllQuestions({
  description,
  onOpen,
}: {
  readonly description: Description
  readonly onOpen: (id: string) => void
}) {
  if (description.queries.length === 0) return null
  return (
    <select
      className="ask-all"
      aria-label="All questions"
      value=""
      onChange={({ target }) => {
        if (target.value !== '') onOpen(target.value)
      }}
    >
      <option value="">All questions …</option>
      {description.queries.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  )
}

/** The questions of the view, or of the first view while something else is shown. */
function questionsOf({ views, queries }: Description, source: Source) {
  const view = views.find(({ id }) => source.kind === 'view' && id === source.id) ?? views[0]
  return (view?.questions ?? []).flatMap((id) => queries.find((query) => query.id === id) ?? [])
}
