import type { BoltBackend } from '../../src/backend/bolt/index.ts'
import type { MapValue, Value } from '../../src/model/values.ts'
import { showValue } from '../tck/cell.ts'
import type { GraphDump } from '../tck/side-effects.ts'
import type { Subject, SubjectResult } from '../tck/subject.ts'

/** For a server on a busy machine. */
const limits = { maxMillis: 120_000 }

/** A subject over a server, whose graph is deleted first. */
export async function emptyServer(backend: BoltBackend): Promise<Subject> {
  const run = async (text: string, parameters: MapValue = {}): Promise<SubjectResult> => {
    const { keys, records } = await (await backend.run(text, parameters, { exact: true, limits })).collect()
    return { columns: keys, records }
  }
  await run('MATCH (n) DETACH DELETE n')
  return { run, dump: async () => dumpOf(run) }
}

async function dumpOf(run: (text: string) => Promise<SubjectResult>): Promise<GraphDump> {
  const nodes = await run('MATCH (n) RETURN id(n), labels(n), properties(n)')
  const relationships = await run(
    'MATCH (a)-[r]->(b) RETURN id(r), toString(id(r)) + " " + id(a) + " " + id(b), properties(r)',
  )
  const properties = (mark: string, [id, , held]: readonly Value[]): string[] =>
    Object.entries(held as MapValue).map(
      ([key, value]) => `${mark}${showValue(id)}.${key}=${showValue(value)}`,
    )
  return {
    nodes: new Set(nodes.records.map(([id]) => showValue(id))),
    relationships: new Set(relationships.records.map(([, text]) => showValue(text))),
    labels: new Set(nodes.records.flatMap(([, labels]) => labels as readonly string[])),
    properties: new Set([
      ...nodes.records.flatMap((record) => properties('n', record)),
      ...relationships.records.flatMap((record) => properties('r', record)),
    ]),
  }
}
