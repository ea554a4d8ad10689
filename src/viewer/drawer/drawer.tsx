import { useState } from 'react'
import type { Description } from '../../backend/index.ts'
import { Console, elapsedText } from '../console/console.tsx'
import { rememberQuery } from '../console/query-history.ts'
import { countText } from '../../model/count-text.ts'
import { type Page, usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { keptToken } from '../sign-in/kept-token.ts'
import type { Source } from '../state/state.ts'
import { QuestionForm } from './question-form.tsx'
import { Results } from './results.tsx'
import { useTabs } from './use-tabs.ts'
import { useAnswer } from './use-answer.ts'
import { viewOf } from './views/index.ts'
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
  const { source, drawer } = useSelect(({ state }) => ({ source: state.source, drawer: state.drawer }))
  const running = {
    seconds,
    cancel: content.loading ? content.cancel : undefined,
    done: doneText(content.progress),
  }
  // On a phone the console is a sheet of its own, until what was run in it has come to its end.
  const [sheet, setSheet] = useState<'closed' | 'open' | 'asked'>('closed')
  const [wasLoading, setWasLoading] = useState(content.loading)
  if (wasLoading !== content.loading) {
    setWasLoading(content.loading)
    if (wasLoading && sheet === 'asked') setSheet('closed')
  }
  const ask = (query: string): void => {
    setSheet((before) => (before === 'open' ? 'asked' : before))
    rememberQuery(query, Date.now(), keptToken())
    send({ kind: 'open', source: { kind: 'query', text: query.trim() } })
    send({ kind: 'drawer', drawer: { ...drawer, open: true } })
  }
  const openQuestion = (id: string, given: { readonly [name: string]: string } = {}): void => {
    send({ kind: 'open', source: { kind: 'question', id, given } })
    send({ kind: 'drawer', drawer: { ...drawer, open: true } })
  }
  const question = content.value?.question
  const answer = useAnswer(content.value)
  const tabs = useTabs(written)
  const isRead = answer !== undefined && viewOf(drawer.show, answer).view.Body !== undefined
  const hasRecords = answer !== undefined && (answer.result.records.length > 0 || answer.plan !== undefined)
  return (
    <section
      className="drawer"
      aria-label="Questions and Cypher"
      tabIndex={-1}
      data-region
      data-records={drawer.open && isRead && hasRecords && !isOfBefore ? 'yes' : undefined}
      data-alone={drawer.open && hasRecords && !answer.isDrawable ? 'yes' : undefined}
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
          Cancel <span className="aside">{elapsedText(running.seconds, running.done)}</span>
        </button>
      )}
      <Console
        given={written.given}
        text={written.text}
        tabs={tabs}
        description={description}
        schema={schema}
        running={running}
        onSave={written.text.trim() === '' ? undefined : () => saving.value?.saveQuery()}
        onChange={written.onChange}
        onReplace={written.replace}
        onRun={ask}
        onClose={() => setSheet('closed')}
      />
      {answer !== undefined && <Results answer={answer} isOfBefore={isOfBefore} onRow={onRow} />}
    </section>
  )
}

/** How far a query is. */
function doneText(progress: Page['content']['progress']): string {
  if (progress === undefined) return ''
  if (progress.records > 0) return countText(progress.records, 'record')
  return progress.share === undefined ? '' : `${Math.floor(progress.share * 100)} %`
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
