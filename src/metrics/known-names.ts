import type { GraphReader } from '../model/graph-store.ts'
import { nearestName } from '../model/nearest-name.ts'

/** Looks up the names that options hold, and keeps a sentence about each that the graph does not know. */
export class KnownNames {
  readonly #reader: GraphReader
  readonly unknown: string[] = []

  constructor(reader: GraphReader) {
    this.#reader = reader
  }

  labels(names: readonly string[]): readonly number[] {
    const reader = this.#reader
    return names.flatMap((name) => {
      const label = reader.labelId(name)
      if (label !== -1) return [label]
      const known = Array.from({ length: reader.labelTokens }, (_, token) => reader.labelName(token))
      this.#miss('label', name, known)
      return []
    })
  }

  /** By type 1 where it is among them, else 0. */
  types(names: readonly string[]): Uint8Array {
    const reader = this.#reader
    const wanted = new Uint8Array(reader.typeTokens)
    for (const name of names) {
      const type = reader.typeId(name)
      if (type !== -1) wanted[type] = 1
      else {
        const known = Array.from({ length: reader.typeTokens }, (_, token) => reader.typeName(token))
        this.#miss('relationship type', name, known)
      }
    }
    return wanted
  }

  /** -1 where the graph does not know it. */
  property(name: string): number {
    const key = this.#reader.keyId(name)
    if (key === -1) this.#miss('property', name, [])
    return key
  }

  #miss(what: string, name: string, known: readonly string[]): void {
    const near = nearestName(name, known)
    const meant = near === undefined ? '' : ` Did you mean \`${near}\`?`
    this.unknown.push(`The graph has no ${what} \`${name}\`.${meant}`)
  }
}
