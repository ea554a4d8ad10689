import { ALL, type Appearance, type LineAppearance, type NodeAppearance } from '../../model/appearance.ts'
import type { ValueSource } from '../../model/value-source.ts'
import { sourceKey } from '../values/source-key.ts'

/** What is said of how things look, the first word first: the reader's, then that of the graph's own file. */
export type Said = readonly Appearance[]

/** What is said of one thing, and of whom: all whom it is said of share a scale. */
export interface Saying<Value> {
  readonly value: Value
  /** The label or type, or `*`. */
  readonly name: string
}

/** What is said of an aspect of the nodes with a label; undefined where nothing is. */
export function saidOfNodes<Aspect extends keyof NodeAppearance>(
  label: string,
  aspect: Aspect,
  said: Said,
): Saying<NonNullable<NodeAppearance[Aspect]>> | undefined {
  for (const { nodes } of said) {
    for (const name of [label, ALL]) {
      const value = own(nodes, name)?.[aspect]
      if (value !== undefined) return { value, name }
    }
  }
  return undefined
}

/** As `saidOfNodes`, of the lines of a relationship type. */
export function saidOfLines<Aspect extends keyof LineAppearance>(
  type: string,
  aspect: Aspect,
  said: Said,
): Saying<NonNullable<LineAppearance[Aspect]>> | undefined {
  for (const { lines } of said) {
    for (const name of [type, ALL]) {
      const value = own(lines, name)?.[aspect]
      if (value !== undefined) return { value, name }
    }
  }
  return undefined
}

/** What is said under a name itself. */
export function own<Look>(looks: { readonly [name: string]: Look }, name: string): Look | undefined {
  return Object.hasOwn(looks, name) ? looks[name] : undefined
}

/** The sources of all values that are needed, each once. */
export function sourcesOf(said: Said): readonly ValueSource[] {
  const sources = said.flatMap(({ nodes, lines }) => [
    ...Object.values(nodes).flatMap(({ size, colour }) => [size, colour]),
    ...Object.values(lines).flatMap(({ width, colour }) => [width, colour]),
  ])
  const byKey = new Map<string, ValueSource>()
  for (const one of sources)
    if (one !== undefined && one.kind !== 'fixed') byKey.set(sourceKey(one.by), one.by)
  return [...byKey.values()]
}

/** Whether anything is said at all. */
export function isSaid(said: Said): boolean {
  return said.some(({ nodes, lines }) => Object.keys(nodes).length + Object.keys(lines).length > 0)
}
