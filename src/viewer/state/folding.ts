/** A hierarchy that is folded otherwise than the view says, as a whole or into one node. */
export interface Fold {
  readonly on: boolean
  readonly hierarchy: string
  /** The key of the node that is unfolded alone; '' where the whole hierarchy is meant. */
  readonly of: string
}

/** What a state holds of a fold: `+unit`, `-unit`, `-unit:org:acme`. */
export function foldingText({ on, hierarchy, of }: Fold): string {
  const name = hierarchy.replaceAll('%', '%25').replaceAll(':', '%3A')
  return `${on ? '+' : '-'}${name}${of === '' ? '' : `:${of}`}`
}

/** The fold that a state holds. */
export function foldingOf(text: string): Fold {
  const [, sign = '', name = '', of = ''] = /^([+-]?)([^:]*):?([\s\S]*)$/.exec(text) ?? []
  return { on: sign === '+', hierarchy: name.replaceAll('%3A', ':').replaceAll('%25', '%'), of }
}
