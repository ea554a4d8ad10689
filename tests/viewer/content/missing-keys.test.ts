import { expect, test } from 'vitest'
import { claimKey } from '../../../src/viewer/content/additions.ts'
import { missingKeys } from '../../../src/viewer/content/missing-keys.ts'
import { patternKey } from '../../../src/viewer/state/sampled.ts'
import { asked, openGuest } from '../guest.ts'
import { ask, backend, description, load, queryState, shown, stateOf } from './states.ts'

const few = 'MATCH (n:Technology) RETURN n LIMIT 3'

/** What is told as missing of selected keys, where three nodes are drawn. */
async function missing(...keys: readonly string[]): Promise<readonly string[]> {
  const state = { ...queryState(few), selected: keys }
  return missingKeys({ backend, description }, state, await load(state))
}

test('nodes, claims and relationships that are not drawn are asked for', async () => {
  const [[claim]] = await ask('MATCH (k:Claim) RETURN k.id LIMIT 1')
  const lines = [...(await shown(stateOf('everything'))).picture.relationships.keys()]
  const key = claimKey(String(claim))
  expect(lines.length).toBeGreaterThan(100)
  expect(await missing('org:tencent', key, ...lines, ...lines.map((line) => `${line} from`))).toEqual([])
})

test('what the graph does not have is told, each once', async () => {
  const [[start, type, end, claims]] = await ask(
    'MATCH (a)-[r]->(b) WHERE r.claims IS NOT NULL RETURN a.id, type(r), b.id, r.claims[0] LIMIT 1',
  )
  const gone = [
    'org:lost',
    claimKey('C999999'),
    claimKey('org:tencent'),
    `org:lost ${String(type)} ${String(end)} ${String(claims)}`,
    `${String(start)} ${String(type)} org:lost ${String(claims)}`,
    `${String(end)} ${String(type)} ${String(start)} ${String(claims)}`,
    `${String(start)} NO_SUCH_TYPE ${String(end)} ${String(claims)}`,
  ]
  expect(await missing(...gone, 'org:lost', 'org:tencent')).toEqual(gone)
})

test('nothing is said of what stands for a label or a type', async () => {
  expect(
    await missing('label:Company', patternKey({ start: 'Company', type: 'NONE', end: 'Company' })),
  ).toEqual([])
})

test('relationships are found by ends that share an id, have none, or have words in it', async () => {
  const guest = await openGuest(
    `CREATE (a:A {id: 'same'})-[:R]->(:A {id: 'same'}), (a)-[:R]->(:A), (:A {id: 'two words'})-[:\`R S\`]->(a),
       (:A {id: 'two'})-[:R]->(:A {id: 'R R'}), (:B)`,
  )
  const { content } = await guest.after(asked('MATCH (n:A)-[r]->(m) RETURN n, r, m'))
  const lines = [...content.base.relationships.keys()]
  expect(lines).toHaveLength(4)
  const after = await guest.after(asked('MATCH (n:B) RETURN n'))
  const state = { ...after.state, selected: [...lines, 'two R R'] }
  expect(await missingKeys(guest, state, after.content)).toEqual(['two R R'])
})
