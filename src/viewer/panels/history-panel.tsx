import type { Step } from '../state/store.ts'
import { actionWords } from '../state/actions/index.ts'
import type { ActionNames } from '../state/actions/entry.ts'
import './panels.css'

export interface HistoryPanelProps {
  readonly steps: readonly Step[]
  readonly canUndo: boolean
  readonly onUndo: () => void
  readonly names: ActionNames
}

/** Everything that was done, in words. */
export function HistoryPanel({ steps, canUndo, onUndo, names }: HistoryPanelProps) {
  return (
    <>
      <h2 className="panel-title">History</h2>
      <p className="panel-actions">
        <button type="button" className="panel-button" disabled={!canUndo} onClick={onUndo}>
          Undo the last change
        </button>
      </p>
      {steps.length === 0 && <p className="mute">Nothing has been done yet. Each step is recorded here.</p>}
      <ol className="history-list">
        {steps.map(({ action }, index) => (
          <li key={index}>{actionWords(action, names)}</li>
        ))}
      </ol>
    </>
  )
}
