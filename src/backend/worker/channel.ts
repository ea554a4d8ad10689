/** One end of a connection between threads or processes, in Node or in a browser. */
export interface Channel {
  post(message: unknown): void
  /** Called for each message from the other end. */
  listen(handle: (message: unknown) => void): void
  /** Called once when the other end is gone. */
  lost(handle: (reason: string) => void): void
}

/** A client's message: begin an answer, ask for more of it, end it early, ask for a document, or whether anybody is there. */
export type ToEngine =
  | { readonly kind: 'answer'; readonly id: number; readonly request: unknown }
  | { readonly kind: 'more'; readonly id: number }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'document'; readonly id: number; readonly name: DocumentName }
  | { readonly kind: 'ping'; readonly id: number }

/** The engine's message; `end` follows the last chunk, and answers a ping. */
export type FromEngine =
  | { readonly kind: 'chunk'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly id: number }

/** What an engine tells besides answers: JSON bytes of the description, the schema and the whole graph. */
export type DocumentName = 'description' | 'schema' | 'graph'

/** A frame that is longer is sent in several chunks, so that what is on its way is bounded in bytes. */
export const CHUNK_BYTES = 64 * 1024

/** So many chunks may be on their way before the reader asks for more: a slow reader stops the query, not the memory. */
export const CREDIT = 4
