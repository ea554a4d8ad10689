import { STRING, type ProcedureDefinition } from '../cypher/index.ts'
import { bytesToHash, hashGraph } from '../model/graph-hash.ts'

/** `CALL graph.hash()`: names a graph by its content, so that a link, a saved view or a picture can say which graph it shows. */
export const hashProcedure: ProcedureDefinition = {
  name: 'graph.hash',
  description:
    'The SHA-256 of all nodes and relationships, as 64 hexadecimal digits: the same for the same graph, in whatever order and from whatever file it was read.',
  mode: 'READ',
  parameters: [],
  columns: [{ name: 'hash', type: STRING }],
  *call(_, context) {
    const held = context.hold()
    try {
      held.replace(bytesToHash(context.reader))
      for (const hashing = hashGraph(context.reader, context); ;) {
        const step = hashing.next()
        if (step.done === true) {
          yield [step.value]
          return
        }
        yield undefined
      }
    } finally {
      held.clear()
    }
  },
}
