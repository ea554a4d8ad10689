import { UsageError } from '../../errors.ts'
import { askOptions } from '../ask-options.ts'
import { printRecords } from '../print-records.ts'
import { runQuery } from '../run-query.ts'
import { withBackend } from '../with-backend.ts'
import { defineCommand } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { parameterValues, parameterWords } from '../parameters.ts'

/** `silkgraph query 'MATCH ...'`: reading only. */
export const queryCommand = defineCommand({
  name: 'query',
  summary: 'run a query in Cypher',
  description:
    'Runs one Cypher query on the graph and prints its records. Queries can only read. Direct relationships carry claims, ' +
    'modality, status and attributedTo; join to the evidence by `k.id IN r.claims`. EXPLAIN before it prints how it would be run, ' +
    'PROFILE runs it and prints what each step did.',
  argument: { words: '<cypher>', description: 'the query, in quotes' },
  options: askOptions,
  examples: [
    "silkgraph query 'MATCH (c:Company)-[r:BUILDS]->(f) RETURN c.name, f.name, r.status'",
    "silkgraph query --store bolt://localhost:7687 'MATCH (n) RETURN count(n)'",
    "silkgraph query 'MATCH (n {id: $id})-[r]->(m) RETURN type(r), m.name' --param id=org:huawei --format json",
    "silkgraph query 'PROFILE MATCH (c:Company)-[r:BUILDS]->(f) RETURN c.name, count(f)'",
    'silkgraph query \'MATCH (n) WHERE n.id IN $ids RETURN n.name\' --param \'ids=["org:huawei", "org:alibaba"]\'',
  ],
  async run(options, context, argument, repeated) {
    if (argument.trim() === '') {
      throw new UsageError({
        code: 'NoQuery',
        message: 'The query is empty.',
        hint: "Write silkgraph query 'MATCH (n) RETURN count(n)'.",
      })
    }
    const parameters = parameterValues(parameterWords(repeated['param'] ?? []))
    const result = await withBackend(options, context, (backend) =>
      runQuery(backend, argument, parameters, options, context),
    )
    printRecords(result, options, context)
    return exitCodes.ok
  },
})
