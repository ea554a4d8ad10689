import { useMemo } from 'react'
import { claimKey } from '../content/additions.ts'
import { filterOptions } from '../content/filter-options.ts'
import { shownOf } from '../content/shown.ts'
import { documentList, documentView, rowPassages } from '../details/document.ts'
import { isDrawn } from '../drawing.ts'
import { useLoaded } from '../hooks/use-loaded.ts'
import { emptyPicture } from '../layout/picture.ts'
import { DocumentPanel } from '../panels/document-panel.tsx'
import { FilterPanel } from '../panels/filter-panel.tsx'
import { HistoryPanel } from '../panels/history-panel.tsx'
import { Legend } from '../panels/legend.tsx'
import { NumbersPanel } from '../panels/numbers-panel.tsx'
import { Failure } from '../parts/failure.tsx'
import { closed } from '../state/closed.ts'
import { noFilters } from '../state/initial.ts'
import { pageWords } from '../words/page-words.ts'
import { ElementSection } from './element-section.tsx'
import type { SidePanelProps } from './side-panel-props.ts'

/** The column at the right: what the state says, from what the graph answers. */
export function SidePanel(props: SidePanelProps) {
  const { description, nameOf, state, store, narrow } = props
  const { panel } = state
  const { send } = store
  if (narrow && panel.kind === 'overview' && !state.sheet) return null
  return (
    <aside className="side sheet" aria-label="Panel" tabIndex={-1} data-region data-panel={panel.kind}>
      {(narrow || panel.kind !== 'overview') && (
        <button type="button" className="side-close plain-button" onClick={() => send(closed(state))}>
          Close
        </button>
      )}
      {panel.kind === 'overview' && <Overview {...props} />}
      {panel.kind === 'element' && <ElementSection {...props} />}
      {panel.kind === 'filters' && <FiltersSection {...props} />}
      {panel.kind === 'document' && <DocumentSection {...props} id={panel.id} claim={panel.claim} />}
      {panel.kind === 'history' && (
        <HistoryPanel
          steps={store.steps}
          canUndo={store.canUndo}
          onUndo={store.undo}
          names={{ description, nameOf }}
        />
      )}
    </aside>
  )
}

function Overview({ description, state, store, content, shown, drawing }: SidePanelProps) {
  const { send } = store
  const picture = shown?.picture ?? emptyPicture
  return (
    <>
      {content?.aside !== undefined && content.view?.aside !== undefined && (
        <>
          <NumbersPanel
            title={content.view.aside.title}
            aside={content.aside}
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
      <Legend
        picture={picture}
        drawing={drawing}
        description={description}
        hidden={shown?.hidden ?? new Map()}
        revealed={state.revealed}
        allClaims={state.allClaims}
        captions={state.captions}
        onCaption={(label, property) => send({ kind: 'caption', label, property })}
        onReveal={(label, on) => send({ kind: 'reveal', label, on })}
        onAllClaims={(on) => send({ kind: 'all-claims', on })}
      />
    </>
  )
}

function FiltersSection({ description, state, store, content, backend }: SidePanelProps) {
  const { send } = store
  const { removed, revealed } = state
  const sources = useLoaded(`sources ${state.engine}`, async () => {
    if (!description.evidence) return new Map<string, string>()
    const result = await backend.run('MATCH (s)<-[:ATTRIBUTED_TO]-() RETURN DISTINCT s.id, s.name')
    return new Map((await result.collect()).records.map(([id, name]) => [String(id), String(name)]))
  })
  const options = useMemo(() => {
    const unfiltered =
      content === undefined
        ? emptyPicture
        : shownOf(content, { removed, revealed, filters: noFilters }, description).picture
    return filterOptions(unfiltered, description, sources.value ?? new Map())
  }, [content, removed, revealed, description, sources.value])
  return (
    <FilterPanel
      options={options}
      filters={state.filters}
      removed={removed.length}
      onFilter={(by, value, on) => send({ kind: 'filter', by, value, on })}
      onClear={() => send({ kind: 'clear-filters' })}
      onBringBack={() => send({ kind: 'bring-back' })}
    />
  )
}

function DocumentSection({
  backend,
  state,
  store,
  id,
  claim,
  drawing,
}: SidePanelProps & { readonly id: string; readonly claim: string }) {
  const { send } = store
  const loaded = useLoaded(`document ${state.engine} ${id}`, async () => {
    const documents = await documentList(backend)
    const view = await documentView(backend, id || (documents[0]?.key ?? ''))
    return { documents, view }
  })
  const table = loaded.value?.view?.kind === 'table' ? loaded.value.view.document.key : undefined
  const cells = useLoaded(
    table === undefined ? 'no table' : `cells ${state.engine} ${table} ${claim}`,
    async () => (table === undefined ? [] : await rowPassages(backend, table, claim)),
  )
  const error = loaded.error ?? cells.error
  if (error !== undefined) return <Failure error={error} />
  if (loaded.value === undefined) return <p className="mute">Reading the document …</p>
  const { documents, view } = loaded.value
  const open = (document: string, one: string): void =>
    send({ kind: 'panel', panel: { kind: 'document', id: document, claim: one } })
  if (view === undefined)
    return (
      <>
        <p className="mute">
          {documents.length === 0
            ? 'The graph has no documents.'
            : `The graph has no document ${id}. It has:`}
        </p>
        <ul className="panel-group">
          {documents.map(({ key, name }) => (
            <li key={key}>
              <button type="button" className="text-button" onClick={() => open(key, '')}>
                <bdi>{name}</bdi>
              </button>
            </li>
          ))}
        </ul>
      </>
    )
  return (
    <DocumentPanel
      key={view.document.key}
      documents={documents}
      view={view}
      passages={view.kind === 'table' ? (cells.loading ? [] : (cells.value ?? [])) : view.passages}
      claim={claim}
      onDocument={open}
      onSelect={(key) => send({ kind: 'add', keys: isDrawn(drawing, key) ? [] : [key], select: key })}
      onOpenClaim={(one) => {
        const ends = [one.subject.key, one.object.key].filter((key) => key !== '')
        send({
          kind: 'add',
          keys: ends.filter((key) => !isDrawn(drawing, key)),
          // No line can be drawn to an object in words.
          select: ends.length === 2 ? claimKey(one.id) : one.subject.key,
        })
        open(view.document.key, one.id)
      }}
    />
  )
}
