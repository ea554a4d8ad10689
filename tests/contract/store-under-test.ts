/** The store that a run of the tests is about; the configuration of the run provides it. */
export type StoreUnderTest =
  | { readonly kind: 'embedded' }
  | {
      readonly kind: 'bolt'
      readonly uri: string
      readonly user: string
      readonly password: string
      /** The jars to start more servers from, where the server is one of our own. */
      readonly jars?: string
    }
  /** There is no server here: what needs one is skipped. */
  | { readonly kind: 'absent' }

declare module 'vitest' {
  interface ProvidedContext {
    readonly store: StoreUnderTest
  }
}
