import type { Description } from '../../backend/index.ts'
import type { Handed } from '../frame/handed.ts'
import { linkOf, stepOf } from '../state/link.ts'
import { openLink } from '../state/open-link.ts'
import type { State } from '../state/state.ts'
import type { Moment, Step, Store } from '../state/store.ts'
import { isUndoable } from '../state/actions/index.ts'

/** What an entry of the browser's history is marked with. */
interface Mark {
  readonly trail: string
  readonly at: number
}

/** The graph that the entries speak of. */
export interface LinkedGraph {
  readonly description: Description
  /** The first digits of its hash; '' where it is not known. */
  readonly graph: string
}

/**
 * What was done, as entries of the browser's history: each change of the picture, each selection and each panel is one. Back takes
 * back what was done between two entries and Forward does it again, as undo and redo do; undo goes back in the browser, too. All
 * else, as where the reader looks, changes the entry that is there.
 */
export class Trail {
  readonly #store: Store
  readonly #opened: Handed<string>
  #graph: LinkedGraph | undefined
  /** Of each way through the history that was gone without a leap, what was at its entries. */
  readonly #trails = new Map<string, Moment[]>()
  #mark: Mark = { trail: '', at: 0 }
  /** The entry that undo asked the browser for, until it is there. */
  #awaited: number | undefined

  /** @param opened is handed each address that a picture is opened by */
  constructor(store: Store, opened: Handed<string>) {
    this.#store = store
    this.#opened = opened
  }

  /** Follows the store and the browser, once it is told of the graph. @returns ends it */
  follow(): () => void {
    let waits = false
    // Several actions of one click are one entry.
    const changed = (): void => {
      if (waits) return
      waits = true
      queueMicrotask(() => {
        waits = false
        if (!ended) this.#record()
      })
    }
    let ended = false
    const unsubscribe = this.#store.subscribe(changed)
    const went = ({ state }: PopStateEvent): void => this.#arrive(state)
    addEventListener('popstate', went)
    return () => {
      ended = true
      unsubscribe()
      removeEventListener('popstate', went)
    }
  }

  /** Tells what the graph is, or what is said of it from now on. */
  describe(graph: LinkedGraph): void {
    const isFirst = this.#graph === undefined
    this.#graph = graph
    const link = this.#linkOf(this.#store.state)
    if (isFirst) this.#begin(link)
    else if (this.#awaited === undefined && location.hash !== link) history.replaceState(this.#mark, '', link)
  }

  #linkOf(state: State): string {
    return `#${linkOf(state, this.#graph?.description.views ?? [], this.#graph?.graph ?? '')}`
  }

  /** Begins a trail at the entry that is there. @param link undefined leaves the address as it is */
  #begin(link?: string): void {
    this.#mark = { trail: `${Date.now()} ${Math.random()}`, at: 0 }
    this.#trails.set(this.#mark.trail, [this.#store.moment])
    history.replaceState(this.#mark, '', link)
  }

  #moments(): Moment[] {
    return this.#trails.get(this.#mark.trail) ?? []
  }

  #record(): void {
    if (this.#awaited !== undefined || this.#graph === undefined) return
    const { moment } = this.#store
    const { at, trail } = this.#mark
    const moments = this.#moments()
    const here = moments[at]
    if (here === undefined) return
    const change = lastChange(moment.steps)
    const before = moments.slice(0, at).findLastIndex(({ steps }) => lastChange(steps) === change)
    if (isTakenBack(here, moment) && before >= 0) {
      this.#awaited = before
      history.go(before - at)
      return
    }
    const link = this.#linkOf(moment.state)
    if (change === lastChange(here.steps) && stepOf(here.state) === stepOf(moment.state)) {
      moments[at] = moment
      // An address that a reader wrote stays as it is written.
      if (link !== this.#linkOf(here.state)) history.replaceState(this.#mark, '', link)
      return
    }
    this.#mark = { trail, at: at + 1 }
    moments.splice(at + 1, Infinity, moment)
    history.pushState(this.#mark, '', link)
  }

  /** The browser is at another entry. */
  #arrive(state: unknown): void {
    const awaited = this.#awaited
    this.#awaited = undefined
    const moment = isMark(state) ? this.#trails.get(state.trail)?.[state.at] : undefined
    if (!isMark(state) || moment === undefined) {
      // Of a page before this one, or written by the reader.
      if (location.hash !== this.#linkOf(this.#store.state)) {
        this.#opened.set(location.hash)
        this.#store.restore(
          openLink(location.hash, this.#graph?.description ?? { views: [], queries: [] }).state,
        )
      }
      this.#begin()
      return
    }
    const isUndone = awaited === state.at && state.trail === this.#mark.trail
    this.#mark = { trail: state.trail, at: state.at }
    // Undo has been done in the store already, and more may have been done since.
    if (isUndone) this.#record()
    else this.#store.goTo(moment)
  }
}

/** The last step that changed the picture. */
function lastChange(steps: readonly Step[]): Step | undefined {
  return steps.findLast(({ action }) => isUndoable(action))
}

/** Whether a change of the picture was taken back since. */
function isTakenBack(here: Moment, now: Moment): boolean {
  const change = lastChange(here.steps)
  return (
    change !== undefined &&
    !now.steps.includes(change) &&
    now.steps.every((step) => here.steps.includes(step))
  )
}

function isMark(state: unknown): state is Mark {
  return typeof state === 'object' && state !== null && 'trail' in state && 'at' in state
}
