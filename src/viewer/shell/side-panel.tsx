import { useMemo } from 'react'
import type { Backend, Description } from '../../backend/index.ts'
import { claimKey, claimOfKey } from '../content/additions.ts'
import type { Content } from '../content/content.ts'
import { filterOptions } from '../content/filter-options.ts'
import type { Shown } from '../content/shown.ts'
import type { Drawing } from '../drawing.ts'
import type { ClaimView, Named } from '../../evidence/claims.ts'
import { claimsByIds } from '../../evidence/claims.ts'
import { documentList, documentView } from '../evidence/document.ts'
import { lineView, nodeView, type LineView, type NodeView } from '../evidence/element.ts'
import { foldPicture } from '../layout/fold.ts'
import { emptyPicture, mergePictures } from '../layout/picture.ts'
import { captionOf } from '../layout/words.ts'
import { DocumentPanel } from '../panels/document-panel.tsx'
import { ElementPanel } from '../panels/element-panel.tsx'
import { FilterPanel } from '../panels/filter-panel.tsx'
import { HistoryPanel } from '../panels/history-panel.tsx'
import { Legend } from '../panels/legend.tsx'
import { NumbersPanel } from '../panels/numbers-panel.tsx'
import type { State } from '../state/state.ts'
import type { Store } from '../state/store.ts'
import { Failure } from './failure.tsx'
import { useLoaded } from './hooks.ts'

export interface SidePanelProps {
  readonly backend: Backend
  readonly description: Description
  readonly state: State
  readonly store: Store
  readonly content: Content | undefined
  readonly shown: Shown | undefined
  readonly drawing: Drawing
  /** There is no room beside the picture: every panel is a sheet over it, and the overview comes when it is asked for. */
  readonly narrow: boolean
}

/** The column at the right: what the state says, from what the graph answers. */
export function SidePanel(props: SidePanelProps) {
  const { state, store, narrow } = props
  const { panel } = state
  const { send } = store
  if (narrow && panel.kind === 'overview' && !state.sheet) return null
  const close = (): void => {
    if (state.selected !== '') send({ kind: 'select', key: '' })
    else if (panel.kind === 'overview') send({ kind: 'sheet', on: false })
    else send({ kind: 'panel', panel: { kind: 'overview' } })
  }
  return (
    <aside className="side sheet" aria-label="Panel" tabIndex={-1} data-region data-panel={panel.kind}>
      {(narrow || panel.kind !== 'overview') && (
        <button type="button" className="side-close plain-button" onClick={close}>
          Close
        </button>
      )}
      {panel.kind === 'overview' && <Overview {...props} />}
      {panel.kind === 'element' && <Element {...props} />}
      {panel.kind === 'filters' && <FiltersSection {...props} />}
      {panel.kind === 'document' && <DocumentSection {...props} id={panel.id} claim={panel.claim} />}
      {panel.kind === 'history' && (
        <HistoryPanel steps={store.steps} canUndo={store.canUndo} onUndo={store.undo} />
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
        Select a node or a line to read who says so, or read the{' '}
        <button
          type="button"
          className="text-button"
          onClick={() => send({ kind: 'panel', panel: { kind: 'document', id: '', claim: '' } })}
        >
          document
        </button>{' '}
        claim by claim.
      </p>
      <Legend
        picture={picture}
        drawing={drawing}
        description={description}
        hidden={shown?.hidden ?? new Map()}
        revealed={state.revealed}
        allClaims={state.allClaims}
        onReveal={(label, on) => send({ kind: 'reveal', label, on })}
        onAllClaims={(on) => send({ kind: 'all-claims', on })}
      />
    </>
  )
}

function Element({ backend, description, state, store, content, shown, drawing }: SidePanelProps) {
  const { send } = store
  const { selected } = state
  const all = useMemo(
    () => (content === undefined ? emptyPicture : mergePictures(content.base, content.additions)),
    [content],
  )
  const relationship = all.relationships.get(selected)
  const claim = claimOfKey(selected)
  const parts = useMemo(
    () =>
      content?.view === undefined || shown === undefined
        ? []
        : foldPicture(shown.picture, content.view, description).partsOf(selected),
    [content, shown, selected, description],
  )
  const folded = useLoaded(
    `${state.engine} folded ${parts.map(({ key }) => key).join(' ')}`,
    async (): Promise<readonly NodeView[]> =>
      (await Promise.all(parts.map(({ key }) => nodeView(backend, key, description)))).flatMap(
        (view) => view ?? [],
      ),
  )
  const loaded = useLoaded(
    `${state.engine} ${selected} ${relationship?.key ?? ''}`,
    async (): Promise<NodeView | LineView | undefined> => {
      const name = (key: string): Named => {
        const node = all.nodes.get(key)
        return { key, name: node === undefined ? key : captionOf(node) }
      }
      if (relationship !== undefined)
        return lineView(backend, relationship, name(relationship.start), name(relationship.end), description)
      if (claim !== '') return claimLineView(await claimsByIds(backend, [claim]))
      return nodeView(backend, selected, description)
    },
  )
  if (loaded.error !== undefined) return <Failure error={loaded.error} />
  if (loaded.loading && loaded.value === undefined) return <p className="mute">Asking who says so …</p>
  if (selected.startsWith('open:'))
    return (
      <OpenEnd
        selected={selected}
        drawing={drawing}
        partial={shown?.partial === true}
        onSelect={(key) => send({ kind: 'select', key })}
      />
    )
  if (loaded.value === undefined) return <p className="mute">Not stated in the source.</p>
  return (
    <ElementPanel
      element={loaded.value}
      folded={folded.value ?? []}
      description={description}
      expanded={state.expanded.includes(selected)}
      onExpand={() => send({ kind: 'expand', key: selected })}
      onRemove={() => send({ kind: 'remove', key: selected })}
      onSelect={(key) => send({ kind: 'add', keys: drawn(drawing, key) ? [] : [key], select: key })}
      onDocument={(id, one) => send({ kind: 'panel', panel: { kind: 'document', id, claim: one } })}
    />
  )
}

/** What ends at a hollow node: the source says nothing more of it, or what it says is left out. */
function OpenEnd({
  selected,
  drawing,
  partial,
  onSelect,
}: {
  readonly selected: string
  readonly drawing: Drawing
  readonly partial: boolean
  readonly onSelect: (key: string) => void
}) {
  const captions = new Map(drawing.nodes.map(({ key, caption }) => [key, caption]))
  const ending = drawing.lines.filter(({ end, key }) => end === selected || key === selected)
  return (
    <>
      <p className="panel-kind">{partial ? 'left out of the picture' : 'not stated in the source'}</p>
      <h2 className="panel-title">
        {captions.get(ending[0]?.end ?? selected) ?? (partial ? 'Not shown' : 'Not stated')}
      </h2>
      <ul className="panel-group">
        {ending.map(({ key, start }) => (
          <li key={key}>
            <button type="button" className="text-button" onClick={() => onSelect(start)}>
              {captions.get(start)}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function claimLineView([claim]: readonly ClaimView[]): LineView | undefined {
  if (claim === undefined) return undefined
  return {
    kind: 'line',
    start: claim.subject,
    phrase: '–',
    end: claim.object,
    standing: claim.modality === 'fact' ? '' : claim.modality,
    properties: {},
    evidence: { claims: [claim], reference: '', verified: true },
  }
}

function drawn({ nodes }: Drawing, key: string): boolean {
  return nodes.some((node) => node.key === key)
}

function FiltersSection({ description, state, store, content, backend }: SidePanelProps) {
  const { send } = store
  const sources = useLoaded(`sources ${state.engine}`, async () => {
    const result = await backend.run('MATCH (s)<-[:ATTRIBUTED_TO]-() RETURN DISTINCT s.id, s.name')
    return new Map((await result.collect()).records.map(([id, name]) => [String(id), String(name)]))
  })
  const options = useMemo(() => {
    const all = content === undefined ? emptyPicture : mergePictures(content.base, content.additions)
    return filterOptions(all, description, sources.value ?? new Map())
  }, [content, description, sources.value])
  return (
    <FilterPanel
      options={options}
      filters={state.filters}
      onFilter={(by, value, on) => send({ kind: 'filter', by, value, on })}
      onClear={() => send({ kind: 'clear-filters' })}
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
  if (loaded.error !== undefined) return <Failure error={loaded.error} />
  if (loaded.value === undefined) return <p className="mute">Reading the document …</p>
  const { documents, view } = loaded.value
  if (view === undefined) return <p className="mute">The graph holds no document.</p>
  const open = (document: string, one: string): void =>
    send({ kind: 'panel', panel: { kind: 'document', id: document, claim: one } })
  return (
    <DocumentPanel
      key={view.document.key}
      documents={documents}
      view={view}
      claim={claim}
      onDocument={open}
      onSelect={(key) => send({ kind: 'add', keys: drawn(drawing, key) ? [] : [key], select: key })}
      onOpenClaim={(one) => {
        const ends = [one.subject.key, one.object.key].filter((key) => key !== '')
        send({
          kind: 'add',
          keys: ends.filter((key) => !drawn(drawing, key)),
          // No line can be drawn to an object in words.
          select: ends.length === 2 ? claimKey(one.id) : one.subject.key,
        })
        open(view.document.key, one.id)
      }}
    />
  )
}
