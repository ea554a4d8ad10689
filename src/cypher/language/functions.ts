import { type Instead, differs, type Standing } from './standing.ts'

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

/** What to write in place of a function of Neo4j 5.26 that there is not, by its name; undefined for any other name. */
export function insteadOfFunction(name: string): Instead | undefined {
  const lower = name.toLowerCase()
  for (const [known, instead] of insteadOf) if (known.toLowerCase() === lower) return instead
  return undefined
}

/** How functions differ from those of Neo4j 5.26 of the same name. */
export const functionDifferences: ReadonlyMap<string, Standing> = new Map([
  ...['ceiling', 'ln', 'sinh', 'cosh', 'tanh', 'coth'].map(
    (name) => [name, differs('Neo4j 5.26 does not have it.')] as const,
  ),
  ['elementId', differs('The number alone; Neo4j puts the database before it.')],
  ['exists', differs('Takes any value; Neo4j 5 takes only a pattern.')],
])
