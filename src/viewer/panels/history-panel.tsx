import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { actionWords } from '../state/actions/index.ts'
import './panels.css'

/** Everything that was done, in words. */
export function HistoryPanel() {
  const { store, description, nameOf } = usePage()
  const all = useSelect((one) => one.steps)
  // Who reads this has opened it.
  const steps = all.filter(({ action }) => action.kind !== 'panel' || action.panel.kind !== 'history')
  const canUndo = useSelect((one) => one.canUndo)
  return (
    <>
      <h2 className="panel-title">History</h2>
      <p className="panel-actions">
        <button type="button" className="panel-button" disabled={!canUndo} onClick={store.undo}>
          Undo the last change
        </button>
        <button type="button" className="panel-button" disabled={!canUndo} onClick={store.undoAll}>
          Undo everything
        </button>
      </p>
      {steps.length === 0 && <p className="mute">Nothing has been done yet. Each step is recorded here.</p>}
      <ol className="history-list">
        {steps.map(({ action }, index) => (
          <li key={index}>{actionWords(action, { description, nameOf })}</li>
        ))}
      </ol>
    </>
  )
}
