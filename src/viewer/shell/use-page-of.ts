import { createRef, useCallback, useMemo, useState } from 'react'
import { dress } from '../appearance/dress.ts'
import { sourcesOf } from '../appearance/effective.ts'
import { noAppearance } from '../../model/appearance.ts'
import { communityAt } from '../content/communities/open-communities.ts'
import { isThere, wayTo } from '../content/communities/way-to.ts'
import { communityPhrase } from '../content/communities/words.ts'
import { foldedView, partsIn } from '../content/folding.ts'
import { KeptContents } from '../content/kept-contents.ts'
import { MOST_AT_ONCE, undrawnOf } from '../content/undrawn.ts'
import { shownOf } from '../content/shown.ts'
import type { Workspace, WorkspaceControls } from '../engine/workspace.ts'
import { Handed } from '../frame/handed.ts'
import type { Page, Saving, Sought } from '../frame/page.ts'
import { keepSame, useSelectOf } from '../frame/use-select.ts'
import { useHeld } from '../hooks/use-held.ts'
import { useLoaded } from '../hooks/use-loaded.ts'
import { useMedia } from '../hooks/use-media.ts'
import { useSize } from '../hooks/use-size.ts'
import { elementOf } from '../layout/half-lines.ts'
import { emptyPicture } from '../layout/picture.ts'
import type { Renderer } from '../render/renderer.ts'
import type { SearchControls } from '../search/search-box.tsx'
import { buildSearchIndex } from '../search/search-index.ts'
import { groupedOf, toAllCommunities } from '../state/communities.ts'
import { FIRST_SAMPLE } from '../state/sampled.ts'
import type { Store } from '../state/store.ts'
import { useValues } from '../values/use-values.ts'
import { calledBy } from '../words/names.ts'
import { useBackend } from './use-backend.ts'
import { useCommunities } from './use-communities.ts'
import { useContent } from './use-content.ts'
import { useDrawing } from './use-drawing.ts'
import { useGraphHash } from './use-graph-hash.ts'
import { useNames } from './use-names.ts'
import { useSaid } from './use-said.ts'

/** Joins the state of a workspace and what the graph answers to it. @param help tells all keys */
export function usePageOf(
  { store, description: given, opened, summary }: Workspace,
  controls: WorkspaceControls,
  help: () => void,
): Page {
  /** The page before wherever nothing in it has changed: what reads it is not rendered anew. */
  const [same] = useState(() => keepSame<Page>())
  const state = useSelectOf(store, ofPicture)
  const {
    source,
    engine,
    captions,
    appearance,
    theme,
    removed,
    only,
    revealed,
    filters,
    where,
    dropLoose,
    folding,
    moved,
    layout,
  } = state
  const { send } = store
  const description = useMemo(() => calledBy(given, captions), [given, captions])
  const backend = useBackend(engine, opened?.backend)
  const schema = useLoaded(`schema ${engine}`, () => backend.schema()).value
  const questions = description.queries.map(({ id, title }) => `${id} ${title}`).join(' ')
  const index = useLoaded(`search ${engine} ${questions}`, () => buildSearchIndex(backend, description)).value
  const [contents] = useState(() => new KeptContents())
  const asked = useContent(backend, description, state, contents)
  const content = useMemo(() => {
    const { value } = asked
    return value?.view === undefined || folding.length === 0
      ? asked
      : { ...asked, value: { ...value, view: foldedView(value.view, folding) } }
  }, [asked, folding])
  const nameOf = useNames(content.value, description)
  const isShown = content.value?.source === source && !content.loading
  const graph = useGraphHash(backend, opened === undefined && isShown)
  const [link] = useState(() => handedLink(opened === undefined))
  const [written] = useState(() => new Handed<string>())
  const [saving] = useState(() => new Handed<Saving>())
  const [longLink] = useState(() => new Handed<(text: string) => void>())
  const [renderer] = useState(() => new Handed<Renderer>())
  const [search] = useState(() => new Handed<SearchControls>())
  const [stage] = useState(() => createRef<HTMLDivElement>())
  const size = useSize(stage)
  const [said, say] = useSaid(summary)
  const prefersDark = useMedia('(prefers-color-scheme: dark)')
  const reducedMotion = useMedia('(prefers-reduced-motion: reduce)')
  const narrow = useMedia('(max-width: 1024px)')
  const dark = theme === 'dark' || (theme === 'system' && prefersDark)
  const { value } = content
  const all = useMemo(
    () =>
      value === undefined
        ? undefined
        : shownOf(value, { removed, only, revealed, filters, where, dropLoose }, description),
    [value, removed, only, revealed, filters, where, dropLoose, description],
  )
  // What the state says of another source says nothing of what is shown until that has answered.
  const { many, within } = state
  const now = useMemo(() => ({ many, within }), [many, within])
  const held = useHeld(now, value === undefined || value.source === source)
  const communities = useCommunities(backend, value, all, held, description)
  const isLooking = communities?.error === undefined && communities?.found === undefined
  const shown = communities !== undefined && isLooking ? undefined : (communities?.found?.shown ?? all)
  const picture = shown?.picture ?? emptyPicture
  const whole = communities?.found?.whole ?? picture
  const drawnBy = { removed, moved, layout, many: held.many }
  const laidOut = useDrawing(shown, value, drawnBy, communities?.found, description, size)
  const { styles = noAppearance } = description
  const looks = useMemo(() => [appearance, styles], [appearance, styles])
  const sources = useMemo(() => sourcesOf(looks), [looks])
  const values = useValues(backend, sources, picture, schema?.nodeCount)
  const partsOf = useMemo(
    () => (value === undefined ? undefined : partsIn(picture, value, description)),
    [picture, value, description],
  )
  const { drawn, guides } = useMemo(() => {
    const { drawing, guides } = dress(laidOut.drawing, picture, looks, values.values, description, partsOf)
    return { drawn: drawing === laidOut.drawing ? laidOut : { ...laidOut, drawing }, guides }
  }, [laidOut, picture, looks, values.values, description, partsOf])

  const selectBeside = useCallback(
    (keys: readonly string[]): void => {
      send({ kind: 'select-several', keys })
      // Whoever selects one after the other must see the next.
      if (narrow) send({ kind: 'panel', panel: { kind: 'overview' } })
    },
    [send, narrow],
  )
  const select = useCallback(
    (key: string, beside = false): void => {
      const isInPicture = (one: string): boolean => picture.nodes.has(one) || picture.relationships.has(one)
      const element = elementOf(key, isInPicture)
      if (!beside) return send({ kind: 'select', key: element })
      if (!isInPicture(element)) return
      const { selected } = store.state
      const keys = selected.includes(element)
        ? selected.filter((one) => one !== element)
        : [...selected, element]
      selectBeside(keys)
    },
    [store, send, selectBeside, picture],
  )
  const selectAll = useCallback(
    (keys: readonly string[]): void => {
      const isInPicture = (one: string): boolean => picture.nodes.has(one) || picture.relationships.has(one)
      const elements = keys.map((key) => elementOf(key, isInPicture)).filter(isInPicture)
      if (elements.length > 0) selectBeside([...store.state.selected, ...elements])
    },
    [store, selectBeside, picture],
  )
  const [sought, setSought] = useState<Sought>(nothingSought)
  const found = communities?.found
  const openCommunity = useCallback(
    (central: string): void => {
      if (found === undefined) return
      const path = store.state.within.slice(0, found.path.length)
      const words = communityPhrase(communityAt(found, central), nameOf(central))
      send({ kind: 'within', within: [...path, central], words })
    },
    [store, send, found, nameOf],
  )
  const goTo = useCallback(
    (key: string, toMiddle = false): void => {
      const way = wayTo(key, { picture, base: all?.base, found })
      if (way.kind === 'select') send({ kind: 'select', key })
      else if (way.kind === 'add') send({ kind: 'add', keys: [key], select: key })
      else if (way.kind === 'all') send({ ...toAllCommunities, select: key })
      else {
        const words = communityPhrase(communityAt(way, key), nameOf(key))
        send({ kind: 'within', within: [...way.path, key], words, select: key })
      }
      setSought({ toMiddle })
    },
    [send, all, picture, found, nameOf],
  )
  const hasNode = useCallback(
    (key: string): boolean => isThere(key, { picture, base: all?.base, found }),
    [picture, all, found],
  )
  const neighbours = value?.neighbours
  const expand = useCallback(
    (key: string): void => {
      const { nodes, relationships } = picture
      const grouped = groupedOf(key)
      if (nodes.get(key)?.community !== undefined && grouped !== undefined && 'central' in grouped)
        return openCommunity(grouped.central)
      if (relationships.get(key)?.between !== undefined) return
      const isKind = (nodes.get(key) ?? relationships.get(key))?.many !== undefined
      if (isKind) send({ kind: 'open', source: { kind: 'sample', of: key, most: FIRST_SAMPLE } })
      else if (
        neighbours !== undefined &&
        undrawnOf(key, neighbours, shown?.divided ?? picture) > MOST_AT_ONCE
      )
        send({ kind: 'panel', panel: { kind: 'neighbours', key } })
      // With claims what no relationship touches may still have its claims around it.
      else if (description.evidence || neighbours?.get(key)?.length !== 0) send({ kind: 'expand', key })
    },
    [send, picture, shown, description, neighbours, openCommunity],
  )
  return same({
    store,
    controls,
    backend,
    description,
    schema,
    index,
    content,
    contents,
    shown,
    picture,
    whole,
    communities,
    drawn,
    guides,
    values,
    stage,
    size,
    dark,
    narrow,
    reducedMotion,
    renderer,
    search,
    nameOf,
    graph,
    link,
    written,
    saving,
    longLink,
    said,
    say,
    help,
    select,
    selectAll,
    sought,
    goTo,
    hasNode,
    expand,
  })
}

/** The address that the page was opened by, where addresses name its graph. */
function handedLink(isLinked: boolean): Handed<string> {
  const link = new Handed<string>()
  if (isLinked) link.set(location.hash)
  return link
}
const nothingSought: Sought = { toMiddle: false }

/** What of the state decides what is drawn: not where the reader looks, what is selected, or which panel is open. */
function ofPicture({ state }: Store) {
  const {
    source,
    folding,
    expanded,
    added,
    paths,
    removed,
    only,
    moved,
    connected,
    allClaims,
    revealed,
    many,
    within,
    filters,
  } = state
  const { where, dropLoose, layout, captions, appearance, theme, engine } = state
  return {
    source,
    folding,
    expanded,
    added,
    paths,
    removed,
    only,
    layout,
    moved,
    connected,
    allClaims,
    revealed,
    many,
    within,
    filters,
    where,
    dropLoose,
    captions,
    appearance,
    theme,
    engine,
  }
}
