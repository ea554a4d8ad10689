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
  [
    'point',
    {
      text: 'Keep the coordinates as properties of their own',
      query: 'CREATE (:Place {latitude: 52.5, longitude: 13.4})',
    },
  ],
  [
    'point.distance',
    {
      text: 'Compute it, on a sphere in metres',
      query:
        'WITH {lat: 52.5, lon: 13.4} AS a, {lat: 48.9, lon: 2.4} AS b RETURN 2 * 6371009 * asin(sqrt(haversin(radians(b.lat - a.lat)) + cos(radians(a.lat)) * cos(radians(b.lat)) * haversin(radians(b.lon - a.lon)))) AS metres',
    },
  ],
  [
    'point.withinBBox',
    {
      text: 'Compare the coordinates',
      query: 'WITH 1 AS x, 2 AS y RETURN 0 <= x <= 5 AND 0 <= y <= 5 AS isInside',
    },
  ],
  [
    'vector.similarity.cosine',
    {
      text: 'Compute it (this is the cosine itself, from -1 to 1)',
      query:
        'WITH [1.0, 2.0] AS a, [2.0, 1.0] AS b RETURN reduce(s = 0.0, i IN range(0, size(a) - 1) | s + a[i] * b[i]) / sqrt(reduce(s = 0.0, x IN a | s + x * x) * reduce(s = 0.0, x IN b | s + x * x)) AS cosine',
    },
  ],
  [
    'vector.similarity.euclidean',
    {
      text: 'Compute it',
      query:
        'WITH [1.0, 2.0] AS a, [2.0, 1.0] AS b RETURN 1 / (1 + reduce(s = 0.0, i IN range(0, size(a) - 1) | s + (a[i] - b[i]) ^ 2)) AS similarity',
    },
  ],
])

/** What to write in the place of a function of Neo4j 5.26 that there is not, by its name; undefined for any other name. */
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
