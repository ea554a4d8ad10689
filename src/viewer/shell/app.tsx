import { CSPProvider } from '@base-ui/react/csp-provider'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { offerOf } from '../commands/index.ts'
import { Canvas } from '../canvas/canvas.tsx'
import { Mirror } from '../canvas/mirror.tsx'
import { headlineOf } from '../content/headline.ts'
import { shownOf } from '../content/shown.ts'
import { Drawer } from '../drawer/drawer.tsx'
import { cypherOf, useWritten } from '../drawer/written.ts'
import { useLoaded } from '../hooks/use-loaded.ts'
import { useMedia } from '../hooks/use-media.ts'
import { useSeconds } from '../hooks/use-seconds.ts'
import { useSize } from '../hooks/use-size.ts'
import { foldPicture } from '../layout/fold.ts'
import { elementOf } from '../layout/half-lines.ts'
import { emptyPicture, mergePictures } from '../layout/picture.ts'
import { Failure } from '../parts/failure.tsx'
import type { Renderer } from '../render/renderer.ts'
import type { SearchControls } from '../search/search-box.tsx'
import { buildSearchIndex, type Hit } from '../search/search-index.ts'
import { openView } from '../state/open-view.ts'
import { FIRST_SAMPLE } from '../state/sampled.ts'
import { calledBy } from '../words/names.ts'
import type { Workspace, WorkspaceControls } from '../engine/workspace.ts'
import { Empty } from './empty.tsx'
import { Header } from './header.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { litBy } from './lit.ts'
import { Notice } from './notice.tsx'
import { PageNotice } from './page-notice.tsx'
import { SeenPart } from './seen-part.tsx'
import { useShortcuts } from './shortcuts.ts'
import { SidePanel } from './side-panel.tsx'
import { StageHint } from './stage-hint.tsx'
import { StageMenu } from './stage-menu.tsx'
import { StageTools } from './stage-tools.tsx'
import { Tabs } from './tabs.tsx'
import { useAddress } from './use-address.ts'
import { useBackend } from './use-backend.ts'
import { useContent } from './use-content.ts'
import { useDrawing } from './use-drawing.ts'
import { useGraphHash } from './use-graph-hash.ts'
import { useLinkNews } from './use-link-news.ts'
import { useNames } from './use-names.ts'
import { useSaid } from './use-said.ts'
import { useSaving } from './use-saving.tsx'
import { situations } from './situation.ts'
import { useStore } from './use-store.ts'
import './app.css'
import './narrow.css'

/** How much of the picture a panel lies over. */
function coveredAtRight(stage: HTMLElement | null): number {
  const [picture, panel] = [stage, document.querySelector('.side')].map((one) => one?.getBoundingClientRect())
  return picture === undefined || panel === undefined ? 0 : Math.max(0, picture.right - panel.left)
}

/** The whole page: it joins the state, what the graph answers to it, and the panels, which do not know each other. */
export function App({
  workspace,
  controls,
}: {
  readonly workspace: Workspace
  readonly controls: WorkspaceControls
}) {
  const { store, description: given, opened } = workspace
  const state = useStore(store)
  const { captions } = state
  const description = useMemo(() => calledBy(given, captions), [given, captions])
  const { send } = store
  const backend = useBackend(state.engine, opened?.backend)
  const schema = useLoaded(`schema ${state.engine}`, () => backend.schema())
  const content = useContent(backend, description, state)
  const seconds = useSeconds(content.loading, state.source)
  const cancel = content.loading ? content.cancel : undefined
  const nameOf = useNames(content.value, description)
  const written = useWritten(description, state.source)
  // What is shown stays while the next answer is on its way, and where there is none.
  const isOfBefore =
    (seconds !== undefined || content.error !== undefined) &&
    content.value !== undefined &&
    content.value.source !== state.source
  // Beside a query that is running, has failed, or is only written so far, words about an answer are about another's.
  const isBesideAnother =
    isOfBefore ||
    (content.value !== undefined &&
      cypherOf(description, content.value.source).trim() !== written.text.trim())
  const questions = description.queries.map(({ id, title }) => `${id} ${title}`).join(' ')
  const index = useLoaded(`search ${state.engine} ${questions}`, () => buildSearchIndex(backend, description))
  const stage = useRef<HTMLDivElement>(null)
  const search = useRef<SearchControls>(null)
  const renderer = useRef<Renderer>(null)
  const size = useSize(stage)
  const [focused, setFocused] = useState('')
  const [long, tellLong] = useState('')
  const [helping, setHelping] = useState(false)
  const [said, say] = useSaid()
  const [rowKeys, setRowKeys] = useState<ReadonlySet<string>>()
  const prefersDark = useMedia('(prefers-color-scheme: dark)')
  const reducedMotion = useMedia('(prefers-reduced-motion: reduce)')
  const dark = state.theme === 'dark' || (state.theme === 'system' && prefersDark)
  const narrow = useMedia('(max-width: 1024px)')

  // Before the canvas reads the colours.
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
  }, [dark])
  const isLinked = opened === undefined
  const isShown = content.value?.source === state.source && !content.loading
  const graph = useGraphHash(backend, isLinked && isShown)
  const shownNow = isShown ? content.value : undefined
  const news = useLinkNews({ state, description, backend, content: shownNow, graph, isLinked })
  useAddress({ store, state, description, graph, isLinked })
  const { describe } = controls
  const saving = useSaving({ workspace, describe, description, graph, written: written.text, say })

  const { filters, removed, revealed } = state
  const shown = useMemo(
    () => (content.value === undefined ? undefined : shownOf(content.value, state, description)),
    [content.value, filters, removed, revealed, description],
  )
  const headline = useMemo(
    () => (content.value === undefined || shown === undefined ? undefined : headlineOf(content.value, shown)),
    [content.value, shown],
  )
  const { drawing, tooMany, layout, error, ready } = useDrawing(
    shown,
    content.value,
    state,
    description,
    size,
  )
  useEffect(() => {
    setRowKeys(undefined)
  }, [JSON.stringify(state.source)])

  // What is folded into another is seen there.
  const seen = useMemo(() => {
    const { selected } = state
    const whole =
      content.value?.view === undefined || shown === undefined
        ? selected
        : foldPicture(
            shown.picture,
            content.value.view,
            description,
            mergePictures(content.value.base, content.value.additions),
          ).wholeOf(selected)
    return litBy(drawing, selected) === undefined ? whole : selected
  }, [drawing, state.selected, shown, content.value, description])
  const lit = useMemo(() => rowKeys ?? litBy(drawing, seen), [drawing, seen, rowKeys])

  const pick = (hit: Hit): void => {
    if (hit.kind === 'question') send({ kind: 'open', source: { kind: 'question', id: hit.key, given: {} } })
    else if (hit.kind === 'document')
      send({ kind: 'panel', panel: { kind: 'document', id: hit.key, claim: '' } })
    else if (shown?.picture.nodes.has(hit.key) === true) send({ kind: 'select', key: hit.key })
    else send({ kind: 'add', keys: [hit.key], select: hit.key })
  }
  // What stands for many opens some of them.
  const expand = (key: string): void => {
    const { nodes, relationships } = shown?.picture ?? emptyPicture
    const isKind = (nodes.get(key) ?? relationships.get(key))?.many !== undefined
    if (isKind) send({ kind: 'open', source: { kind: 'sample', of: key, most: FIRST_SAMPLE } })
    // With claims what no relationship touches may still have its claims around it.
    else if (description.evidence || content.value?.neighbours.get(key)?.length !== 0)
      send({ kind: 'expand', key })
  }
  const isInPicture = (key: string): boolean =>
    shown?.picture.nodes.has(key) === true || shown?.picture.relationships.has(key) === true
  const select = (key: string): void => {
    setRowKeys(undefined)
    send({ kind: 'select', key: elementOf(key, isInPicture) })
  }

  const situationAt = situations({
    store,
    description,
    backend,
    dark,
    content: content.value,
    picture: shown?.picture ?? emptyPicture,
    drawing,
    nameOf,
    renderer,
    search,
    controls,
    cancel,
    say,
    saving,
    onLongLink: tellLong,
    onHelp: () => setHelping(true),
    onExpand: expand,
    onSelect: select,
  })
  const situation = situationAt(state.selected)
  useShortcuts(() => situation)

  return (
    <CSPProvider disableStyleElements>
      <div className="app" data-ready={!content.loading && ready ? 'yes' : 'no'}>
        <Header index={index.value} search={search} situation={situation} said={said} onPick={pick} />
        <Tabs views={description.views} state={state} onOpen={(view) => send(openView(view))} />
        <main className="main">
          <section
            className="picture"
            aria-label="Picture"
            tabIndex={-1}
            data-region
            data-before={isOfBefore ? 'yes' : undefined}
          >
            <header className="picture-head">
              <h1 className="sentence">{headline ?? (content.loading ? 'Asking the graph …' : '')}</h1>
              {content.value !== undefined && (isOfBefore || content.value.basis !== '') && (
                <p className="basis">
                  {isOfBefore ? 'The page still shows the previous answer.' : content.value.basis}
                </p>
              )}
              {content.value !== undefined && !isOfBefore && <SeenPart content={content.value} send={send} />}
              <StageTools
                situation={situation}
                sheet={narrow ? state.sheet : undefined}
                onSheet={(on) => {
                  send({ kind: 'panel', panel: { kind: 'overview' } })
                  send({ kind: 'sheet', on })
                }}
              />
            </header>
            {(content.error ?? error) !== undefined && (
              <Failure
                error={content.error ?? error}
                isOfBefore={content.error !== undefined && written.isChanged}
              />
            )}
            <StageMenu stage={stage} renderer={renderer} situationAt={situationAt}>
              <Canvas
                source={JSON.stringify(state.source)}
                drawing={drawing}
                size={size}
                lit={lit}
                focused={focused}
                selected={seen}
                covered={() => coveredAtRight(stage.current)}
                camera={state.camera}
                dark={dark}
                reducedMotion={reducedMotion}
                rendererRef={renderer}
                onSelect={select}
                onExpand={expand}
                onCamera={(camera) => send({ kind: 'camera', camera })}
                onMove={(key, x, y) => send({ kind: 'move', moved: { key, x, y } })}
              />
              <Mirror
                drawing={drawing}
                picture={shown?.picture ?? emptyPicture}
                description={description}
                lit={lit}
                focused={focused}
                selected={state.selected}
                onFocus={setFocused}
                onSelect={select}
                doing={(press, key) => offerOf(press, 'element', situationAt(key))?.run}
              />
              <StageHint
                drawing={drawing}
                size={size}
                atRest={state.camera === undefined}
                onFit={() => renderer.current?.fit()}
              />
              <Notice
                store={store}
                nodes={shown?.picture.nodes.size ?? 0}
                tooMany={tooMany}
                layout={layout}
              />
              {news.text !== '' && <PageNotice text={news.text} onClose={news.onClose} />}
              {long !== '' && (
                <PageNotice
                  text={`${long} It is so long that some programs cut it off; a saved view has a short one.`}
                  doable={{ words: 'Save view', run: saving.saveView }}
                  onClose={() => tellLong('')}
                />
              )}
              {!tooMany &&
                ready &&
                content.value !== undefined &&
                drawing.nodes.length === 0 &&
                size.width > 0 && (
                  <Empty content={content.value} description={description} isOfBefore={isBesideAnother} />
                )}
            </StageMenu>
            <Drawer
              backend={backend}
              description={description}
              schema={schema.value}
              state={state}
              content={content}
              isOfBefore={isBesideAnother}
              written={written}
              running={{ cancel, seconds }}
              onSave={saving.saveQuery}
              picture={shown?.picture ?? emptyPicture}
              onRow={(keys) => setRowKeys(keys.size === 0 ? undefined : keys)}
              send={send}
            />
          </section>
          <SidePanel
            nameOf={nameOf}
            backend={backend}
            description={description}
            state={state}
            store={store}
            content={content.value}
            shown={shown}
            drawing={drawing}
            narrow={narrow}
          />
        </main>
        {saving.dialog}
        {helping && <KeysDialog onClose={() => setHelping(false)} />}
      </div>
    </CSPProvider>
  )
}
