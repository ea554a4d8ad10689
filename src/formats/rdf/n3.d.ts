/** What is used of the parser of the package n3, in the version that package.json names. */
declare module 'n3' {
  interface NamedNode {
    readonly termType: 'NamedNode'
    readonly value: string
  }
  interface BlankNode {
    readonly termType: 'BlankNode'
    readonly value: string
  }
  interface DefaultGraph {
    readonly termType: 'DefaultGraph'
    readonly value: ''
  }
  export interface Literal {
    readonly termType: 'Literal'
    readonly value: string
    /** '' where it has none. */
    readonly language: string
    readonly datatypeString: string
    /** Unique among literals. */
    readonly id: string
  }
  export interface Quad {
    readonly termType: 'Quad'
    readonly subject: NamedNode | BlankNode | Quad
    readonly predicate: NamedNode
    readonly object: Term
    readonly graph: NamedNode | BlankNode | DefaultGraph
  }
  export type Term = NamedNode | BlankNode | Literal | Quad

  interface Token {
    readonly line: number
  }
  /** A stream of text, as far as the parser asks for one. */
  interface Input {
    on(event: 'data', listener: (text: string) => void): unknown
    on(event: 'end', listener: () => void): unknown
    on(event: 'error', listener: (error: Error) => void): unknown
  }

  export class Parser {
    constructor(options?: { readonly blankNodePrefix?: string })
    parse(
      input: Input,
      callbacks: {
        readonly onQuad: (
          error: (Error & { readonly context?: { readonly line?: number } }) | null,
          quad: Quad | null,
          prefixes: Readonly<Record<string, string>> | undefined,
        ) => void
        readonly onToken: (token: Token) => void
      },
    ): void
  }
}
