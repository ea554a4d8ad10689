import type { Description } from '../../backend/index.ts'
import type { Handed } from '../frame/handed.ts'
import { linkOf, stepOf } from '../state/link.ts'
import { openLink } from '../state/open-link.ts'
import type { State } from '../state/state.ts'
import type { Moment, Step, Store } from '../state/store.ts'
import { isUndoable } from '../state/actions/index.ts'

/** What an entry of the browser's history is marked with. */
interface Mark {
  /** The page, as long as it is not loaded anew. */
  readonly page: string
  /** Of the workspace that was shown there. */
  readonly workspace: number
  readonly trail: string
  readonly at: number
}

/** The graph that the entries speak of. */
export interface LinkedGraph {
  readonly description: Description
  /** The first digits of its hash; '' where it is not known. */
  readonly graph: string
}

/** What a trail is told when it is followed. */
export interface Following {
  /** Is handed each address that a picture is opened by. */
  readonly opened: Handed<string>
  /** Goes to the workspace before this one, or shows again the one that was left; false where there is none. */
  readonly goTo: (workspace: 'before' | 'left') => boolean
}

const PAGE = `${Date.now()} ${Math.random()}`

/**
 * What was done, as entries of the browser's history: each change of the picture, each selection and each panel is one. Back takes
 * back what was done between two entries and Forward does it again, as undo and redo do; undo goes back in the browser, too. All
 * else, as where the reader looks, changes the entry that is there. A graph that no address names has entries too, all with the
 * address that was there when it was opened: Back over the first of them goes to the graph before.
 */
export class Trail {
  readonly #store: Store
  readonly #workspace: number
  readonly #isLinked: boolean
  #following: Following | undefined
  #graph: LinkedGraph | undefined
  /** Of each way through the history that was gone without a leap, what was at its entries. */
  readonly #trails = new Map<string, Moment[]>()
  #mark: Mark = { page: PAGE, workspace: 0, trail: '', at: 0 }
  /** The entry that undo asked the browser for, until it is there. */
  #awaited: number | undefined

  /** @param isLinked whether addresses name the graph */
  constructor(store: Store, workspace: number, isLinked: boolean) {
    this.#store = store
    this.#workspace = workspace
    this.#isLinked = isLinked
  }

  /** Follows the store and the browser, once it is told of the graph; it can be followed again later. @returns ends it */
  follow(following: Following): () => void {
    this.#following = following
    if (this.#graph !== undefined) this.#resume()
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
    if (isFirst && this.#isLinked) this.#begin(link)
    else if (isFirst) this.#beginBeyond()
    else if (link !== undefined && this.#awaited === undefined && location.hash !== link)
      history.replaceState(this.#mark, '', link)
  }

  /** Undefined where addresses do not name the graph: that which is there stays. */
  #linkOf(state: State): string | undefined {
    if (!this.#isLinked) return undefined
    return `#${linkOf(state, this.#graph?.description.views ?? [], this.#graph?.graph ?? '')}`
  }

  /** Begins a trail at the entry that is there. @param link undefined leaves the address as it is */
  #begin(link?: string): void {
    this.#newTrail()
    history.replaceState(this.#mark, '', link)
  }

  /** Begins a trail behind the entry that is there, which is of the workspace before. */
  #beginBeyond(): void {
    this.#newTrail()
    history.pushState(this.#mark, '')
  }

  #newTrail(): void {
    const trail = `${PAGE} ${Math.random()}`
    this.#mark = { page: PAGE, workspace: this.#workspace, trail, at: 0 }
    this.#trails.set(trail, [this.#store.moment])
  }

  /** The workspace is shown again. */
  #resume(): void {
    const state: unknown = history.state
    const isOfPage = isMark(state) && state.page === PAGE
    if (isOfPage && state.workspace > this.#workspace) {
      // The one behind it was left by undo.
      this.#awaited = this.#mark.at
      history.go(-state.at - 1)
    } else if (isOfPage && state.workspace < this.#workspace) this.#beginBeyond()
    else if (!isOfPage || state.trail !== this.#mark.trail || state.at !== this.#mark.at) this.#arrive(state)
  }

  #moments(): Moment[] {
    return this.#trails.get(this.#mark.trail) ?? []
  }

  #record(): void {
    if (this.#awaited !== undefined || this.#graph === undefined) return
    const { moment } = this.#store
    const { at } = this.#mark
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
    this.#mark = { ...this.#mark, at: at + 1 }
    moments.splice(at + 1, Infinity, moment)
    history.pushState(this.#mark, '', link)
  }

  /** The browser is at another entry. */
  #arrive(state: unknown): void {
    const awaited = this.#awaited
    this.#awaited = undefined
    if (isMark(state) && state.page === PAGE && state.workspace !== this.#workspace) {
      const isBefore = state.workspace < this.#workspace
      // What was left is gone: the entry before it is of what is shown.
      if (!this.#following?.goTo(isBefore ? 'before' : 'left')) {
        this.#awaited = this.#mark.at
        history.go(isBefore ? 1 : -state.at - 1)
      }
      return
    }
    const moment = isMark(state) ? this.#trails.get(state.trail)?.[state.at] : undefined
    if (!isMark(state) || moment === undefined) {
      // Of a page before this one, or written by the reader.
      if (this.#isLinked && location.hash !== this.#linkOf(this.#store.state)) {
        this.#following?.opened.set(location.hash)
        this.#store.restore(
          openLink(location.hash, this.#graph?.description ?? { views: [], queries: [] }).state,
        )
      }
      this.#begin()
      return
    }
    const isUndone = awaited === state.at && state.trail === this.#mark.trail
    this.#mark = state
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
  return (
    typeof state === 'object' &&
    state !== null &&
    'page' in state &&
    'workspace' in state &&
    'trail' in state &&
    'at' in state
  )
}
