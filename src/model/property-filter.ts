/** What is drawn of the nodes with a label, or the lines of a type, by one of their properties. */
export type PropertyFilter = {
  readonly of: 'nodes' | 'lines'
  /** The label or type. */
  readonly name: string
  readonly key: string
  readonly keep: Keep
}

/** Which values are kept. Of a list each value counts; texts are compared as they are shown. */
export type Keep =
  | { readonly kind: 'only'; readonly values: readonly string[] }
  | { readonly kind: 'without'; readonly values: readonly string[] }
  /** In any case of letters. */
  | { readonly kind: 'contains'; readonly text: string }
  /** Both ends included: numbers, or dates as `2026-11-27`. */
  | {
      readonly kind: 'range'
      readonly from?: number | string | undefined
      readonly to?: number | string | undefined
    }
  | { readonly kind: 'present' }
  | { readonly kind: 'absent' }
