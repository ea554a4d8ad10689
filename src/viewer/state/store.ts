import { isUndoable, reduce } from './actions/index.ts'
import { isSamePath } from './communities.ts'
import { isSameLayout } from './layout.ts'
import type { Action } from './action.ts'
import type { Camera, State } from './state.ts'

/** Whether what is drawn in two states stands in the same places. */
function isSamePlace(one: State, other: State): boolean {
  return (
    one.source === other.source &&
    one.many === other.many &&
    isSamePath(one.within, other.within) &&
    isSameLayout(one.layout, other.layout)
  )
}

/** One recorded step: what was done, and the state before it. */
export interface Step {
  readonly action: Action
  readonly before: State
}

/** A point of what was done, to which the reader can go. */
export interface Moment {
  readonly state: State
  readonly steps: readonly Step[]
  /** What can be done again, the next at the end. */
  readonly undone: readonly Action[]
}

/** The state, the record of what led to it, and who listens. */
export class Store {
  #state: State
  #steps: readonly Step[] = []
  /** What was undone and can be done again, the last undone at the end. */
  #undone: readonly Action[] = []
  readonly #listeners = new Set<() => void>()
  /** Where the page moved the camera by itself: undo takes that back. */
  readonly #byPage = new WeakSet<Camera>()

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
    if (isUndoable(action)) this.#undone = []
    if (action.kind === 'camera' && action.byPage === true && action.camera !== undefined)
      this.#byPage.add(action.camera)
    this.#record(action, next)
  }

  /** Takes back the last action that changed the picture, and what was selected since; how the window is arranged stays. */
  readonly undo = (): void => {
    const at = this.#steps.findLastIndex(({ action }) => isUndoable(action))
    if (at < 0) return
    const { theme, engine, drawer, sheet, camera: now } = this.#state
    const { action, before } = this.#steps[at]
    // The reader keeps looking where they look, but at another picture or layout, and where the page moved the camera to show what
    // is taken back, where they looked before.
    const isTheirs = now === undefined || !this.#byPage.has(now)
    const camera = isSamePlace(before, this.#state) && isTheirs ? now : before.camera
    this.#steps = this.#steps.slice(0, at)
    this.#undone = [...this.#undone, action]
    this.#set({ ...before, theme, engine, drawer, sheet, camera })
  }

  /** Takes back all that changed the picture, one after the other: what was selected and opened stays as at the beginning. */
  readonly undoAll = (): void => {
    while (this.canUndo) this.undo()
  }

  /** Does again what was undone last; how the window is arranged stays, and so does what was selected since. */
  readonly redo = (): void => {
    const action = this.#undone.at(-1)
    if (action === undefined) return
    this.#undone = this.#undone.slice(0, -1)
    this.#record(action, reduce(this.#state, action))
  }

  /** Until the picture is changed in another way. */
  get canRedo(): boolean {
    return this.#undone.length > 0
  }

  get canUndo(): boolean {
    return this.#steps.some(({ action }) => isUndoable(action))
  }

  /** Replaces the state, as when the reader follows a link or goes back; the theme stays the reader's own. */
  readonly restore = (state: State): void => {
    this.#steps = []
    this.#undone = []
    this.#set({ ...state, theme: this.#state.theme })
  }

  get moment(): Moment {
    return { state: this.#state, steps: this.#steps, undone: this.#undone }
  }

  /** Goes to a point of what was done: what was done since can be done again. The theme and who answers stay. */
  readonly goTo = ({ state, steps, undone }: Moment): void => {
    const { theme, engine } = this.#state
    const since = steps.every((step, at) => step === this.#steps[at]) ? this.#steps.slice(steps.length) : []
    const taken = since.map(({ action }) => action).filter(isUndoable)
    this.#undone = since.length > 0 ? [...this.#undone, ...taken.reverse()] : undone
    this.#steps = steps
    this.#set(state.theme === theme && state.engine === engine ? state : { ...state, theme, engine })
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  #record(action: Action, next: State): void {
    if (action.kind !== 'camera') this.#steps = [...this.#steps, { action, before: this.#state }]
    this.#set(next)
  }

  #set(state: State): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
