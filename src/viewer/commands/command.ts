import type { Description } from '../../backend/index.ts'
import type { Writer } from '../../formats/index.ts'
import type { ChosenLayout } from '../../model/view.ts'
import type { Action, KeepOnly } from '../state/action.ts'
import type { Cross, Moved, State } from '../state/state.ts'

/** What can be done from the page beside changing the state. */
export interface PageControls {
  /** Each is undefined where there is nothing to take back, to do again, to cancel, to leave or to tell of. */
  readonly undo: (() => void) | undefined
  readonly undoAll: (() => void) | undefined
  readonly redo: (() => void) | undefined
  readonly cancel: (() => void) | undefined
  /** Goes back to the graph that was shown before. */
  readonly leave: (() => void) | undefined
  /** Tells again what was opened. */
  readonly tell: (() => void) | undefined
  /** Asks for files to open. */
  readonly choose: () => void
  readonly share: () => void
  readonly saveView: () => void
  /** Undefined where no Cypher is written. */
  readonly saveQuery: (() => void) | undefined
  readonly exportWith: (writer: Writer) => void
  /** Takes the picture away: all of it as SVG, or what is on the canvas as PNG, with so many pixels for each of the canvas. */
  readonly exportPicture: (as: 'svg' | 1 | 2 | 4) => void
  /** Selects what the records hold; undefined where there are none, or nothing is drawn. */
  readonly selectRecords: (() => void) | undefined
  readonly zoom: (factor: number) => void
  readonly fit: () => void
  /** Puts the keyboard into the search field; with `all`, which lists what can be done. */
  readonly search: (all: boolean) => void
  readonly goToRegion: (step: 1 | -1) => void
  readonly help: () => void
}

/** Nodes and lines that a command is about together. */
export interface Chosen {
  /** Keys of all, and of the nodes among them. */
  readonly keys: readonly string[]
  readonly nodes: readonly string[]
  /** `Fram`, `3 selected`. */
  readonly name: string
  /** Where the nodes, and marks of communities, stand now. */
  readonly places: readonly Moved[]
  /** Keys of what is drawn beside them and joined to one of them. */
  readonly neighbours: readonly string[]
  /** What of all nodes stays where these alone are kept: what is folded into one of them is a part of it. */
  readonly keeping: Omit<KeepOnly, 'keys'>
}

/** A node or line that a command is about. */
export interface Target {
  readonly key: string
  readonly name: string
  /** Whether it is a node, which can be taken away; a line goes with its ends, or by a filter. */
  readonly isNode: boolean
  /** Whether it is a node that has neighbours to be drawn, or stands for many that can be. */
  readonly canExpand: boolean
  readonly expand: () => void
  /** Of the mark of a community: shows its members. */
  readonly open: (() => void) | undefined
  readonly select: () => void
  /** Beside what is selected, or no longer where it is. */
  readonly selectBeside: () => void
  /** Hierarchies whose parts are folded into it, or were until it was unfolded. */
  readonly folds: readonly { readonly hierarchy: string; readonly isFolded: boolean }[]
}

/** What is part of what. */
export interface Hierarchy {
  readonly name: string
  /** How a part speaks of its whole: `is a unit of`. */
  readonly phrase: string
  readonly isFolded: boolean
}

/** Whether the communities of the picture stand in its place, or can. */
export interface Communities {
  readonly isOn: boolean
  readonly canShow: boolean
  /** Whether one of them is opened. */
  readonly isOpened: boolean
  /** What is drawn of it where each node is. */
  readonly each: 'none' | 'all'
}

/** A way to lay out the picture. */
export interface LayoutChoice {
  /** Undefined is that of the view. */
  readonly layout: ChosenLayout | undefined
  /** `Rings by amount`. */
  readonly words: string
  /** What it shows, as an aside. */
  readonly shows: string
  readonly isOn: boolean
  /** Why it does not suit the picture, as a sentence; undefined where it does. */
  readonly unsuited: string | undefined
}

/** What alone can be kept, and what else there is of its kind. */
export interface OnlyChoice {
  readonly by: 'status' | 'modality'
  readonly value: string
  readonly text: string
  readonly others: readonly string[]
}

/** What a command sees of the page. */
export interface Situation {
  readonly state: State
  readonly send: (action: Action) => void
  readonly description: Description
  /** Whether the colours are dark now. */
  readonly dark: boolean
  /** Whether the picture has relationships among what is drawn that are not drawn. */
  readonly canConnect: boolean
  readonly page: PageControls
  /** What is pointed at, or selected. */
  readonly target: Target | undefined
  /** What is selected, or what is pointed at where that is no part of it. */
  readonly chosen: Chosen | undefined
  /** Hierarchies that are drawn folded, or can be. */
  readonly hierarchies: readonly Hierarchy[]
  /** What alone can be kept; looked for when it is asked. */
  readonly onlyChoices: () => readonly OnlyChoice[]
  /** In the order of the menu. */
  readonly layouts: readonly LayoutChoice[]
  readonly communities: Communities
  /** Whether there are two kinds of things to be crossed. */
  readonly canCross: boolean
  /** The rows and columns that a cross table begins with; looked for when it is asked. */
  readonly firstCross: () => Cross | undefined
  /** Keys of all nodes that are drawn. */
  readonly drawn: readonly string[]
}

/** What a command would do in a situation. */
export interface Offer {
  /** As in a menu: `Take away Fram`. */
  readonly words: string
  /** Of what is on or off: whether it is on. */
  readonly pressed?: boolean
  /** The title under which it stands among others, in a menu that has such. */
  readonly group?: string
  readonly run: () => void
}

/**
 * Where a command is offered: a button above the page or the picture, the menu More, and the menus of the picture and of what is drawn in
 * it. The palette offers all.
 */
export type Place = 'header' | 'more' | 'stage' | 'picture' | 'element'

/** Something that can be done, by name, by key, and from menus. */
export interface Command {
  readonly id: string
  readonly places: readonly Place[]
  /** As `Control+Shift+z`. */
  readonly keys: readonly string[]
  /** Whether its keys are meant while text is typed, too. */
  readonly inFields?: true
  /** Whether its keys are meant while a dialog lies over the page, too. */
  readonly overDialogs?: true
  /** What it is for, as a line of the list of keys. */
  readonly title: string
  /** Several of a kind, as a view each; none where there is nothing to do. */
  offers(at: Situation): readonly Offer[]
}
