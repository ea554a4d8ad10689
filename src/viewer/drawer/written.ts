import { useState } from 'react'
import type { Description } from '../../backend/index.ts'
import type { CannedQuery } from '../../canned/canned-query.ts'
import type { Given } from '../console/cypher-editor.tsx'
import { withLiterals, withValues } from '../console/with-values.ts'
import { phraseCypher } from '../content/phrase-cypher.ts'
import { sampleCypher } from '../content/sample-cypher.ts'
import { sampledOf } from '../state/sampled.ts'
import type { Source } from '../state/state.ts'
import { isSymmetricType } from '../words/phrases.ts'

/** What stands in the console. */
export interface Written {
  /** The Cypher of what was asked last. */
  readonly shown: string
  /** What the editor is given to show. */
  readonly given: Given
  readonly text: string
  /** Whether the text is another than that. */
  readonly isChanged: boolean
  readonly onChange: (text: string) => void
  /** Writes another text in the place of what stands there. */
  readonly replace: (text: string) => void
  /** Writes what stands there once a source is shown, which is opened meanwhile. */
  readonly put: (source: Source, text: string) => void
}

/** The text of the console: the Cypher of the source when it is opened, then what the reader makes of it. */
export function useWritten(description: Description, source: Source): Written {
  const shown = cypherOf(description, source)
  const [written, setWritten] = useState(() => ({ shown, text: shown, given: { text: shown } }))
  const now = written.shown === shown ? written : { shown, text: shown, given: { text: shown } }
  if (written !== now) setWritten(now)
  const { text, given } = now
  return {
    shown,
    given,
    text,
    isChanged: text.trim() !== shown.trim(),
    onChange: (next) => setWritten({ ...now, text: next }),
    replace: (next) => setWritten({ ...now, text: next, given: { text: next } }),
    put: (opened, next) =>
      setWritten({ shown: cypherOf(description, opened), text: next, given: { text: next } }),
  }
}

/** What stands in the console when a source is opened. */
export function cypherOf(description: Description, source: Source): string {
  const { views, queries } = description
  if (source.kind === 'query') return source.text
  if (source.kind === 'sample') {
    const sampled = sampledOf(source.of)
    return sampled === undefined ? '' : sampleCypher(sampled, source.most).text
  }
  if (source.kind === 'phrase') {
    const { text, parameters } = phraseCypher(source.phrase, isSymmetricType(source.phrase.type, description))
    return withLiterals(text, parameters)
  }
  if (source.kind === 'question') {
    const question = queries.find(({ id }) => id === source.id)
    return question === undefined ? '' : answered(question, source.given)
  }
  return views.find(({ id }) => id === source.id)?.picture.trim() ?? ''
}

/** Where the values are wrong, which the answer says, the parameters stay. */
function answered(question: CannedQuery, given: { readonly [name: string]: string }): string {
  try {
    return withValues(question, given)
  } catch {
    return question.records
  }
}
