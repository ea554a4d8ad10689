import type { Description } from '../../../backend/index.ts'
import { isolated } from '../../words/isolated.ts'
import type { Action, ActionKind } from '../action.ts'
import { sampledOf, sampledWords } from '../sampled.ts'
import type { State } from '../state.ts'

/** What the things are called that an action names. */
export interface ActionNames {
  readonly description: Description
  /** What an element is called, by its key. */
  readonly nameOf: (key: string) => string
}

/** What an action does, and how it is told. */
export interface ActionEntry<Kind extends ActionKind> {
  /** The picture, which undo takes back and redo does again, or how the window is arranged, which neither changes. */
  readonly changes: 'picture' | 'window'
  /** The state after it; the same object where nothing changes. Pure: undo, the link and the tests rest on it. */
  after(state: State, action: Action<Kind>): State
  /** It as a step of the history. */
  told(action: Action<Kind>, names: ActionNames): string
}

/** What an element, or what stands for several, is called in a sentence. */
export function nameOfKey(key: string, { nameOf }: ActionNames): string {
  return isolated(sampledOf(key) === undefined ? nameOf(key) : sampledWords(key))
}

const MOST_NAMED = 3

/** What several elements are called in a sentence: a few by their names, more by their number. */
export function namesOfKeys(keys: readonly string[], names: ActionNames): string {
  if (keys.length > MOST_NAMED) return `${keys.length.toLocaleString('en')} nodes and lines`
  return keys.map((key) => nameOfKey(key, names)).join(', ')
}

/** What is said of how things look, with another look of one name; without anything to say the name goes. */
export function withLook<Look extends object>(
  looks: { readonly [name: string]: Look },
  name: string,
  look: Look,
): { readonly [name: string]: Look } {
  const { [name]: _, ...others } = looks
  const said = Object.entries(look).filter(([, value]) => value !== undefined)
  return said.length === 0 ? others : { ...others, [name]: look }
}

/** A list with a value at its end, or without it. */
export function withOrWithout(list: readonly string[], value: string, present: boolean): readonly string[] {
  const without = list.filter((one) => one !== value)
  return present ? [...without, value] : without
}
