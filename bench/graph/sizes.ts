/** How many nodes and relationships a graph has. */
export interface Size {
  readonly persons: number
  readonly cities: number
  readonly companies: number
  /** Of all types together. */
  readonly relationships: number
  /** Rows of the load: relationships that one query creates. */
  readonly rows: number
}

/** The sizes by name; `tiny` is for trying things out and for the tests. */
export const sizes = {
  tiny: { persons: 180, cities: 5, companies: 15, relationships: 2_000, rows: 500 },
  small: { persons: 9_500, cities: 100, companies: 400, relationships: 100_000, rows: 10_000 },
  large: { persons: 95_000, cities: 1_000, companies: 4_000, relationships: 1_000_000, rows: 100_000 },
} as const satisfies { readonly [name: string]: Size }

export type SizeName = keyof typeof sizes

export const sizeNames: readonly SizeName[] = ['tiny', 'small', 'large']

export function isSizeName(name: string): name is SizeName {
  return Object.hasOwn(sizes, name)
}

/** How large a graph of that size is, in words. */
export function sizeText({ persons, cities, companies, relationships }: Size): string {
  const count = (value: number): string => value.toLocaleString('en-US')
  return `${count(persons + cities + companies)} nodes, ${count(relationships)} relationships`
}
