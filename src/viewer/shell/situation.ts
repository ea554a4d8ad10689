import type { Chosen, Communities, Hierarchy, PageControls, Situation, Target } from '../commands/command.ts'
import { laidOutAs } from '../content/communities/laid-out-as.ts'
import { canDivide } from '../content/communities/open-communities.ts'
import { type Page, usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { selectRecordsOf } from '../drawer/select-records.ts'
import { crossOf } from '../cross/cross-of.ts'
import { foldingIn } from '../content/folding.ts'
import { isMany } from '../drawing.ts'
import type { Folding } from '../layout/fold.ts'
import { elementOf } from '../layout/half-lines.ts'
import { foldingOf } from '../state/folding.ts'
import { LONG_LINK } from '../state/link.ts'
import { layoutOf } from '../layout/layouts/index.ts'
import { sampledOf, sampledWords } from '../state/sampled.ts'
import { phraseOf } from '../words/phrases.ts'
import type { State } from '../state/state.ts'
import type { Store } from '../state/store.ts'
import { layoutChoices } from './layout-choices.ts'
import { onlyChoices } from './only-choices.ts'
import { goToRegion } from './shortcuts.ts'
import { share, takeAway } from './take-away.ts'
import { takePicture } from './take-picture.ts'

/** The situation of what is selected; whoever asks is rendered anew by every action but a move of the camera. */
export function useSituation(): Situation {
  const page = usePage()
  const { selected } = useSelect(allButCamera)
  return situationAt(page, soleOf(selected))
}

/** The key of what is selected where that is one thing; else ''. */
export function soleOf(selected: readonly string[]): string {
  return selected.length === 1 ? selected[0] : ''
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
    canConnect:
      page.communities?.found?.division === undefined && (!isSchema || content.additions.nodes.size > 0),
    page: pageControls(page),
    target: targetOf(key, page),
    chosen: chosenOf(key, page),
    hierarchies: hierarchiesOf(page),
    onlyChoices: () => onlyChoices(page),
    layouts: layoutChoices(page),
    communities: communitiesIn(page),
    canCross: (crossOf(page)?.dimensions.length ?? 0) > 1,
    firstCross: () => crossOf(page)?.first(),
    drawn: page.drawn.drawing.nodes.map((node) => node.key).filter((one) => page.picture.nodes.has(one)),
  }
}

function pageControls(page: Page): PageControls {
  const { store, description, backend, whole, renderer, search, controls, content, saving, written, say } =
    page
  const { drawing } = page.drawn
  const { source } = store.state
  const { describe: _, ...rest } = controls
  const hasQuery = (written.value ?? '').trim() !== ''
  return {
    ...rest,
    undo: store.canUndo ? store.undo : controls.leave,
    undoAll: store.canUndo ? store.undoAll : undefined,
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
      void takeAway(writer, {
        picture: whole,
        isGrouped: page.communities?.found?.division !== undefined,
        drawing,
        source,
        backend,
        description,
      }).then(say),
    exportPicture: (as) => void takePicture(as, page).then(say),
    selectRecords: selectRecordsOf(page),
    zoom: (factor) => renderer.value?.zoom(factor),
    fit: () => renderer.value?.fit(),
    search: (all) => search.value?.focus(all),
    goToRegion,
    help: page.help,
  }
}

/** What can be done with the communities of the picture. */
function communitiesIn({ content: { value }, whole, communities, store }: Page): Communities {
  const { many, within } = store.state
  const canBe = value === undefined || canDivide(value)
  const isOn = many === 'communities' && canBe
  const { nodes, relationships } = whole
  const crowded = isMany(value?.base.nodes.size ?? 0, value?.base.relationships.size ?? 0)
  return {
    isOn,
    canShow: isOn || (canBe && nodes.size > 1 && relationships.size > 0),
    isOpened: isOn && communities?.error === undefined && within.length > 0,
    each: crowded ? 'all' : 'none',
  }
}

/** What folds in columns: other layouts draw each part by itself. */
function hierarchiesOf({ content: { value }, communities, description, store }: Page): readonly Hierarchy[] {
  const { view, chosen } = laidOutAs(communities?.found, value?.view, store.state.layout)
  if (value === undefined || view === undefined || layoutOf(view, chosen).kind !== 'columns') return []
  const { fold } = view
  const drawn = new Set(
    [value.base, value.additions].flatMap(({ relationships }) =>
      [...relationships.values()].map(({ type }) => type),
    ),
  )
  return description.types
    .filter(({ name, hierarchy }) => hierarchy !== '' && drawn.has(name))
    .map(({ name, hierarchy }) => ({
      name: hierarchy,
      phrase: phraseOf(name, 'out', description),
      isFolded: fold.includes(hierarchy),
    }))
}

function chosenOf(drawnKey: string, page: Page): Chosen | undefined {
  const { picture, drawn, store, nameOf } = page
  const { nodes, relationships } = picture
  const isInPicture = (one: string): boolean => nodes.has(one) || relationships.has(one)
  const { selected } = store.state
  const pointed = elementOf(drawnKey, isInPicture)
  const keys = (pointed === '' || selected.includes(pointed) ? selected : [pointed]).filter(isInPicture)
  if (keys.length === 0) return undefined
  const chosen = new Set(keys)
  const folding = foldingOn(page)
  const neighbours = drawn.drawing.lines.flatMap(({ start, end }) =>
    chosen.has(start) ? [end] : chosen.has(end) ? [start] : [],
  )
  const stays = (key: string): boolean => chosen.has(key) || chosen.has(folding?.wholeOf(key) ?? key)
  const others = [...nodes.keys()].filter((key) => !stays(key))
  const { value } = page.content
  const [only] = keys
  // What is done with nodes is not done with communities.
  const hasCommunity = keys.some((key) => nodes.get(key)?.community !== undefined)
  return {
    keys,
    nodes: hasCommunity ? [] : keys.filter((key) => nodes.has(key)),
    name:
      keys.length > 1
        ? `the ${keys.length.toLocaleString('en')} selected`
        : sampledOf(only) === undefined
          ? nameOf(only)
          : sampledWords(only),
    places: drawn.drawing.nodes.filter(({ key }) => chosen.has(key)).map(({ key, x, y }) => ({ key, x, y })),
    neighbours: [...new Set(neighbours)].filter((key) => nodes.has(key) && !chosen.has(key)),
    keeping: {
      kept: [...nodes.keys()].filter(stays),
      others,
      added: others.filter(
        (key) => value !== undefined && (value.asked.has(key) || !value.base.nodes.has(key)),
      ),
    },
  }
}

/** What is folded into what; undefined where nothing can be. */
function foldingOn({ content: { value }, shown, description }: Page): Folding | undefined {
  return value === undefined || shown === undefined ? undefined : foldingIn(value, shown, description)
}

/** Hierarchies whose parts are folded into a node, or were until it was unfolded. */
function foldsOf(key: string, page: Page): Target['folds'] {
  const { store, content, communities } = page
  // Marks of communities stand in no columns.
  if (content.value?.view?.layout.kind !== 'columns' || communities?.found?.division !== undefined) return []
  const folded = foldingOn(page)?.partsOf(key) ?? []
  const apart = store.state.folding.map(foldingOf).filter(({ on, of }) => !on && of === key)
  return [
    ...[...new Set(folded.map(({ hierarchy }) => hierarchy))].map((hierarchy) => ({
      hierarchy,
      isFolded: true,
    })),
    ...apart.map(({ hierarchy }) => ({ hierarchy, isFolded: false })),
  ]
}

function targetOf(drawn: string, page: Page): Target | undefined {
  const {
    picture,
    drawn: { drawing },
    nameOf,
    expand,
    select,
  } = page
  const { nodes, relationships } = picture
  const key = elementOf(drawn, (one) => nodes.has(one) || relationships.has(one))
  const node = nodes.get(key)
  const relationship = relationships.get(key)
  if (node === undefined && relationship === undefined && !drawing.lines.some((line) => line.key === key))
    return undefined
  return {
    key,
    name: sampledOf(key) === undefined ? nameOf(key) : sampledWords(key),
    isNode: node !== undefined && node.community === undefined,
    canExpand:
      node?.community === undefined &&
      relationship?.between === undefined &&
      (node !== undefined || relationship?.many !== undefined),
    open: node?.community === undefined ? undefined : () => expand(key),
    expand: () => expand(key),
    select: () => select(key),
    selectBeside: () => select(key, true),
    folds: node === undefined || node.community !== undefined ? [] : foldsOf(key, page),
  }
}
