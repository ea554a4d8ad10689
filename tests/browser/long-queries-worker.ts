import { runLongQueries } from '../cypher/bad-input/long-queries.ts'

addEventListener('message', () => postMessage(runLongQueries(false)))
