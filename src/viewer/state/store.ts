import { isUndoable, reduce } from './reduce.ts'
import type { Action, State } from './state.ts'

/** One recorded step: what was done, and the state before it. */
export interface Step {
  readonly action: Action
  readonly before: State
}

/** The state, the record of what led to it, and who listens. */
export class Store {
  #state: State
  #steps: readonly Step[] = []
  readonly #listeners = new Set<() => void>()

  constructor(state: State) {
    this.#state = state
  }

  get state(): State {
    return this.#state
  }

  /** Every action that changed something but where the reader looks, oldest first, without those that were undone. */
  get steps(): readonly Step[] {
    return this.#steps
  }

  readonly send = (action: Action): void => {
    const next = reduce(this.#state, action)
    if (next === this.#state) return
    if (action.kind !== 'camera') this.#steps = [...this.#steps, { action, before: this.#state }]
    this.#set(next)
  }

  /** Takes back the last action that changed the picture, and what only arranged the window since; the arrangement stays. */
  readonly undo = (): void => {
    const at = this.#steps.findLastIndex(({ action }) => isUndoable(action))
    if (at < 0) return
    const { theme, engine, drawer, sheet, source } = this.#state
    const { before } = this.#steps[at]
    // The reader keeps looking where they look, but at another picture where they looked at it before.
    const camera = before.source === source ? this.#state.camera : before.camera
    this.#steps = this.#steps.slice(0, at)
    this.#set({ ...before, theme, engine, drawer, sheet, camera })
  }

  get canUndo(): boolean {
    return this.#steps.some(({ action }) => isUndoable(action))
  }

  /** Replaces the state, as when the reader follows a link or goes back; the theme stays the reader's own. */
  readonly restore = (state: State): void => {
    this.#steps = []
    this.#set({ ...state, theme: this.#state.theme })
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  #set(state: State): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
