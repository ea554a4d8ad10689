import { plainDescription } from '../../src/backend/description.ts'
import { EmbeddedBackend, type TransactionalBackend } from '../../src/backend/index.ts'
import type { Database } from '../../src/database/index.ts'
import { inject } from 'vitest'
import { graph } from '../helpers/graph.ts'
import { boltBackend, emptyDatabase } from './open-store.ts'

/** A graph that answers, and how many of its queries are under way. */
export interface Engine {
  readonly backend: TransactionalBackend
  running(): number | Promise<number>
}

/** True where this run of the tests has a store to ask. */
export const isStoreThere = inject('store').kind !== 'absent'

/** The store of this run, holding the graph of a drawing and nothing else. */
export async function openEngine(drawing = ''): Promise<Engine> {
  return inject('store').kind === 'bolt' ? boltEngine(drawing) : embeddedEngine(graph(drawing))
}

/** An embedded engine that counts the queries whose records are not read to the end or left. */
export function embeddedEngine(database: Database): Engine & { running(): number } {
  let running = 0
  const start = database.start.bind(database)
  database.start = (...given) => {
    const query = start(...given)
    running++
    let ended = false
    const end = (): void => {
      if (!ended) running--
      ended = true
    }
    const cancel = query.cancel.bind(query)
    const step = query.step.bind(query)
    query.cancel = () => {
      end()
      cancel()
    }
    query.step = () => {
      try {
        const told = step()
        if (told.kind === 'done') end()
        return told
      } catch (error) {
        end()
        throw error
      }
    }
    return query
  }
  return {
    backend: new EmbeddedBackend(database, plainDescription(database.schema())),
    running: () => running,
  }
}

/** The server itself says what it works on, whoever asked. */
async function boltEngine(drawing: string): Promise<Engine> {
  const watcher = boltBackend()
  const ask = async (text: string) => (await (await watcher.run(text)).collect()).records
  await emptyDatabase(watcher)
  if (drawing !== '') await ask(`CREATE ${drawing}`)
  return {
    backend: boltBackend(),
    async running() {
      const running = await ask('SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery')
      return running.filter(([text]) => !String(text).startsWith('SHOW TRANSACTIONS')).length
    },
  }
}
