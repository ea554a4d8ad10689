import type { Instead } from './standing.ts'

const oneGraph: Instead = { text: 'There is one graph: match in it', query: 'MATCH (n) RETURN n' }
const ofCsv: Instead = {
  text: 'Pass the rows as a parameter and unwind them',
  query: "UNWIND [{name: 'Ann'}] AS row RETURN row.name",
}

const insteadOf = new Map<string, Instead>([
  ['file', ofCsv],
  ['linenumber', ofCsv],
  ['graph.byElementId', oneGraph],
  ['graph.byName', oneGraph],
])

/** The functions of Neo4j 5.26 that there are not. */
export const missingFunctions: readonly string[] = [...insteadOf.keys()]

/** What to write in place of a function of Neo4j 5.26 that there is not, by its name; undefined for any other name. */
export function insteadOfFunction(name: string): Instead | undefined {
  const lower = name.toLowerCase()
  for (const [known, instead] of insteadOf) if (known.toLowerCase() === lower) return instead
  return undefined
}
