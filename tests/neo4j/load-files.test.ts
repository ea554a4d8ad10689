import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest'
import type { TransactionalBackend } from '../../src/backend/index.ts'
import { silkgraph } from '../cli/silkgraph.ts'
import { recordsOf } from '../contract/carriers.ts'
import { boltBackend, emptyDatabase, serverUnderTest } from '../contract/open-store.ts'
import { sharedPath } from '../helpers/shared.ts'

const modern = sharedPath('graphs/tinkerpop-modern.graphml')
const arctic = sharedPath('graphs/arctic.gexf')

describe.skipIf(inject('store').kind !== 'bolt')('silkgraph load of files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'silkgraph-load-files-'))
  let backend: TransactionalBackend
  beforeEach(async () => {
    backend ??= boltBackend()
    await emptyDatabase(backend)
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true })
    await emptyDatabase(backend)
    await backend.close()
  })

  const load = async (...words: readonly string[]): Promise<readonly [number, string, string]> => {
    const { uri, user, password } = serverUnderTest()
    const environment = { SILKGRAPH_STORE: uri, NEO4J_USERNAME: user, NEO4J_PASSWORD: password }
    const { code, out, err } = await silkgraph(['load', ...words], { environment })
    return [code, out.replace(` at ${uri}`, ''), err]
  }
  const records = (text: string): ReturnType<typeof recordsOf> => recordsOf(backend, text)
  /** The number of the last transaction that wrote. */
  const lastWrite = (): ReturnType<typeof recordsOf> =>
    records('SHOW DATABASES YIELD name, lastCommittedTxn WHERE name <> "system" RETURN lastCommittedTxn')
  const counts = 'MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n), count(r)'
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }

  test.skipIf(modern === undefined)(
    'a graph of another program arrives, and a second load writes nothing',
    async () => {
      expect(await load('--graph', modern ?? '')).toEqual([
        0,
        'tinkerpop-modern.graphml\n6 nodes: 6 created\n6 relationships: 6 created',
        '',
      ])
      expect(await records(counts)).toEqual([[6, 6]])
      expect(
        await records(
          "MATCH (a:person)-[r:created]->(b:software {name: 'lop'}) RETURN a.name, a.age, r.weight, b.lang ORDER BY a.name",
        ),
      ).toEqual([
        ['josh', 32, 0.4, 'java'],
        ['marko', 29, 0.4, 'java'],
        ['peter', 35, 0.2, 'java'],
      ])
      const before = await lastWrite()
      expect(await load('--graph', modern ?? '')).toEqual([
        0,
        'tinkerpop-modern.graphml\n6 nodes: no changes\n6 relationships: no changes',
        '',
      ])
      expect(await lastWrite()).toEqual(before)
      expect(await records(counts)).toEqual([[6, 6]])
    },
  )

  test.skipIf(arctic === undefined)(
    'one whose nodes have no label is refused with the line, and nothing is written',
    async () => {
      const before = await lastWrite()
      const [code, out, err] = await load('--graph', arctic ?? '')
      expect([code, out]).toEqual([1, ''])
      expect(err).toMatch(
        /arctic\.gexf:\d+: The node \S+ has no label\. A server finds nodes by a label: give each one\.$/,
      )
      expect(await lastWrite()).toEqual(before)
    },
  )

  test('tables arrive as they are, whatever program wrote them, and a second load writes nothing', async () => {
    const people = file('people.csv', 'Id,Label,labels\na,Ada,Person\nb,Bo,Person\n')
    const knows = file('knows.csv', 'Source;Target;Kind;since\na;b;KNOWS;1833\nb;a;KNOWS;\n')
    const words = ['--nodes', people, '--relationships', knows, '--name', 'people']
    expect(await load(...words)).toEqual([0, 'people\n2 nodes: 2 created\n2 relationships: 2 created', ''])
    expect(
      await records(
        'MATCH (a)-[r]->(b) RETURN properties(a), labels(a), type(r), properties(r), b.id ORDER BY a.id',
      ),
    ).toEqual([
      [{ id: 'a', label: 'Ada' }, ['Person'], 'KNOWS', { since: 1833 }, 'b'],
      [{ id: 'b', label: 'Bo' }, ['Person'], 'KNOWS', {}, 'a'],
    ])
    const before = await lastWrite()
    expect(await load(...words)).toEqual([0, 'people\n2 nodes: no changes\n2 relationships: no changes', ''])
    expect(await lastWrite()).toEqual(before)
    file('knows.csv', 'Source;Target;Kind;since\na;b;KNOWS;1833\nb;c;KNOWS;\n')
    expect(await load(...words)).toEqual([
      1,
      '',
      `${knows}:3: A relationship starts or ends at c, but there is no such node. Add the node, or leave the relationship out.`,
    ])
    expect(await lastWrite()).toEqual(before)
  })
})
