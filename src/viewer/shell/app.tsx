import { CSPProvider } from '@base-ui/react/csp-provider'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Description } from '../../backend/index.ts'
import { Canvas } from '../canvas/canvas.tsx'
import { Mirror } from '../canvas/mirror.tsx'
import { drawingOf, shownOf } from '../content/shown.ts'
import type { Drawing } from '../drawing.ts'
import { Drawer } from '../drawer/drawer.tsx'
import { emptyPicture } from '../layout/picture.ts'
import { canvasMeasure } from '../render/fonts.ts'
import type { Renderer } from '../render/renderer.ts'
import { buildSearchIndex, type Hit } from '../search/search-index.ts'
import { linkOf, stateOf } from '../state/link.ts'
import type { Store } from '../state/store.ts'
import { Failure } from './failure.tsx'
import { Header } from './header.tsx'
import { useBackend, useContent, useLoaded, useMedia, useSize, useStore } from './hooks.ts'
import { litBy } from './lit.ts'
import { Notice } from './notice.tsx'
import { SidePanel } from './side-panel.tsx'
import { useShortcuts } from './shortcuts.ts'
import { StageTools } from './stage-tools.tsx'
import { Tabs } from './tabs.tsx'
import './app.css'

/** More than this nobody can read, and no layout is quick. */
const MOST_NODES = 2_500

const nothing: Drawing = { nodes: [], lines: [], titles: [] }

/** The whole page: it joins the state, what the graph answers to it, and the panels, which do not know each other. */
export function App({ store, description }: { readonly store: Store; readonly description: Description }) {
  const state = useStore(store)
  const { send } = store
  const backend = useBackend(state.engine)
  const schema = useLoaded(`schema ${state.engine}`, () => backend.schema())
  const content = useContent(backend, description, state)
  const index = useLoaded(`search ${state.engine}`, () => buildSearchIndex(backend, description))
  const stage = useRef<HTMLDivElement>(null)
  const searchInput = useRef<HTMLInputElement>(null)
  const renderer = useRef<Renderer>(null)
  const size = useSize(stage)
  const measure = useMemo(canvasMeasure, [])
  const [focused, setFocused] = useState('')
  const [rowKeys, setRowKeys] = useState<ReadonlySet<string>>()
  const positions = useRef<{ source: string; places: Map<string, { x: number; y: number }> }>({
    source: '',
    places: new Map(),
  })
  const prefersDark = useMedia('(prefers-color-scheme: dark)')
  const reducedMotion = useMedia('(prefers-reduced-motion: reduce)')
  const dark = state.theme === 'dark' || (state.theme === 'system' && prefersDark)
  const narrow = useMedia('(max-width: 760px)')

  // Before the canvas reads the colours.
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
  }, [dark])
  useEffect(() => {
    const link = `#${linkOf(state)}`
    if (location.hash !== link) history.replaceState(null, '', link)
  }, [state])
  useEffect(() => {
    const follow = (): void => {
      if (location.hash !== `#${linkOf(store.state)}`)
        store.restore(stateOf(location.hash, description.views[0]?.id ?? ''))
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [store, description])
  useShortcuts({ store, searchInput })

  const shown = useMemo(
    () => (content.value === undefined ? undefined : shownOf(content.value, state, description)),
    [content.value, state, description],
  )
  const tooMany = (shown?.picture.nodes.size ?? 0) > MOST_NODES
  const source = JSON.stringify([state.source, size])
  const drawing = useMemo(() => {
    if (shown === undefined || content.value === undefined || size.width === 0 || tooMany) return nothing
    const known = positions.current.source === source ? positions.current.places : new Map()
    const next = drawingOf(shown, content.value, state, description, size, { measure, before: known })
    // Where things stand is kept while the same source is shown: what is added finds its place beside them.
    positions.current = {
      source,
      places: new Map([...known, ...next.nodes.map(({ key, x, y }) => [key, { x, y }] as const)]),
    }
    const moved = new Map(state.moved.map((one) => [one.key, one]))
    return moved.size === 0
      ? next
      : { ...next, nodes: next.nodes.map((node) => ({ ...node, ...moved.get(node.key) })) }
    // `source` stands for the size and the state's source.
  }, [shown, source, state.moved])
  useEffect(() => {
    setRowKeys(undefined)
    renderer.current?.fit()
  }, [JSON.stringify(state.source)])

  const lit = useMemo(() => {
    if (rowKeys !== undefined) return rowKeys
    return litBy(drawing, state.selected)
  }, [drawing, state.selected, rowKeys])

  const pick = (hit: Hit): void => {
    if (hit.kind === 'question') send({ kind: 'open', source: { kind: 'question', id: hit.key, given: {} } })
    else if (hit.kind === 'document')
      send({ kind: 'panel', panel: { kind: 'document', id: hit.key, claim: '' } })
    else if (drawing.nodes.some(({ key }) => key === hit.key)) send({ kind: 'select', key: hit.key })
    else send({ kind: 'add', keys: [hit.key], select: hit.key })
  }
  const select = (key: string): void => {
    setRowKeys(undefined)
    send({ kind: 'select', key: key.replace(/ (from|to)$/, '') })
  }

  return (
    <CSPProvider disableStyleElements>
      <div className="app" data-ready={!content.loading && (drawing !== nothing || tooMany) ? 'yes' : 'no'}>
        <Header
          description={description}
          state={state}
          store={store}
          index={index.value}
          searchInput={searchInput}
          renderer={renderer}
          backend={backend}
          picture={shown?.picture ?? emptyPicture}
          dark={dark}
          onPick={pick}
        />
        <Tabs views={description.views} state={state} onOpen={(source) => send({ kind: 'open', source })} />
        <main className="main">
          <section className="picture" aria-label="Picture" tabIndex={-1} data-region>
            <header className="picture-head">
              <h1 className="sentence">
                {content.value?.sentence ?? (content.loading ? 'Asking the graph …' : '')}
              </h1>
              {content.value?.basis !== undefined && <p className="basis">{content.value.basis}</p>}
              <StageTools
                renderer={renderer}
                connected={state.connected}
                onConnect={(on) => send({ kind: 'connect', on })}
              />
            </header>
            {content.error !== undefined && <Failure error={content.error} />}
            <div className="stage" ref={stage}>
              <Canvas
                drawing={drawing}
                size={size}
                lit={lit}
                focused={focused}
                selected={state.selected}
                dark={dark}
                reducedMotion={reducedMotion}
                rendererRef={renderer}
                onSelect={select}
                onExpand={(key) => send({ kind: 'expand', key })}
                onMove={(key, x, y) => send({ kind: 'move', moved: { key, x, y } })}
              />
              <Mirror
                drawing={drawing}
                lit={lit}
                focused={focused}
                selected={state.selected}
                onFocus={setFocused}
                onSelect={select}
                onExpand={(key) => send({ kind: 'expand', key })}
                onRemove={(key) => send({ kind: 'remove', key })}
              />
              <Notice store={store} tooMany={tooMany ? (shown?.picture.nodes.size ?? 0) : 0} />
              {!tooMany &&
                !content.loading &&
                content.error === undefined &&
                drawing.nodes.length === 0 &&
                size.width > 0 && (
                  <p className="empty">
                    Not stated in the source.
                    <span className="aside">
                      {' '}
                      Nothing is left to draw: bring back what a filter left out, or ask more widely.
                    </span>
                  </p>
                )}
            </div>
            <Drawer
              backend={backend}
              description={description}
              schema={schema.value}
              state={state}
              content={content}
              picture={shown?.picture ?? emptyPicture}
              onRow={(keys) => setRowKeys(keys.size === 0 ? undefined : keys)}
              send={send}
            />
          </section>
          <SidePanel
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
      </div>
    </CSPProvider>
  )
}
