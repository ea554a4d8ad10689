import type { Choices } from './choices.ts'

export const LABELS = ['A', 'B', 'C'] as const
export const TYPES = ['R', 'S'] as const

/**
 * A small multigraph as the text of one CREATE: several labels or none, loops, parallel relationships, missing
 * properties. Every node and relationship has a number `k` of its own. Each further key has values of one type (`i`
 * INTEGER, `f` FLOAT, `s` STRING, `b` BOOLEAN, `l` LIST of INTEGER), `m` has values of any.
 */
export function randomGraph(choices: Choices): string {
  const size = 3 + choices.below(3)
  const nodes = Array.from({ length: size }, (_, at) => {
    const labels = LABELS.filter(() => choices.chance(55)).map((label) => `:${label}`)
    return `(n${at}${labels.join('')} {${randomProperties(choices, at)}})`
  })
  const relationships = choices.many(3, 7, (at) => {
    const [start, end] = [choices.below(size), choices.below(size)]
    return `(n${start})-[:${choices.one(TYPES)} {${randomProperties(choices, at)}}]->(n${end})`
  })
  return `CREATE ${[...nodes, ...relationships].join(', ')}`
}

/** The entries of a property map without braces. */
export function randomProperties(choices: Choices, k: number): string {
  const entries = [`k: ${k}`]
  for (const key of ['i', 'f', 's', 'b', 'l', 'm'] as const)
    if (choices.chance(70)) entries.push(`${key}: ${randomLiteral(choices, key)}`)
  return entries.join(', ')
}

/** A literal as the values of a key are. */
export function randomLiteral(choices: Choices, key: 'i' | 'f' | 's' | 'b' | 'l' | 'm'): string {
  switch (key) {
    case 'i':
      return choices.one(['1', '0', '1', '2', '-1'])
    case 'f':
      return choices.one(['0.5', '1.5', '-0.5', '2.25', '1.0'])
    case 's':
      return choices.one(["'a'", "'a'", "'b'", "'ab'", "''", "'é😀'"])
    case 'b':
      return choices.one(['true', 'false'])
    case 'l':
      return `[${choices.many(0, 3, () => randomLiteral(choices, 'i')).join(', ')}]`
    case 'm':
      return randomLiteral(choices, choices.one(['i', 'f', 's', 'b', 'l']))
  }
}
