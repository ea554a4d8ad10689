import type { PageControls, Situation, Target } from '../commands/command.ts'
import { type Page, usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { elementOf } from '../layout/half-lines.ts'
import { LONG_LINK } from '../state/link.ts'
import { sampledOf, sampledWords } from '../state/sampled.ts'
import type { State } from '../state/state.ts'
import type { Store } from '../state/store.ts'
import { goToRegion } from './shortcuts.ts'
import { share, takeAway } from './take-away.ts'
import { takePicture } from './take-picture.ts'

/** The situation of what is selected; whoever asks is rendered anew by every action but a move of the camera. */
export function useSituation(): Situation {
  const page = usePage()
  const { selected } = useSelect(allButCamera)
  return situationAt(page, selected)
}

function allButCamera({ state, canUndo, canRedo }: Store): Omit<State, 'camera'> & {
  readonly canUndo: boolean
  readonly canRedo: boolean
} {
  const { camera: _, ...rest } = state
  return { ...rest, canUndo, canRedo }
}

/** The situation of what is pointed at, by its key; '' for that of the picture as a whole. */
export function situationAt(page: Page, key: string): Situation {
  const { store, description, dark } = page
  const content = page.content.value
  const isSchema = content?.view?.layout.kind === 'schema'
  return {
    state: store.state,
    send: store.send,
    description,
    dark,
    // A schema has all its relationships already.
    canConnect: !isSchema || content.additions.nodes.size > 0,
    page: pageControls(page),
    target: targetOf(key, page),
  }
}

function pageControls(page: Page): PageControls {
  const { store, description, backend, picture, renderer, search, controls, content, saving, written, say } =
    page
  const { drawing } = page.drawn
  const { source } = store.state
  const { describe: _, ...rest } = controls
  const hasQuery = (written.value ?? '').trim() !== ''
  return {
    ...rest,
    undo: store.canUndo ? store.undo : controls.leave,
    redo: store.canRedo ? store.redo : controls.again,
    cancel: content.loading ? content.cancel : undefined,
    saveView: () => saving.value?.saveView(),
    saveQuery: hasQuery ? () => saving.value?.saveQuery() : undefined,
    share: () => {
      const isShared = controls.tell === undefined
      const isLong = isShared && location.href.length > LONG_LINK
      void share(isShared).then((text) => (isLong ? page.longLink.value?.(text) : say(text)))
    },
    exportWith: (writer) =>
      void takeAway(writer, { picture, drawing, source, backend, description }).then(say),
    exportPicture: (as) => void takePicture(as, page).then(say),
    zoom: (factor) => renderer.value?.zoom(factor),
    fit: () => renderer.value?.fit(),
    search: (all) => search.value?.focus(all),
    goToRegion,
    help: page.help,
  }
}

function targetOf(
  drawn: string,
  { picture, drawn: { drawing }, nameOf, expand, select }: Page,
): Target | undefined {
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
    expand: () => expand(key),
    select: () => select(key),
  }
}
