import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { HistoryPanel } from '../panels/history-panel.tsx'
import { Legend } from '../panels/legend.tsx'
import { MeasurePanel } from '../panels/measure-panel.tsx'
import { NumbersPanel } from '../panels/numbers-panel.tsx'
import { closed } from '../state/closed.ts'
import { NeighboursSection } from './neighbours-section.tsx'
import { pageWords } from '../words/page-words.ts'
import { DocumentSection } from './document-section.tsx'
import { ElementSection } from './element-section.tsx'
import { FiltersSection } from './filters-section.tsx'

/** The column at the right: what the state says, from what the graph answers. */
export function SidePanel() {
  const { store, narrow } = usePage()
  const { panel, selected, sheet } = useSelect(({ state }) => ({
    panel: state.panel,
    selected: state.selected,
    sheet: state.sheet,
  }))
  if (narrow && panel.kind === 'overview' && !sheet) return null
  return (
    <aside className="side sheet" aria-label="Panel" tabIndex={-1} data-region data-panel={panel.kind}>
      {(narrow || panel.kind !== 'overview') && (
        <button
          type="button"
          className="side-close plain-button"
          onClick={() => store.send(closed({ panel, selected }))}
        >
          Close
        </button>
      )}
      {panel.kind === 'overview' && <Overview />}
      {panel.kind === 'element' && <ElementSection />}
      {panel.kind === 'neighbours' && <NeighboursSection of={panel.key} />}
      {panel.kind === 'filters' && <FiltersSection />}
      {panel.kind === 'measure' && <MeasurePanel metric={panel.metric} of={panel.of} />}
      {panel.kind === 'document' && <DocumentSection id={panel.id} claim={panel.claim} />}
      {panel.kind === 'history' && <HistoryPanel />}
    </aside>
  )
}

function Overview() {
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
