import { describe, expect, test } from 'vitest'
import type { Keep, PropertyFilter } from '../../../src/model/property-filter.ts'
import { LocalDate } from '../../../src/model/temporal/index.ts'
import type { Value } from '../../../src/model/values.ts'
import { filterOptions } from '../../../src/viewer/content/filter-options.ts'
import { partsIn } from '../../../src/viewer/content/folding.ts'
import { keeps } from '../../../src/viewer/content/keeps.ts'
import { asked, openGuest } from '../guest.ts'
import { description, drawn, keysOf, load, shown, stateOf } from './states.ts'

test.each<[Keep, Value, boolean]>([
  [{ kind: 'only', values: ['west'] }, 'west', true],
  [{ kind: 'only', values: ['west'] }, 'east', false],
  [{ kind: 'only', values: ['west'] }, null, false],
  [{ kind: 'only', values: ['7'] }, 7, true],
  [{ kind: 'only', values: ['b'] }, ['a', 'b'], true],
  [{ kind: 'without', values: ['b'] }, ['a', 'b'], false],
  [{ kind: 'without', values: ['b'] }, null, true],
  [{ kind: 'contains', text: 'EST' }, 'west', true],
  [{ kind: 'contains', text: 'x' }, 'west', false],
  [{ kind: 'range', from: 2, to: 3 }, 3, true],
  [{ kind: 'range', from: 2, to: 3 }, 3.5, false],
  [{ kind: 'range', from: 2 }, '2026-01-01', false],
  [{ kind: 'range', from: '2026-01-01' }, LocalDate.parse('2026-01-01'), true],
  [{ kind: 'range', to: '2025-12-31' }, '2026-01-01', false],
  [{ kind: 'present' }, false, true],
  [{ kind: 'present' }, null, false],
  [{ kind: 'absent' }, null, true],
  [{ kind: 'absent' }, '', false],
])('%j and %j: %s', (keep, value, kept) => {
  expect(keeps(keep, value)).toBe(kept)
})

describe('filters of a picture', async () => {
  const guest = await openGuest(`CREATE (a:Port {id: 'a', coast: 'west'}), (b:Port {id: 'b', coast: 'east'}),
    (s:Ship {id: 's', built: 1901}), (t:Ship {id: 't'}), (u:Ship {id: 'u'})
    CREATE (s)-[:AT {since: 2}]->(a), (t)-[:AT {since: 9}]->(b)`)
  const all = asked('MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN n, r, m')
  const after = async (filter: PropertyFilter, drop = false) => {
    const seen = await guest.after(all, { kind: 'where', filter }, { kind: 'drop-loose', on: drop })
    return { keys: keysOf(seen.shown.picture), loose: Object.fromEntries(seen.shown.loose) }
  }

  test('of a label leave other labels alone, and what they leave without a relationship is told', async () => {
    const filter: PropertyFilter = {
      of: 'nodes',
      name: 'Port',
      key: 'coast',
      keep: { kind: 'only', values: ['east'] },
    }
    expect(await after(filter)).toEqual({ keys: ['b', 's', 't', 'u'], loose: { Ship: 1 } })
    expect(await after(filter, true)).toEqual({ keys: ['b', 't', 'u'], loose: { Ship: 1 } })
  })

  test('of lines take away both of their ends where these have no other', async () => {
    const filter: PropertyFilter = { of: 'lines', name: 'AT', key: 'since', keep: { kind: 'range', to: 5 } }
    expect(await after(filter)).toEqual({ keys: ['a', 'b', 's', 't', 'u'], loose: { Port: 1, Ship: 1 } })
    expect(await after(filter, true)).toEqual({ keys: ['a', 's'], loose: { Port: 1, Ship: 2 } })
  })

  test('only one status of the overview is one action, after which nothing stands that none of it touches', async () => {
    const { picture } = await shown(stateOf('overview'))
    const { status } = filterOptions(picture, description, new Map())
    const others = status.map(({ value }) => value).filter((value) => value !== 'operating')
    const left = await shown(stateOf('overview', { kind: 'only', by: 'status', value: 'operating', others }))
    expect(others.length).toBeGreaterThan(1)
    const relationships = [...left.picture.relationships.values()]
    const statuses = new Set(relationships.flatMap(({ properties }) => properties['status'] ?? []))
    expect([...statuses]).toEqual(['operating'])
    const joined = new Set(relationships.flatMap(({ start, end }) => [start, end]))
    expect([...left.picture.nodes.keys()].filter((key) => !joined.has(key))).toEqual([])
    expect(left.partial).toBe(true)
  })
})

test('of a kind of thing it is told how many are drawn as their whole', async () => {
  const state = stateOf('overview')
  const [content, { picture }] = await Promise.all([load(state), shown(state)])
  const folded = new Set([...picture.nodes.keys()].flatMap(partsIn(picture, content, description)))
  const drawnKeys = new Set((await drawn(state)).nodes.map(({ key }) => key))
  const companies = filterOptions(picture, description, new Map(), folded).label.find(
    ({ value }) => value === 'Company',
  )
  const all = [...picture.nodes.values()].filter(({ labels }) => labels.includes('Company'))
  expect(companies?.count).toBe(all.length)
  expect(companies?.folded).toBe(all.filter(({ key }) => !drawnKeys.has(key)).length)
  expect(companies?.folded).toBeGreaterThan(0)
  const { label } = filterOptions(picture, description, new Map())
  expect(label.every((option) => option.folded === undefined)).toBe(true)
})
