import { Database } from '../../src/database/database.ts'

/** A database that holds the graph of a drawing, which is the pattern of a CREATE: `(a:Person)-[:KNOWS]->(b)`. */
export function graph(drawing = ''): Database {
  const database = new Database()
  if (drawing !== '') database.query(`CREATE ${drawing}`)
  return database
}
