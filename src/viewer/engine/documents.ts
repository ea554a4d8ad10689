/** The first message to the engine in a worker: what it answers from, as JSON text. */
export interface Documents {
  readonly graph: string
  readonly description: string
}
