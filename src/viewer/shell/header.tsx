import { Menu } from '@base-ui/react/menu'
import { useState, type ReactNode, type RefObject } from 'react'
import type { Backend, Description } from '../../backend/index.ts'
import { lossText, type Writer, writers } from '../../formats/index.ts'
import { exportPicture } from '../content/export-picture.ts'
import type { Drawing } from '../drawing.ts'
import type { Picture } from '../layout/picture.ts'
import { drawnPicture } from '../render/drawn-picture.ts'
import { readPalette } from '../render/palette.ts'
import type { Renderer } from '../render/renderer.ts'
import { SearchBox } from '../search/search-box.tsx'
import type { Hit, SearchIndex } from '../search/search-index.ts'
import type { State } from '../state/state.ts'
import type { Store } from '../state/store.ts'
import type { WorkspaceControls } from '../engine/workspace.ts'
import { pageWords } from '../words/page-words.ts'
import { download } from './download.ts'

export interface HeaderProps {
  readonly description: Description
  readonly state: State
  readonly store: Store
  readonly index: SearchIndex | undefined
  readonly searchInput: RefObject<HTMLInputElement | null>
  readonly renderer: RefObject<Renderer | null>
  readonly backend: Backend
  readonly picture: Picture
  readonly drawing: Drawing
  readonly dark: boolean
  readonly controls: WorkspaceControls
  /** Takes the last thing back; undefined where there is none. */
  readonly undo: (() => void) | undefined
  readonly onPick: (hit: Hit) => void
}

/** What the graph is called, search, and what can be done with the picture as a whole. */
export function Header(props: HeaderProps) {
  const { description, state, store, index, searchInput, renderer, backend, picture, dark, onPick } = props
  const { drawing, controls, undo } = props
  const [said, setSaid] = useState('')
  const { send } = store
  const say = (text: string): void => {
    setSaid(text)
    // As long as it takes to read it.
    setTimeout(() => setSaid((now) => (now === text ? '' : now)), Math.max(4_000, text.length * 60))
  }
  const { source } = state
  const name = `silkgraph-${'id' in source ? source.id : source.kind}`
  const exportWith = async (writer: Writer): Promise<void> => {
    try {
      const drawn = drawnPicture(drawing, readPalette(document.documentElement))
      const { files, losses } = await exportPicture(picture, writer, backend, description.licence, drawn)
      for (const { suffix, content } of files) download(`${name}${suffix}.${writer.extension}`, content)
      const told = losses.map((loss) => ` ${lossText(loss)}.`).join('')
      say(`Exported ${picture.nodes.size} nodes and ${picture.relationships.size} relationships.${told}`)
    } catch (error) {
      say(`The export failed: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const exportPng = async (): Promise<void> => {
    const blob = await renderer.current?.toPng()
    if (blob !== undefined) download(`${name}.png`, blob)
  }
  const share = async (): Promise<void> => {
    if (controls.tell !== undefined) {
      say('Your files are on this machine alone, so no link can hold them: export the graph to share it.')
      return
    }
    try {
      await navigator.clipboard.writeText(location.href)
      say('The link to this view is copied.')
    } catch {
      say('Copy the link from the address bar: it holds this view.')
    }
  }
  return (
    <header className="header">
      <p className="brand">
        Silkgraph <span className="brand-title">{description.title}</span>
      </p>
      <search className="header-search" tabIndex={-1} data-region>
        <SearchBox
          index={index}
          placeholder={pageWords(description).search}
          hint={pageWords(description).searchHint}
          inputRef={searchInput}
          onPick={onPick}
        />
      </search>
      <div className="header-actions">
        <button type="button" className="plain-button" disabled={undo === undefined} onClick={undo}>
          Undo
        </button>
        <button
          type="button"
          className="plain-button"
          aria-pressed={state.panel.kind === 'filters'}
          onClick={() =>
            send({ kind: 'panel', panel: { kind: state.panel.kind === 'filters' ? 'overview' : 'filters' } })
          }
        >
          Filters
        </button>
        <button type="button" className="plain-button" onClick={() => void share()}>
          Share
        </button>
        <button type="button" className="plain-button" onClick={controls.choose}>
          Open
        </button>
        <Dropdown label="Export">
          {writers.map((writer) => (
            <Menu.Item key={writer.id} className="menu-item" onClick={() => void exportWith(writer)}>
              {writer.description}
            </Menu.Item>
          ))}
          <Menu.Item className="menu-item" onClick={() => void exportPng()}>
            PNG, the picture as it is
          </Menu.Item>
        </Dropdown>
        <Dropdown label="More">
          {description.evidence && (
            <Menu.Item
              className="menu-item"
              onClick={() => send({ kind: 'panel', panel: { kind: 'document', id: '', claim: '' } })}
            >
              Document, claim by claim
            </Menu.Item>
          )}
          <Menu.Item
            className="menu-item"
            onClick={() => send({ kind: 'panel', panel: { kind: 'history' } })}
          >
            History
          </Menu.Item>
          <Menu.Item
            className="menu-item"
            onClick={() => send({ kind: 'theme', theme: dark ? 'light' : 'dark' })}
          >
            {dark ? 'Light colours' : 'Dark colours'}
          </Menu.Item>
          {controls.tell !== undefined && (
            <Menu.Item className="menu-item" onClick={controls.tell}>
              What was opened
            </Menu.Item>
          )}
          {controls.leave !== undefined && (
            <Menu.Item className="menu-item" onClick={controls.leave}>
              Back to the graph before
            </Menu.Item>
          )}
          {controls.tell === undefined && (
            <Menu.Item
              className="menu-item"
              onClick={() => send({ kind: 'engine', engine: state.engine === 'page' ? 'server' : 'page' })}
            >
              {state.engine === 'page' ? 'Ask the server' : 'Ask an engine in this page'}
            </Menu.Item>
          )}
        </Dropdown>
      </div>
      <p className={said === '' ? 'unseen' : 'toast'} role="status">
        {said}
      </p>
    </header>
  )
}

function Dropdown({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Menu.Root>
      <Menu.Trigger className="plain-button">{label}</Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="menu-positioner" sideOffset={4} align="end">
          <Menu.Popup className="menu">{children}</Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
