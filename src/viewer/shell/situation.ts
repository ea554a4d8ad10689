import type { RefObject } from 'react'
import type { Backend, Description } from '../../backend/index.ts'
import type { PageControls, Situation, Target } from '../commands/command.ts'
import type { Content } from '../content/content.ts'
import type { Drawing } from '../drawing.ts'
import type { WorkspaceControls } from '../engine/workspace.ts'
import { elementOf } from '../layout/half-lines.ts'
import type { Picture } from '../layout/picture.ts'
import type { Renderer } from '../render/renderer.ts'
import type { SearchControls } from '../search/search-box.tsx'
import { sampledOf, sampledWords } from '../state/sampled.ts'
import type { Store } from '../state/store.ts'
import { LONG_LINK } from '../state/link.ts'
import { goToRegion } from './shortcuts.ts'
import type { Saving } from './use-saving.tsx'
import { share, takeAway, takePng } from './take-away.ts'

/** What the page hands to its commands. */
export interface PageParts {
  readonly store: Store
  readonly description: Description
  readonly backend: Backend
  readonly dark: boolean
  readonly content: Content | undefined
  readonly picture: Picture
  readonly drawing: Drawing
  readonly nameOf: (key: string) => string
  readonly renderer: RefObject<Renderer | null>
  readonly search: RefObject<SearchControls | null>
  readonly controls: WorkspaceControls
  readonly cancel: (() => void) | undefined
  readonly say: (text: string) => void
  readonly saving: Pick<Saving, 'saveView' | 'saveQuery'>
  /** Says what was done with a link that is longer than some programs take. */
  readonly onLongLink: (text: string) => void
  readonly onHelp: () => void
  readonly onExpand: (key: string) => void
  readonly onSelect: (key: string) => void
}

/** The situation of what is pointed at, by its key; '' for that of the picture as a whole. */
export function situations(parts: PageParts): (key: string) => Situation {
  const { store, description, dark, content } = parts
  const isSchema = content?.view?.layout.kind === 'schema'
  const page = pageControls(parts)
  return (key) => ({
    state: store.state,
    send: store.send,
    description,
    dark,
    // A schema has all its relationships already.
    canConnect: !isSchema || content.additions.nodes.size > 0,
    page,
    target: targetOf(key, parts),
  })
}

function pageControls(parts: PageParts): PageControls {
  const { store, description, backend, picture, drawing, renderer, search, controls, cancel, say, saving } =
    parts
  const { source } = store.state
  const { describe: _, ...rest } = controls
  return {
    ...rest,
    undo: store.canUndo ? store.undo : controls.leave,
    redo: store.canRedo ? store.redo : controls.again,
    cancel,
    saveView: saving.saveView,
    saveQuery: saving.saveQuery,
    share: () => {
      const isShared = controls.tell === undefined
      const isLong = isShared && location.href.length > LONG_LINK
      void share(isShared).then(isLong ? parts.onLongLink : say)
    },
    exportWith: (writer) =>
      void takeAway(writer, { picture, drawing, source, backend, description }).then(say),
    exportPng: () => void takePng(renderer.current, source).then(say),
    zoom: (factor) => renderer.current?.zoom(factor),
    fit: () => renderer.current?.fit(),
    search: (all) => search.current?.focus(all),
    goToRegion,
    help: parts.onHelp,
  }
}

function targetOf(drawn: string, parts: PageParts): Target | undefined {
  const { picture, drawing, nameOf, onExpand, onSelect } = parts
  const { nodes, relationships } = picture
  const key = elementOf(drawn, (one) => nodes.has(one) || relationships.has(one))
  const node = nodes.get(key)
  const relationship = relationships.get(key)
  if (node === undefined && relationship === undefined && !drawing.lines.some((line) => line.key === key))
    return undefined
  return {
    key,
    name: sampledOf(key) === undefined ? nameOf(key) : sampledWords(key),
    isNode: node !== undefined,
    canExpand: node !== undefined || relationship?.many !== undefined,
    expand: () => onExpand(key),
    select: () => onSelect(key),
  }
}
