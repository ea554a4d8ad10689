import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { closed } from '../state/closed.ts'
import type { Panel, PanelKind } from '../state/state.ts'
import { panelBodies } from './panels/index.ts'

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
    <aside
      className="side sheet"
      aria-label={`Panel: ${panelBodies[panel.kind].title}`}
      tabIndex={-1}
      data-region
      data-panel={panel.kind}
    >
      {(narrow || panel.kind !== 'overview') && (
        <button
          type="button"
          className="side-close plain-button"
          onClick={() => store.send(closed({ panel, selected }))}
        >
          Close
        </button>
      )}
      <PanelBody panel={panel} />
    </aside>
  )
}

function PanelBody<Kind extends PanelKind>({ panel }: { readonly panel: Panel<Kind> }) {
  const { Body } = panelBodies[panel.kind]
  return <Body panel={panel} />
}
