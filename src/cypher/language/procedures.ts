import type { Instead } from './standing.ts'

const noStatistics: Instead = { text: 'Leave it out: the planner knows the exact counts' }
const noServer: Instead = { text: 'Leave it out: the engine runs inside your program' }
const created: Instead = { text: 'Leave it out: a name is known once it is used', query: 'CREATE (:Person)' }

const insteadOf: ReadonlyMap<string, Instead> = new Map([
  [
    'db.schema.visualization',
    {
      text: 'Ask for the labels that each type connects',
      query:
        'MATCH (a)-[r]->(b) UNWIND labels(a) AS start UNWIND labels(b) AS end RETURN DISTINCT start, type(r) AS type, end',
    },
  ],
  ...list('db.createLabel db.createProperty db.createRelationshipType', created),
  [
    'db.index.vector.createNodeIndex',
    {
      text: 'Write CREATE VECTOR INDEX',
      query:
        'CREATE VECTOR INDEX meaning FOR (n:Passage) ON (n.embedding) OPTIONS {indexConfig: {`vector.dimensions`: 3}}',
    },
  ],
  ...list(
    'db.create.setNodeVectorProperty db.create.setRelationshipVectorProperty db.create.setVectorProperty',
    { text: 'Set the list as any other property', query: 'MATCH (n) SET n.vector = [1.0, 2.0]' },
  ),
  ...list(
    'db.clearQueryCaches db.stats.clear db.stats.collect db.stats.retrieve ' +
      'db.stats.retrieveAllAnonymized db.stats.status db.stats.stop',
    noStatistics,
  ),
  ...list('db.info db.ping dbms.info', {
    text: 'Ask for the components',
    query: 'CALL dbms.components() YIELD name, versions RETURN name, versions',
  }),
  ...list(
    'dbms.cluster.routing.getRoutingTable dbms.killConnection dbms.killConnections dbms.listCapabilities dbms.listConfig ' +
      'dbms.listConnections dbms.queryJmx dbms.routing.getRoutingTable dbms.upgrade dbms.upgradeStatus tx.getMetaData ' +
      'tx.setMetaData',
    noServer,
  ),
])

/** Of procedures that Neo4j 5.26 no longer has either. */
const insteadOfOlder: ReadonlyMap<string, Instead> = new Map([
  ...list('db.indexes db.indexDetails', { text: 'Write a command', query: 'SHOW INDEXES' }),
  ...list('db.constraints', { text: 'Write a command', query: 'SHOW CONSTRAINTS' }),
])

/** The procedures of Neo4j 5.26 Community that there are not. */
export const missingProcedures: readonly string[] = [...insteadOf.keys()].sort()

/** What to write in place of a procedure of Neo4j 5.26, or of one before, that there is not; undefined for any other name. */
export function insteadOfProcedure(name: string): Instead | undefined {
  return insteadOf.get(name) ?? insteadOfOlder.get(name)
}

function list(names: string, instead: Instead): [string, Instead][] {
  return names.split(' ').map((name) => [name, instead])
}
