import type { Source } from '../state/state.ts'
import type { Named } from './name-list.ts'
import { wordsOf } from './tokens.ts'

/** A question with typed slots. */
export interface Template {
  readonly parts: readonly TemplatePart[]
  /** Of what several ask, the weightier is offered first. */
  readonly weight: number
  /** What is opened, with a value for each slot in the order of the parts. */
  ask(values: readonly Named[]): Source
}

export type TemplatePart =
  | {
      readonly kind: 'words'
      readonly text: string
      /** Those that tell phrases apart, folded, and others that say the same. */
      readonly ways: readonly (readonly string[])[]
      /** Whether they need not be typed: `who builds` says as much as `which company builds`. */
      readonly mayLack: boolean
    }
  | {
      readonly kind: 'slot'
      /** What is to be named, in words. */
      readonly what: string
      /** Which names it takes. */
      readonly names: string
    }

/** Words of a template; none for a text without any. */
export function wordsPart(text: string): readonly TemplatePart[] {
  return text === '' ? [] : [{ kind: 'words', text, ways: [wordsOf(text)], mayLack: false }]
}
