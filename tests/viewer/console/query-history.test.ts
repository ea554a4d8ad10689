import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  findQueries,
  forgetQueries,
  ranQueries,
  rememberQuery,
} from '../../../src/viewer/console/query-history.ts'
import { keepTabs, keptTabs } from '../../../src/viewer/drawer/kept-tabs.ts'

/** A storage as browsers have it. */
function storage() {
  const held = new Map<string, string>()
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  }
}

beforeEach(() => {
  vi.stubGlobal('localStorage', storage())
  vi.stubGlobal('sessionStorage', storage())
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const texts = (): readonly string[] => ranQueries().map(({ text }) => text)

test('the last query is the first, each is there once, and all can be forgotten', () => {
  for (const [at, text] of ['RETURN 1', ' RETURN 2 ', 'RETURN 1', '  '].entries())
    rememberQuery(text, at, undefined)
  expect(ranQueries()).toEqual([
    { text: 'RETURN 1', at: 2 },
    { text: 'RETURN 2', at: 1 },
  ])
  forgetQueries()
  expect(ranQueries()).toEqual([])
})

test('no more is kept than 200 queries, nor than 200,000 characters', () => {
  for (let at = 0; at < 230; at++) rememberQuery(`RETURN ${at}`, at, undefined)
  expect(texts()).toHaveLength(200)
  for (let at = 0; at < 5; at++) rememberQuery(`RETURN '${'x'.repeat(60_000)}${at}'`, at, undefined)
  expect(texts()).toHaveLength(3)
})

test('no text that holds the token of the server is kept, in the history or in the tabs', () => {
  rememberQuery("RETURN 'abc-secret-def'", 1, 'secret')
  rememberQuery('RETURN 1', 2, 'secret')
  expect(texts()).toEqual(['RETURN 1'])
  keepTabs({ texts: ['RETURN secret', 'RETURN 1'], active: 1, shown: 'secret' }, 'secret')
  expect(keptTabs()).toEqual({ texts: ['', 'RETURN 1'], active: 1, shown: '' })
})

test('a search finds what contains all its words', () => {
  const queries = ['MATCH (s:Ship) RETURN s', 'MATCH (p:Port) RETURN p'].map((text, at) => ({ text, at }))
  expect(findQueries(queries, 'SHIP match').map(({ at }) => at)).toEqual([0])
  expect(findQueries(queries, ' ')).toEqual(queries)
  expect(findQueries(queries, 'ship port')).toEqual([])
})

test.each([
  'nothing',
  '[]',
  '{}',
  '{"texts":[],"active":0,"shown":""}',
  '{"texts":["a"],"active":1,"shown":""}',
])('what another program left there is no tab: %s', (held) => {
  sessionStorage.setItem('silkgraph.tabs', held)
  expect(keptTabs()).toBeUndefined()
  localStorage.setItem('silkgraph.queries', held)
  expect(ranQueries()).toEqual([])
})

test('a browser that keeps nothing has none', () => {
  vi.stubGlobal('localStorage', undefined)
  rememberQuery('RETURN 1', 1, undefined)
  expect(ranQueries()).toEqual([])
})
