import { FullDatabase } from '../../opening/full-database.ts'

/** A graph with nothing in it: what is wrong with a text, and what can be called, does not depend on what is in a graph. */
export const emptyGraph = new FullDatabase()
