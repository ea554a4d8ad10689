import { describe, expect, test } from 'vitest'
import { filterOptions } from '../../../src/viewer/content/filter-options.ts'
import { headlineOf } from '../../../src/viewer/content/headline.ts'
import { textsOf } from '../../../src/model/texts.ts'
import { emptyPicture, type Picture } from '../../../src/viewer/layout/picture.ts'
import { reduce } from '../../../src/viewer/state/actions/index.ts'
import { ask, description, drawn, keysOf, load, queryState, shown, stateOf } from './states.ts'

describe('what a view shows', () => {
  test('is what its query returned, with what it was taken from and the numbers beside it', async () => {
    const content = await load(stateOf('overview'))
    const [[basis]] = await ask(content.view?.basis ?? '')
    expect(content).toMatchObject({ basis, question: undefined, result: undefined })
    expect(content.aside?.records).toEqual(await ask(content.view?.aside?.query ?? ''))
    expect(content.aside?.records.length).toBeGreaterThan(0)
    expect(content.base.nodes.size).toBeGreaterThan(20)
    expect(content.additions).toEqual(emptyPicture)
  })

  test.each(description.views)('is drawn for $id', async ({ id }) => {
    const state = stateOf(id)
    const drawing = await drawn(state)
    expect(drawing.nodes.length).toBeGreaterThan(0)
    const keys = new Set(drawing.nodes.map(({ key }) => key))
    expect(drawing.lines.filter(({ start, end }) => !keys.has(start) || !keys.has(end))).toEqual([])
  })

  test('counts what hangs on a picture too, and reveals it', async () => {
    const overview = await shown(stateOf('overview'))
    const keys = [...overview.picture.nodes.keys()]
    const [[claims]] = await ask(
      'MATCH (k:Claim)-[:HAS_SUBJECT|HAS_OBJECT|QUALIFIED_BY|ATTRIBUTED_TO]->(n) WHERE n.id IN $keys RETURN count(DISTINCT k)',
      { keys },
    )
    expect(Number(claims)).toBeGreaterThan(20)
    expect(overview.hidden.get('Claim')).toBe(claims)
    const revealed = await shown(stateOf('overview', { kind: 'reveal', label: 'Claim', on: true }))
    const drawn = [...revealed.picture.nodes.values()].filter(({ labels }) => labels.includes('Claim'))
    expect(drawn.length).toBe(claims)
    expect(revealed.hidden.has('Claim')).toBe(false)
    expect(revealed.hidden.get('Passage')).toBeGreaterThan(10)
  })

  test('counts what hidden labels hide, and reveals them one by one', async () => {
    const hiddenLabels = description.labels.filter(({ hidden }) => hidden).map(({ name }) => name)
    const all = await shown(stateOf('everything'))
    // Of those that the view itself returns.
    const label = 'Concept'
    expect(hiddenLabels).toContain(label)
    const [[count]] = await ask(`MATCH (n:${label}) RETURN count(n)`)
    expect(all.hidden.get(label)).toBe(count)
    const hasLabel = ({ nodes }: Picture): number =>
      [...nodes.values()].filter((node) => node.labels.includes(label)).length
    expect(hasLabel(all.picture)).toBe(0)
    const revealed = await shown(stateOf('everything', { kind: 'reveal', label, on: true }))
    expect(hasLabel(revealed.picture)).toBe(count)
    expect(revealed.hidden.has(label)).toBe(false)
    expect(revealed.picture.nodes.size).toBe(all.picture.nodes.size + Number(count))
    const added = [...revealed.picture.nodes.keys()].find((key) => !all.picture.nodes.has(key)) ?? ''
    const one = await shown(stateOf('everything', { kind: 'add', keys: [added], select: '' }))
    expect(hasLabel(one.picture)).toBe(1)
    expect(one.hidden.get(label)).toBe(Number(count) - 1)
  })

  test('is less by what was removed, and by the relationships that would hang loose', async () => {
    const before = await shown(stateOf('overview'))
    const after = await shown(stateOf('overview', { kind: 'remove', key: 'org:huawei-cloud' }))
    expect(keysOf(after.picture)).toEqual(keysOf(before.picture).filter((key) => key !== 'org:huawei-cloud'))
    const loose = [...before.picture.relationships.values()].filter(({ start, end }) =>
      [start, end].includes('org:huawei-cloud'),
    )
    expect(loose.length).toBeGreaterThan(0)
    expect(after.picture.relationships.size).toBe(before.picture.relationships.size - loose.length)
  })

  test('is what alone was kept, whether the state holds that or what was taken away, and lets in what is added', async () => {
    const whole = await shown(stateOf('overview'))
    const [some, rest] = [
      keysOf(whole.picture).filter((key) => key.startsWith('org:')),
      keysOf(whole.picture).filter((key) => !key.startsWith('org:')),
    ]
    const keep = { kind: 'keep-only', keys: some, kept: some, others: rest, added: [] } as const
    const state = stateOf('overview', keep)
    expect(state.only).toEqual(some)
    const kept = await shown(state)
    expect(keysOf(kept.picture)).toEqual(some)
    expect(kept).toMatchObject({ away: whole.picture.nodes.size - some.length, partial: true })
    const byRemoved = await shown({ ...state, only: [], removed: rest })
    expect(keysOf(byRemoved.picture)).toEqual(some)
    expect(byRemoved.away).toBe(kept.away)
    const added = await shown(reduce(state, { kind: 'add', keys: [rest[0]], select: '' }))
    expect(keysOf(added.picture)).toContain(rest[0])
    const expanded = await shown(reduce(state, { kind: 'expand', key: 'org:huawei-cloud' }))
    expect(expanded.picture.nodes.size).toBeGreaterThan(some.length)
    const connected = await shown(reduce(state, { kind: 'connect', on: true }))
    expect(keysOf(connected.picture)).toEqual(some)
    expect(keysOf((await shown(reduce(state, { kind: 'bring-back' }))).picture)).toEqual(
      keysOf(whole.picture),
    )
  })

  test('leaves out by label, type, modality, status, source and layer exactly what has it', async () => {
    const everything = await shown(stateOf('everything'))
    const options = filterOptions(everything.picture, description, new Map())
    for (const by of ['type', 'modality', 'status', 'layer'] as const) {
      const property = (picture: Picture): readonly string[] =>
        [...picture.relationships.values()].map((one) =>
          String(by === 'type' ? one.type : (one.properties[by] ?? '')),
        )
      expect(options[by].length, by).toBeGreaterThan(1)
      for (const { value, count } of options[by]) {
        const state = stateOf('everything', { kind: 'filter', by, value, on: true })
        const { picture } = await shown(state)
        expect(property(picture), value).not.toContain(value)
        expect(picture.relationships.size).toBe(everything.picture.relationships.size - count)
        expect(picture.nodes.size).toBe(everything.picture.nodes.size)
      }
    }
    for (const { value, count } of options.label) {
      const { picture } = await shown(stateOf('everything', { kind: 'filter', by: 'label', value, on: true }))
      expect(picture.nodes.size, value).toBe(everything.picture.nodes.size - count)
    }
  })

  test('leaves out a credited source only where nobody else is credited', async () => {
    const everything = await shown(stateOf('everything'))
    const options = filterOptions(everything.picture, description, new Map())
    expect(options.credited.map(({ value }) => value)).toContain('')
    const left = new Set<boolean>()
    for (const { value } of options.credited) {
      const { picture } = await shown(
        stateOf('everything', { kind: 'filter', by: 'credited', value, on: true }),
      )
      const gone = [...everything.picture.relationships]
        .filter(([key]) => !picture.relationships.has(key))
        .map(([key]) => key)
      const alone = [...everything.picture.relationships]
        .filter(([, { properties }]) => {
          const credited = textsOf(properties['attributedTo'])
          // Reference facts are credited to no one, and not stated by the document either.
          return value === ''
            ? credited.length === 0 && properties['layer'] === 'article'
            : credited.length === 1 && credited[0] === value
        })
        .map(([key]) => key)
      expect(gone.sort(), value).toEqual(alone.sort())
      left.add(alone.length > 0)
    }
    expect(left).toContain(true)
  })

  test('can be filtered by what its options say, each counted', async () => {
    const { picture } = await shown(stateOf('overview'))
    const options = filterOptions(picture, description, new Map([['org:x', 'X']]))
    const sum = options.label.reduce((total, { count }) => total + count, 0)
    expect(sum).toBe(picture.nodes.size)
    expect(options.type.reduce((total, { count }) => total + count, 0)).toBe(picture.relationships.size)
    expect(options.label.map(({ count }) => count)).toEqual(
      options.label.map(({ count }) => count).toSorted((a, b) => b - a),
    )
  })

  test('refuses a view or question that is not there', async () => {
    await expect(load(stateOf('nothing'))).rejects.toMatchObject({ code: 'UnknownView' })
    const question = stateOf('overview', {
      kind: 'open',
      source: { kind: 'question', id: 'nothing', given: {} },
    })
    await expect(load(question)).rejects.toMatchObject({ code: 'UnknownQuery' })
  })
})

describe('what a query returned', () => {
  test('is drawn as it is, labels that views hide included', async () => {
    const state = queryState('MATCH (k:Claim)-[r:EVIDENCED_BY]->(p:Passage) RETURN k, r, p')
    const [[nodes, relationships]] = await ask(
      'MATCH (k:Claim)-[r:EVIDENCED_BY]->(p:Passage) RETURN count(DISTINCT k) + count(DISTINCT p), count(r)',
    )
    const { picture, hidden } = await shown(state)
    expect(picture.nodes.size).toBe(nodes)
    expect(picture.relationships.size).toBe(relationships)
    expect(hidden).toEqual(new Map())
  })

  test('is drawn with the ends of relationships that it returned alone', async () => {
    const { picture } = await shown(queryState('MATCH ()-[r:UNIT_OF]->() RETURN r'))
    const [[count]] = await ask('MATCH ()-[r:UNIT_OF]->() RETURN count(r)')
    expect(picture.relationships.size).toBe(count)
    for (const { start, end } of picture.relationships.values()) {
      expect(picture.nodes.has(start)).toBe(true)
      expect(picture.nodes.has(end)).toBe(true)
    }
  })

  test('is a table alone where it holds no node', async () => {
    const content = await load(queryState('RETURN 1.0 AS x, [1, 2] AS y'))
    expect(content.base).toEqual(emptyPicture)
    expect(content.result?.keys).toEqual(['x', 'y'])
    expect(content.result?.records).toHaveLength(1)
  })

  test('or why there is nothing', async () => {
    await expect(load(queryState('MATCH (n RETURN n'))).rejects.toMatchObject({ phase: 'compile' })
    await expect(load(queryState('CREATE (:Fresh) RETURN 1 / 0'))).rejects.toThrow()
  })

  test('by a question is headed by what it was asked of', async () => {
    const asked = async (id: string, given: { readonly [name: string]: string }): Promise<string> => {
      const content = await load(
        stateOf('overview', { kind: 'open', source: { kind: 'question', id, given } }),
      )
      return headlineOf(content, { picture: content.base, partial: false, wholes: {} })
    }
    expect(await asked('groups-in-country', { country: 'place:EG' })).toMatch(
      /^Groups in Egypt\. Which groups /,
    )
    // What no suggestion has a name for stands as it was given.
    expect(await asked('groups-in-country', { country: 'place:XX' })).toMatch(/^Groups in place:XX\. /)
  })

  test.each(description.queries)('by the question $id is drawn', async ({ id, parameters }) => {
    const given = Object.fromEntries(
      Object.entries(parameters).map(([name, one]) => [name, String(one.default)]),
    )
    const state = stateOf('overview', { kind: 'open', source: { kind: 'question', id, given } })
    const content = await load(state)
    expect(content.result?.records.length).toBeGreaterThan(0)
    const headline = headlineOf(content, { picture: content.base, partial: false, wholes: {} })
    const asked = content.question?.question ?? 'no question'
    if (Object.keys(parameters).length === 0) expect(headline).toBe(asked)
    // Of what it asks comes first, in the words of its suggestions.
    else expect(headline).toMatch(new RegExp(`^[^{}]+\\. ${asked.replace(/[?.]/g, '\\$&')}$`))
    const drawing = await drawn(state)
    expect(drawing.nodes.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true)
    expect(drawing.nodes).toHaveLength(content.base.nodes.size)
  })

  test.each([
    ['org:hauwei', 'The graph has no value org:hauwei for company. Did you mean org:huawei?'],
    ['nosuch', 'The graph has no value nosuch for company.'],
    ['org:huawei', ''],
  ])('of a question says of its value %s whether the graph knows it', async (company, words) => {
    const state = stateOf('overview', {
      kind: 'open',
      source: { kind: 'question', id: 'company', given: { company } },
    })
    expect((await load(state)).unknownValue).toBe(words)
  })

  test('does not depend on what else a link gives a question', async () => {
    const [{ id }] = description.queries.filter(({ parameters }) => Object.keys(parameters).length === 0)
    const given = JSON.parse('{"__proto__": "x"}') as { readonly [name: string]: string }
    const state = stateOf('overview', { kind: 'open', source: { kind: 'question', id, given } })
    await expect(load(state)).rejects.toMatchObject({ phase: 'usage' })
    expect(Object.hasOwn({}, 'x')).toBe(false)
  })
})
