import { spread, type Positions, type SpreadTask } from './spread.ts'

/** The heavy part of layouts in a thread of its own: a task in, shares of it done and then places out. */

/** What the worker says. */
export type SpreadMessage =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'places'; readonly places: Positions }

const scope = globalThis as unknown as Pick<Worker, 'postMessage'> & {
  onmessage: ((event: MessageEvent<SpreadTask>) => void) | null
}

const say = (message: SpreadMessage): void => scope.postMessage(message)

scope.onmessage = ({ data }) =>
  say({ kind: 'places', places: spread(data, (share) => say({ kind: 'progress', share })) })
