import { expect, test } from 'vitest'
import { EmbeddedBackend } from '../../../src/backend/index.ts'
import { Database } from '../../../src/database/index.ts'
import { loadedWriters, writtenText } from '../../helpers/writers.ts'
import {
  claimLines,
  claimOfKey,
  connections,
  neighbours,
  nodesByKey,
} from '../../../src/viewer/content/additions.ts'
import { exportPicture } from '../../../src/viewer/content/export-picture.ts'
import { loadContent } from '../../../src/viewer/content/load-content.ts'
import { emptyPicture, mergePictures, pictureOf } from '../../../src/viewer/layout/picture.ts'
import { openBundledGraph } from '../bundled.ts'
import { queryState } from './states.ts'

const { ask, backend, description } = openBundledGraph()
const sites = pictureOf((await ask('MATCH p = (:Company)-[:BUILDS]->() RETURN p')).flat())

test.each(loadedWriters)(
  '$id holds each relationship with its evidence, or tells that it does not, and no line of a claim',
  async (format) => {
    const lines = await claimLines({ backend, description }, sites)
    expect([...lines.relationships.keys()].filter((key) => claimOfKey(key) !== '').length).toBeGreaterThan(0)
    const nodes = mergePictures(sites, { nodes: lines.nodes, relationships: new Map() })
    const text = async (picture: typeof sites): Promise<readonly string[]> =>
      (await exportPicture(picture, format, backend, { licence: 'a licence', evidence: true })).files.map(
        ({ content }) => writtenText(format, content),
      )
    expect(await text(mergePictures(sites, lines))).toEqual(await text(nodes))
    const [[claim, sha256]] = await ask(
      "MATCH (k:Claim)-[:EVIDENCED_BY]->(p) WHERE (k)-[:HAS_OBJECT]->({id: 'fac:alibaba-dc-dubai'}) RETURN k.id, p.sha256 LIMIT 1",
    )
    const { losses } = await exportPicture(sites, format, backend, { licence: 'a licence', evidence: true })
    const leftOut = losses.find(({ one }) => one === 'piece of evidence')
    if (leftOut !== undefined) return expect(leftOut.count).toBeGreaterThan(0)
    expect((await text(sites)).join('')).toContain(String(claim))
    expect((await text(sites)).join('')).toContain(String(sha256))
  },
)

test('a FLOAT is one however its node came into the picture', async () => {
  const database = new Database()
  database.query("CREATE (:A {id: 'a', v: 1.0})-[:R {layer: 'world', w: 2.0}]->(:A {id: 'b', v: 3.0})")
  const embedded = new EmbeddedBackend(database)
  const { signal } = new AbortController()
  const asked = { backend: embedded, description }
  const csv = loadedWriters.find(({ id }) => id === 'csv')
  if (csv === undefined) throw new Error('There is no CSV.')
  const returned = queryState('MATCH ()-[r]->() RETURN r')
  for (const picture of [
    (await loadContent(embedded, description, returned, signal)).base,
    (await neighbours(asked, 0)).picture,
    await connections(asked, await nodesByKey(asked, ['a', 'b'], emptyPicture)),
  ]) {
    const { files } = await exportPicture(picture, csv, embedded, { licence: '', evidence: true })
    expect(files.slice(0, 2).map(({ content }) => content)).toEqual([
      'key,labels,id,v:float,licence\na,A,a,1.0,\nb,A,b,3.0,\n',
      'key,type,start,end,layer,w:float,licence\nr1,R,a,b,world,2.0,\n',
    ])
  }
})
