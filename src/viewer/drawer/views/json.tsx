import { useState } from 'react'
import { countText } from '../../../model/count-text.ts'
import { recordsToJson } from '../../../model/json.ts'
import type { ResultView, ResultViewProps } from './result-view.ts'
import { copiedJson, jsonOf, recordDownloads } from './taken.ts'

/** So many records are in the page at first, and as many more each time. */
const STEP = 200

export const json = {
  id: 'json',
  words: 'JSON',
  unsuited: () => '',
  Body: JsonBody,
  copied: () => copiedJson,
  downloads: recordDownloads,
} as const satisfies ResultView

function JsonBody({ answer }: ResultViewProps) {
  const [most, setMost] = useState(STEP)
  const { keys, records } = answer.result
  const left = answer.plan === undefined ? records.length - most : 0
  return (
    <>
      {left > 0 && (
        <p className="result-left">
          The first {countText(most, 'record')} of {records.length.toLocaleString('en')}; Copy and Download
          take all.{' '}
          <button type="button" className="text-button" onClick={() => setMost(most + STEP)}>
            Show more
          </button>
        </p>
      )}
      <pre
        className="result-scroll result-json"
        tabIndex={0}
        aria-label={answer.plan === undefined ? 'Records as JSON' : 'Plan as JSON'}
      >
        {left > 0 ? recordsToJson(keys, records.slice(0, most)) : jsonOf(answer)}
      </pre>
    </>
  )
}
