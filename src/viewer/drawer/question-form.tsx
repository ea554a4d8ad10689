import { useState, type FormEvent } from 'react'
import type { Backend } from '../../backend/index.ts'
import type { CannedParameter, CannedQuery } from '../../canned/canned-query.ts'
import { useLoaded } from '../hooks/use-loaded.ts'

export interface QuestionFormProps {
  readonly backend: Backend
  readonly question: CannedQuery
  readonly given: { readonly [name: string]: string }
  readonly onAsk: (given: { readonly [name: string]: string }) => void
  /** Opens its Cypher in the console. */
  readonly onEdit: () => void
}

/** A canned query as a form: its question in words, a field for each parameter with suggestions from the graph. */
export function QuestionForm({ backend, question, given, onAsk, onEdit }: QuestionFormProps) {
  const [values, setValues] = useState(given)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onAsk(values)
  }
  const parameters = Object.entries(question.parameters)
  return (
    <form className="question" onSubmit={submit} aria-label={question.title}>
      <p className="question-text">{question.question}</p>
      {parameters.map(([name, parameter]) => (
        <Field
          key={name}
          backend={backend}
          name={name}
          parameter={parameter}
          value={values[name] ?? String(parameter.default)}
          onChange={(value) => setValues({ ...values, [name]: value })}
        />
      ))}
      {parameters.length > 0 && (
        <button type="submit" className="panel-button">
          Ask
        </button>
      )}
      <button type="button" className="text-button" onClick={onEdit}>
        Change the Cypher
      </button>
    </form>
  )
}

function Field({
  backend,
  name,
  parameter,
  value,
  onChange,
}: {
  readonly backend: Backend
  readonly name: string
  readonly parameter: CannedParameter
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const { suggest } = parameter
  const suggestions = useLoaded(`suggest ${suggest ?? ''}`, async () => {
    if (suggest === undefined) return []
    const { keys, records } = await (await backend.run(suggest)).collect()
    const at = (key: string): number => keys.indexOf(key)
    return records.map((record) => ({ value: String(record[at('value')]), text: String(record[at('text')]) }))
  })
  return (
    <label className="question-field">
      <span>{parameter.description}</span>
      {suggest !== undefined && suggestions.error === undefined ? (
        <select name={name} value={value} onChange={({ target }) => onChange(target.value)}>
          {(suggestions.value ?? [{ value, text: value }]).map((one) => (
            <option key={one.value} value={one.value}>
              {one.text}
            </option>
          ))}
        </select>
      ) : (
        <input name={name} value={value} onChange={({ target }) => onChange(target.value)} />
      )}
    </label>
  )
}
