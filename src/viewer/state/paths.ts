/** A search for what joins several nodes: the shortest paths between each two of them. */
export interface PathSearch {
  /** Keys of the nodes. */
  readonly between: readonly string[]
  /** The types that a path may run along; none stands for all. */
  readonly types: readonly string[]
  /** The modality that each relationship of a path must have; '' for any. */
  readonly modality: string
}

/** The key of a search for paths, which a link can hold. */
export function pathsKey({ between, types, modality }: PathSearch): string {
  return JSON.stringify([between, [...types].sort(), modality])
}

/** The search of a key; undefined where it is the key of none. */
export function pathsOfKey(key: string): PathSearch | undefined {
  const parts = parsed(key)
  if (!Array.isArray(parts)) return undefined
  const [between, types, modality]: readonly unknown[] = parts
  return isTexts(between) && between.length > 1 && isTexts(types) && typeof modality === 'string'
    ? { between, types, modality }
    : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}
