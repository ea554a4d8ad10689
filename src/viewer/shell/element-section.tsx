import { useMemo } from 'react'
import { claimsByIds, type ClaimView, type Named } from '../../evidence/claims.ts'
import { claimOfKey } from '../content/additions.ts'
import { unfold } from '../commands/unfold.ts'
import { foldingIn } from '../content/folding.ts'
import { kindView } from '../content/kind-view.ts'
import { lineView, nodeView, type LineView, type NodeView } from '../details/element.ts'
import { isDrawn, type Drawing } from '../drawing.ts'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { useLoaded } from '../hooks/use-loaded.ts'
import { NOT_SHOWN } from '../layout/columns.ts'
import { emptyPicture, mergePictures, type PictureNode, type PictureRelationship } from '../layout/picture.ts'
import { ElementPanel } from '../panels/element-panel.tsx'
import type { FoldedEnd } from '../panels/folded-into.tsx'
import { SchemaPanel } from '../panels/schema-panel.tsx'
import { Failure } from '../parts/failure.tsx'
import { expansionKey } from '../state/expansion.ts'
import { groupedOf } from '../state/communities.ts'
import { FIRST_SAMPLE, sampledOf } from '../state/sampled.ts'
import { CommunitySection } from './community-section.tsx'
import { SelectNothing } from './select-nothing.tsx'
import { situationAt } from './situation.ts'
import { SelectionSection } from './selection-section.tsx'
import { useIsSeen } from './use-is-seen.ts'
import { kindName } from '../words/kind-name.ts'
import { captionOf } from '../words/names.ts'
import { pageWords } from '../words/page-words.ts'

/** What is known of the selected node or line. */
export function ElementSection() {
  const { content, picture } = usePage()
  const selected = useSelect(({ state }) => state.selected)
  const [first = ''] = selected
  const kind = picture.nodes.get(first) ?? picture.relationships.get(first)
  const grouped = useMemo(() => groupedOf(first), [first])
  if (selected.length > 1) return <SelectionSection selected={selected} />
  if (grouped !== undefined && isGroup(kind)) return <CommunitySection selected={first} grouped={grouped} />
  return content.value !== undefined && kind?.many !== undefined ? (
    <Kind element={kind} />
  ) : (
    <Element selected={first} />
  )
}

/** Whether a key that reads as that of a community is not that of a node or relationship. */
function isGroup(element: PictureNode | PictureRelationship | undefined): boolean {
  return element === undefined || element.id < 0
}

/** What a mark or line of a schema stands for. */
function Kind({ element }: { readonly element: PictureNode | PictureRelationship }) {
  const { store, backend, description, picture } = usePage()
  const { send } = store
  const { key } = element
  const engine = useSelect(({ state }) => state.engine)
  const loaded = useLoaded(`${engine} ${key}`, async (signal) => {
    const sampled = sampledOf(key)
    return sampled === undefined
      ? undefined
      : { key, view: await kindView({ backend, description, signal }, sampled) }
  })
  const open = (): void => send({ kind: 'open', source: { kind: 'sample', of: key, most: FIRST_SAMPLE } })
  return (
    <>
      {loaded.error !== undefined && <Failure error={loaded.error} />}
      <SchemaPanel
        element={element}
        picture={picture}
        view={loaded.value?.key === key ? loaded.value.view : undefined}
        onSelect={(one) => send({ kind: 'select', key: one })}
        onDraw={open}
        onList={() => {
          open()
          send({ kind: 'drawer', drawer: { open: true, show: 'table' } })
        }}
        onRemove={() => send({ kind: 'remove', key })}
      />
    </>
  )
}

function Element({ selected }: { readonly selected: string }) {
  const page = usePage()
  const { store, backend, description, shown, drawn, communities, nameOf, goTo, expand } = page
  const { send } = store
  const { drawing } = drawn
  const content = page.content.value
  const { engine, expanded } = useSelect(({ state }) => ({
    engine: state.engine,
    expanded: state.expanded.includes(selected),
  }))
  const all = useMemo(
    () => (content === undefined ? emptyPicture : mergePictures(content.base, content.additions)),
    [content],
  )
  const relationship = all.relationships.get(selected)
  const claim = claimOfKey(selected)
  const isSeen = useIsSeen()
  const folding = useMemo(
    () => (content === undefined || shown === undefined ? undefined : foldingIn(content, shown, description)),
    [content, shown, description],
  )
  const parts = folding?.partsOf(selected) ?? []
  const folded = useLoaded(
    `${engine} folded ${parts.map(({ key }) => key).join(' ')}`,
    async (): Promise<readonly NodeView[]> =>
      (await Promise.all(parts.map(({ key }) => nodeView({ backend, description }, key, all)))).flatMap(
        (view) => view ?? [],
      ),
  )
  const loaded = useLoaded(
    `${engine} ${selected} ${relationship?.key ?? ''}`,
    async (): Promise<NodeView | LineView | undefined> => {
      const name = (key: string): Named => {
        const node = all.nodes.get(key)
        return { key, name: node === undefined ? key : captionOf(node, description) }
      }
      if (relationship !== undefined)
        return lineView(backend, relationship, name(relationship.start), name(relationship.end), description)
      if (claim !== '') return claimLineView(await claimsByIds(backend, [claim]))
      return nodeView({ backend, description }, selected, all)
    },
  )
  const show = (key: string): void => {
    // What is folded into another is drawn apart from it; a member of a community is seen where that is opened.
    if (communities === undefined || isDrawn(drawing, key))
      send({ kind: 'add', keys: isDrawn(drawing, key) ? [] : [key], select: key })
    else goTo(key)
  }
  if (loaded.error !== undefined) return <Failure error={loaded.error} />
  if (loaded.loading && loaded.value === undefined)
    return <p className="mute">{pageWords(description).asking}</p>
  if (selected.startsWith('open:'))
    return <OpenEnd selected={selected} drawing={drawing} onSelect={(key) => send({ kind: 'select', key })} />
  if (loaded.value === undefined) {
    const isShared = description.sharedIds === 'any' || description.sharedIds.includes(selected)
    return <Missing selected={selected} isShared={isShared} />
  }
  const foldedEnds = (
    relationship === undefined ? [selected] : [relationship.start, relationship.end]
  ).flatMap((key): readonly FoldedEnd[] => {
    const whole = folding?.wholeOf(key) ?? key
    if (whole === key || isDrawn(drawing, key) || !isDrawn(drawing, whole)) return []
    return [{ part: { key, name: nameOf(key) }, whole: { key: whole, name: nameOf(whole) } }]
  })
  return (
    <ElementPanel
      element={loaded.value}
      folded={folded.value ?? []}
      folds={unfold.offers(situationAt(page, selected))}
      description={description}
      expanded={expanded}
      onExpand={() => expand(selected)}
      onChoose={() => send({ kind: 'panel', panel: { kind: 'neighbours', key: selected } })}
      onDraw={(key, by) => send({ kind: 'expand', key: expansionKey({ key, by, ends: undefined }) })}
      isInPicture={isSeen}
      foldedEnds={foldedEnds}
      onRemove={() => send({ kind: 'remove', key: selected })}
      onAsk={(text) => {
        send({ kind: 'open', source: { kind: 'query', text } })
        send({ kind: 'drawer', drawer: { open: true, show: 'table' } })
      }}
      onSelect={show}
      onDocument={(id, one) => send({ kind: 'panel', panel: { kind: 'document', id, claim: one } })}
    />
  )
}

/** What is missing where the graph has nothing with a key that is selected, and what to do. */
function Missing({ selected, isShared }: { readonly selected: string; readonly isShared: boolean }) {
  const { search } = usePage()
  return (
    <>
      <h2 className="panel-title">Not in this graph</h2>
      <p>
        {isShared ? (
          SHARED_ID
        ) : (
          <>
            Nothing in the graph has the key <bdi>{kindName(selected)}</bdi>. The link may be of another
            graph, or of another version of this one. Search for it by its name.
          </>
        )}
      </p>
      <p className="panel-actions">
        <button type="button" className="panel-button" onClick={() => search.value?.focus(false)}>
          Search
        </button>
        <SelectNothing />
      </p>
    </>
  )
}

const SHARED_ID = 'Several nodes may have this id. Search for one of them, or ask for them in Cypher.'

/** What ends at a hollow node: the source says nothing more of it, or what it says is left out. A filter may have left out the node. */
export function OpenEnd({
  selected,
  drawing,
  onSelect,
}: {
  readonly selected: string
  readonly drawing: Drawing
  readonly onSelect: (key: string) => void
}) {
  const captions = new Map(drawing.nodes.map(({ key, caption }) => [key, caption]))
  const ending = drawing.lines.filter(({ end, key }) => end === selected || key === selected)
  if (ending.length === 0) return <p className="mute">Nothing in the picture has this key.</p>
  const leftOut = ending.filter(({ caption }) => caption === NOT_SHOWN).length
  const kind =
    leftOut === 0
      ? 'not stated in the source'
      : leftOut === ending.length
        ? 'left out of the picture'
        : 'not stated in the source, or left out of the picture'
  return (
    <>
      <p className="panel-kind">{kind}</p>
      <h2 className="panel-title">{captions.get(ending[0].end)}</h2>
      <ul className="panel-group">
        {ending.map(({ key, start, caption }) => (
          <li key={key}>
            <button type="button" className="text-button" onClick={() => onSelect(start)}>
              <bdi>{captions.get(start)}</bdi>
            </button>{' '}
            {leftOut > 0 && <span className="mute">{caption}</span>}
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
