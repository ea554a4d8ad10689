import { expect, test } from 'vitest'
import { EmbeddedBackend } from '../../../src/backend/index.ts'
import { plainDescription } from '../../../src/backend/description.ts'
import { FullDatabase } from '../../../src/opening/full-database.ts'
import {
  openCommunities,
  shownCommunities,
  type ShownCommunities,
} from '../../../src/viewer/content/communities/open-communities.ts'
import { isThere, wayTo } from '../../../src/viewer/content/communities/way-to.ts'
import { loadContent } from '../../../src/viewer/content/load-content.ts'
import { shownOf } from '../../../src/viewer/content/shown.ts'
import { emptyPicture } from '../../../src/viewer/layout/picture.ts'
import { reduce } from '../../../src/viewer/state/actions/index.ts'
import { toAllCommunities } from '../../../src/viewer/state/communities.ts'
import { initialState } from '../../../src/viewer/state/initial.ts'

const database = new FullDatabase()
// Two rings, and one ship that meets none.
database.query(`UNWIND range(0, 9) AS n CREATE (:Ship {id: 's' + n, name: 'Ship ' + n, ring: n / 5})`)
database.query(`MATCH (a:Ship), (b:Ship) WHERE a.ring = b.ring AND a.id < b.id CREATE (a)-[:MEETS]->(b)`)
database.query(`CREATE (:Ship {id: 'z', name: 'Ship Z'}), (:Port {id: 'port', name: 'Port'})`)
const backend = new EmbeddedBackend(database)
const description = plainDescription(database.schema())
const source = {
  kind: 'query',
  text: 'MATCH (a:Ship) OPTIONAL MATCH (a)-[r]->(b) RETURN *',
} as const
const state = { ...initialState('none'), source }
const content = await loadContent(backend, description, state, new AbortController().signal)
const shown = shownOf(content, state, description)
const { base } = shown

async function foundIn(...within: readonly string[]): Promise<ShownCommunities> {
  const opened = await openCommunities(backend, base, within, new Map())
  return shownCommunities(opened, shown, content, description)
}

test('a node is reached where it is drawn, in its community, or beside all of them', async () => {
  const marks = await foundIn()
  const all = { picture: marks.shown.picture, base, found: marks }
  expect(wayTo('s7', all)).toMatchObject({ kind: 'open', path: [] })
  expect(wayTo('z', all)).toEqual({ kind: 'select' })
  expect(wayTo('port', all)).toEqual({ kind: 'add' })
  const members = await foundIn('s0')
  const one = { picture: members.shown.picture, base, found: members }
  expect(one.picture.nodes.size).toBe(5)
  expect(wayTo('s1', one)).toEqual({ kind: 'select' })
  expect(wayTo('s7', one)).toMatchObject({ kind: 'open', path: [] })
  expect(wayTo('z', one)).toEqual({ kind: 'all' })
  expect(wayTo('port', one)).toEqual({ kind: 'add' })
})

test('while communities are looked for, what will be in the picture is not added', () => {
  const looking = { picture: emptyPicture, base, found: undefined }
  expect(wayTo('s7', looking)).toEqual({ kind: 'select' })
  expect(wayTo('port', looking)).toEqual({ kind: 'add' })
})

test('a member of a mark is there already; what an opened community does not have is not', async () => {
  const marks = await foundIn()
  const all = { picture: marks.shown.picture, base, found: marks }
  expect(isThere('s7', all)).toBe(true)
  expect(isThere('port', all)).toBe(false)
  const members = await foundIn('s0')
  const one = { picture: members.shown.picture, base, found: members }
  expect(isThere('s1', one)).toBe(true)
  expect(isThere('s7', one)).toBe(false)
})

test('who goes to what is in no community selects it, wherever they come from', () => {
  for (const within of [[], ['s0']])
    expect(reduce({ ...state, within }, { ...toAllCommunities, select: 'z' })).toMatchObject({
      within: [],
      selected: ['z'],
    })
})
