import type { LineAppearance, NodeAppearance } from '../../model/appearance.ts'
import type { PropertyFilter } from '../../model/property-filter.ts'
import type { ChosenLayout, ViewState } from '../../model/view.ts'
import type { Drawer } from './drawer.ts'
import type { Filtered } from './where.ts'
import type { Camera, Cross, Filters, Moved, Panel, Source, State } from './state.ts'

/** What each kind of action carries. */
export interface ActionParts {
  /** `kept` is what the file of a view keeps of how it was left. */
  readonly open: { readonly source: Source; readonly kept?: ViewState | undefined }
  /** '' selects nothing. */
  readonly select: { readonly key: string }
  /** These alone; none selects nothing. */
  readonly 'select-several': { readonly keys: readonly string[] }
  /** `key` is that of a node, or says which of its neighbours are meant (`expansionKey`). */
  readonly expand: { readonly key: string }
  readonly 'expand-several': { readonly keys: readonly string[] }
  readonly add: { readonly keys: readonly string[]; readonly select: string }
  /** What joins several nodes (`pathsKey`). */
  readonly paths: { readonly of: string; readonly on: boolean }
  readonly remove: { readonly key: string }
  readonly hide: { readonly keys: readonly string[] }
  readonly 'keep-only': KeepOnly
  /** All that was taken away. */
  readonly 'bring-back': object
  /** Undefined is that of the view; `words` is what it is called. */
  readonly layout: { readonly layout: ChosenLayout | undefined; readonly words: string }
  /** Undefined shows the picture again. */
  readonly cross: { readonly cross: Cross | undefined }
  readonly move: { readonly moved: Moved }
  /** They stay where they are, whatever else is drawn. */
  readonly pin: { readonly moved: readonly Moved[] }
  readonly unpin: { readonly keys: readonly string[] }
  /** Draws the parts of a hierarchy as their wholes, or by themselves; `of` is the key of the only whole that is meant. */
  readonly fold: { readonly hierarchy: string; readonly on: boolean; readonly of?: string | undefined }
  readonly connect: { readonly on: boolean }
  readonly 'all-claims': { readonly on: boolean }
  readonly reveal: { readonly label: string; readonly on: boolean }
  /** Draws more than can be read, or its communities as one mark each. */
  readonly many: { readonly draw: State['many'] }
  /** Opens a community, or those around it; none shows all communities again. `words` is what the innermost is called. */
  readonly within: {
    readonly within: State['within']
    readonly words: string
    readonly select?: string | undefined
  }
  readonly filter: { readonly by: keyof Filters; readonly value: string; readonly on: boolean }
  /** Leaves out all other values of a kind, and what is without a relationship then. */
  readonly only: {
    readonly by: keyof Filters
    readonly value: string
    readonly others: readonly string[]
  }
  /** In place of what was kept by the same property. */
  readonly where: { readonly filter: PropertyFilter }
  readonly 'clear-where': { readonly filtered: Filtered }
  /** Whether what filters leave without a relationship is left out too. */
  readonly 'drop-loose': { readonly on: boolean }
  readonly 'clear-filters': object
  /** `property` is '' for what the graph's words say. */
  readonly caption: { readonly label: string; readonly property: string }
  /** All that is said of how nodes with a label look, or of all (`*`); nothing resets it. */
  readonly 'look-of-nodes': { readonly label: string; readonly look: NodeAppearance }
  readonly 'look-of-lines': { readonly type: string; readonly look: LineAppearance }
  readonly 'reset-appearance': object
  /** `byPage` where the page moved it to show something; else the reader did. */
  readonly camera: { readonly camera: Camera | undefined; readonly byPage?: boolean | undefined }
  readonly panel: { readonly panel: Panel }
  readonly sheet: { readonly on: boolean }
  readonly drawer: { readonly drawer: Drawer }
  readonly theme: { readonly theme: State['theme'] }
  readonly engine: { readonly engine: State['engine'] }
}

/** What is kept of a picture. */
export interface KeepOnly {
  /** Keys of what was chosen. */
  readonly keys: readonly string[]
  /** Keys of all nodes that stay: of what was chosen, and of what is folded into it. */
  readonly kept: readonly string[]
  /** Keys of all nodes that are taken away. */
  readonly others: readonly string[]
  /** Those among them that were added, and would come back if only what is kept were held. */
  readonly added: readonly string[]
}

export type ActionKind = keyof ActionParts

/** Every way to change the state, by name. */
export type Action<Kind extends ActionKind = ActionKind> = {
  [One in Kind]: { readonly kind: One } & ActionParts[One]
}[Kind]
