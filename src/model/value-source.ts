/** Where each node or line has a value from: what a picture is sized, coloured, arranged or ranked by. */
export type ValueSource =
  /** What elements have under a name. */
  | { readonly kind: 'property'; readonly key: string }
  /** A metric of the nodes, by its name in the registry: `pageRank`. */
  | {
      readonly kind: 'metric'
      readonly name: string
      /** What is counted: the graph as the metric counts it where nothing is said, or what is drawn alone. */
      readonly of?: 'graph' | 'picture' | undefined
    }
