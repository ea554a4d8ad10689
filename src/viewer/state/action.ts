import type { LineAppearance, NodeAppearance } from '../../model/appearance.ts'
import type { ChosenLayout, ViewState } from '../../model/view.ts'
import type { Drawer } from './drawer.ts'
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
  /** `others` are taken away. */
  readonly 'keep-only': { readonly keys: readonly string[]; readonly others: readonly string[] }
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
  readonly filter: { readonly by: keyof Filters; readonly value: string; readonly on: boolean }
  readonly 'clear-filters': object
  /** `property` is '' for what the graph's words say. */
  readonly caption: { readonly label: string; readonly property: string }
  /** All that is said of how nodes with a label look, or of all (`*`); nothing resets it. */
  readonly 'look-of-nodes': { readonly label: string; readonly look: NodeAppearance }
  readonly 'look-of-lines': { readonly type: string; readonly look: LineAppearance }
  readonly 'reset-appearance': object
  readonly camera: { readonly camera: Camera | undefined }
  readonly panel: { readonly panel: Panel }
  readonly sheet: { readonly on: boolean }
  readonly drawer: { readonly drawer: Drawer }
  readonly theme: { readonly theme: State['theme'] }
  readonly engine: { readonly engine: State['engine'] }
}

export type ActionKind = keyof ActionParts

/** Every way to change the state, by name. */
export type Action<Kind extends ActionKind = ActionKind> = {
  [One in Kind]: { readonly kind: One } & ActionParts[One]
}[Kind]
