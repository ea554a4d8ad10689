import { expect, test } from 'vitest'
import { CachedBackend } from '../../../src/backend/cached-backend.ts'
import type { Backend } from '../../../src/backend/index.ts'
import type { Content } from '../../../src/viewer/content/content.ts'
import { loadContent } from '../../../src/viewer/content/load-content.ts'
import { nodeView } from '../../../src/viewer/details/element.ts'
import { emptyPicture, mergePictures } from '../../../src/viewer/layout/picture.ts'
import { reduce } from '../../../src/viewer/state/actions/index.ts'
import type { Action } from '../../../src/viewer/state/action.ts'
import type { State } from '../../../src/viewer/state/state.ts'
import { asked, openGuest } from '../guest.ts'
import * as bundled from './states.ts'

/** A backend that notes what it is asked, and passes it on. */
function noting(backend: Backend): { readonly backend: Backend; readonly taken: () => number } {
  let count = 0
  return {
    backend: {
      get version() {
        return backend.version
      },
      run: (...query) => {
        count++
        return backend.run(...query)
      },
      schema: () => backend.schema(),
      describe: () => backend.describe(),
      close: () => backend.close(),
    },
    taken: () => {
      const taken = count
      count = 0
      return taken
    },
  }
}

test('a click asks the graph only what is not known yet', async () => {
  const guest = await openGuest(
    "CREATE (a:A {name: 'a'})-[:R]->(b:A {name: 'b'})-[:R]->(:A {name: 'c'}), (a)-[:R]->(:A {name: 'd'})",
  )
  const { backend, taken } = noting(guest.backend)
  let state: State = (await guest.after(asked("MATCH (n {name: 'a'}) RETURN n"))).state
  let content: Content | undefined
  const after = async (action?: Action): Promise<number> => {
    if (action !== undefined) state = reduce(state, action)
    content = await loadContent(backend, guest.description, state, bundled.signal, content)
    return taken()
  }
  // The query, and the neighbours of what it returned.
  expect(await after()).toBe(2)
  expect(await after({ kind: 'connect', on: false })).toBe(0)
  // Its neighbours, and theirs.
  expect(await after({ kind: 'expand', key: 'n0' })).toBe(2)
  expect(await after({ kind: 'add', keys: ['n1'], select: 'n1' })).toBe(0)
  expect(await after({ kind: 'add', keys: ['n2'], select: 'n2' })).toBe(2)
  const drawn = mergePictures(content?.base ?? emptyPicture, content?.additions ?? emptyPicture)
  expect([...drawn.nodes.keys()].sort()).toEqual(['n0', 'n1', 'n2', 'n3'])
  expect((await nodeView({ backend, description: guest.description }, 'n1', drawn))?.groups).toHaveLength(2)
  expect(taken()).toBe(1)
  expect(await after({ kind: 'open', source: { ...state.source } })).toBe(2)
})

test('what is known is what would be asked again', async () => {
  const actions: readonly Action[] = [
    { kind: 'expand', key: 'org:tencent' },
    { kind: 'add', keys: ['prod:trustai', 'pol:14fyp'], select: 'pol:14fyp' },
    { kind: 'reveal', label: 'Claim', on: true },
    { kind: 'expand', key: 'org:huawei' },
    { kind: 'connect', on: true },
    { kind: 'reveal', label: 'Claim', on: false },
  ]
  let state = bundled.stateOf('overview')
  let content = await bundled.load(state)
  for (const action of actions) {
    state = reduce(state, action)
    content = await loadContent(bundled.backend, bundled.description, state, bundled.signal, content)
    const afresh = await bundled.load(state)
    const keys = ({ base, additions, beside, cuts }: Content) => ({
      nodes: bundled.keysOf(mergePictures(base, additions)),
      lines: [...mergePictures(base, additions).relationships.keys()].sort(),
      beside: [...beside],
      cuts,
    })
    expect(keys(content)).toEqual(keys(afresh))
    for (const [key, numbers] of afresh.neighbours)
      expect([...(content.neighbours.get(key) ?? [])].sort(), key).toEqual([...numbers].sort())
  }
})

test('a click costs only its own new queries, and what was undone and opened again costs none', async () => {
  const { backend, taken } = noting(bundled.backend)
  const cached = new CachedBackend(backend)
  const view = 'overview'
  const costs: number[] = []
  let state = bundled.stateOf(view)
  let content: Content | undefined
  const after = async (...actions: readonly Action[]): Promise<number> => {
    state = actions.reduce(reduce, state)
    content = await loadContent(cached, bundled.description, state, bundled.signal, content)
    return taken()
  }
  costs.push(await after())
  const keys = [...(content?.base.nodes.keys() ?? [])].slice(0, 10)
  for (const key of keys) costs.push(await after({ kind: 'expand', key }))
  // Of each its neighbours; where they are new to the picture theirs, and how many hidden things hang on all of it.
  const [opening, ...clicks] = costs
  expect(opening).toBe(5)
  expect(new Set(clicks)).toEqual(new Set([1, 3]))
  // Without what was known before, as when the reader comes back.
  content = undefined
  expect(await after()).toBeLessThanOrEqual(1)
  const expanded = state
  expect(await after({ kind: 'open', source: { kind: 'view', id: view } })).toBe(0)
  state = expanded
  content = undefined
  expect(await after()).toBe(0)
})
