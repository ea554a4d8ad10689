import { usePage } from '../frame/page.ts'
import { Legend } from '../panels/legend.tsx'
import { NumbersPanel } from '../panels/numbers-panel.tsx'
import { pageWords } from '../words/page-words.ts'

/** What is beside the picture while nothing is selected: the numbers of the view, and the legend. */
export function OverviewSection() {
  const { store, content, description, drawn } = usePage()
  const { send } = store
  const { value } = content
  // The first picture is still being laid out: a legend without a picture explains nothing.
  const isFirst = drawn.layout?.kind === 'under way' && drawn.drawing.nodes.length === 0
  return (
    <>
      {value?.aside !== undefined && value.view?.aside !== undefined && (
        <>
          <NumbersPanel
            title={value.view.aside.title}
            aside={value.aside}
            onSelect={(key) => send({ kind: 'add', keys: [key], select: key })}
          />
          <hr className="legend-rule" />
        </>
      )}
      <p className="mute side-hint">
        {pageWords(description).invitation}
        {description.evidence && (
          <>
            , or read the{' '}
            <button
              type="button"
              className="text-button"
              onClick={() => send({ kind: 'panel', panel: { kind: 'document', id: '', claim: '' } })}
            >
              document
            </button>{' '}
            claim by claim
          </>
        )}
        .
      </p>
      {!isFirst && <Legend />}
    </>
  )
}
