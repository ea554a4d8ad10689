import { describe, expect, test } from 'vitest'
import type { Appearance } from '../../../src/model/appearance.ts'
import type { Value } from '../../../src/model/values.ts'
import { dress, type Dressed } from '../../../src/viewer/appearance/dress.ts'
import { guideTitle, missingText } from '../../../src/viewer/appearance/guide.ts'
import { sourcesOf } from '../../../src/viewer/appearance/effective.ts'
import { valuesHere } from '../../../src/viewer/values/load-values.ts'
import { sourceKey } from '../../../src/viewer/values/source-key.ts'
import { lineLook } from '../../../src/viewer/render/looks.ts'
import { themes } from '../../../src/viewer/still/themes.ts'
import { openGuest, type Seen } from '../guest.ts'
import { asked } from '../guest.ts'
import { partsIn } from '../../../src/viewer/content/folding.ts'
import { drawn, description, load, shown, stateOf } from '../content/states.ts'

const guest =
  await openGuest(`CREATE (a:Port {id: 'a', ships: 4, coast: 'west'}), (b:Port {id: 'b', ships: 100, coast: 'east'}),
  (c:Port {id: 'c'}), (s:Ship {id: 's', ships: 7})
  CREATE (a)-[:WAY {miles: 10}]->(b), (b)-[:WAY {miles: 50}]->(c), (s)-[:AT]->(c)`)
const all = await guest.after(asked('MATCH (n)-[r]->(m) RETURN n, r, m'))

function dressed(said: Partial<Appearance>, { drawing, shown: { picture } }: Seen = all): Dressed {
  const looks = [{ nodes: {}, lines: {}, ...said }]
  const values = new Map(
    sourcesOf(looks).map((source) => [sourceKey(source), valuesHere(source, picture)] as const),
  )
  return dress(drawing, picture, looks, values, guest.description)
}

function nodeIn({ drawing }: Dressed, key: string) {
  return drawing.nodes.find((node) => node.key === key)
}

const by = (key: string) => ({ kind: 'property' as const, key })

describe('a look', () => {
  test('that is not said leaves the drawing as it is', () => {
    expect(dressed({}).drawing).toBe(all.drawing)
  })

  test('by a number makes areas larger, and who has none as small as the smallest', () => {
    const result = dressed({ nodes: { Port: { size: { kind: 'ranking', by: by('ships') } } } })
    expect(['a', 'b', 'c'].map((key) => nodeIn(result, key)?.size)).toEqual([5, 20, 5])
    expect(nodeIn(result, 's')).toEqual(all.drawing.nodes.find(({ key }) => key === 's'))
    const [guide] = result.guides
    expect(guideTitle(guide)).toBe('Size of Port: ships')
    expect(guide.entries.map(({ text }) => text)).toEqual(['4', '52', '100'])
    expect(missingText(guide)).toBe('1 without a value')
  })

  test('of all nodes puts all on one scale, but those whose label says another', () => {
    const ranking = { kind: 'ranking' as const, by: by('ships') }
    const result = dressed({
      nodes: { '*': { size: ranking }, Ship: { size: { kind: 'fixed', size: 11 } } },
    })
    expect(nodeIn(result, 's')?.size).toBe(11)
    expect(result.guides.map(guideTitle)).toEqual(['Size of all nodes: ships'])
  })

  test('by categories colours each, and tells who has no value from them', () => {
    const result = dressed({ nodes: { Port: { colour: { kind: 'partition', by: by('coast') } } } })
    const colours = ['a', 'b', 'c'].map((key) => nodeIn(result, key)?.colour)
    expect(new Set(colours).size).toBe(3)
    expect(colours[2]).toBe(9)
    // The colour of ships comes last.
    expect(colours).not.toContain(nodeIn(result, 's')?.colour)
  })

  test('moves nothing', () => {
    const result = dressed({ nodes: { '*': { size: { kind: 'fixed', size: 30 } } } })
    expect(result.drawing.nodes.map(({ x, y }) => [x, y])).toEqual(
      all.drawing.nodes.map(({ x, y }) => [x, y]),
    )
  })

  test('of lines has width, colour and dashes where lines say nothing else', () => {
    const result = dressed({
      lines: {
        WAY: { width: { kind: 'ranking', by: by('miles') }, dash: 'dotted' },
        '*': { colour: { kind: 'fixed', colour: 'rose' } },
      },
    })
    const looks = result.drawing.lines.map((line) => {
      const look = lineLook(line, { palette: themes.light, height: 0, lit: undefined })
      return [line.start, look.width, look.dash.some((length) => length > 0), look.color]
    })
    const rose = themes.light.labels[5]
    expect(looks.sort()).toEqual([
      ['a', 1, true, rose],
      ['b', 7, true, rose],
      ['s', 1.4, false, rose],
    ])
  })
})

describe('in a graph with claims', async () => {
  const state = stateOf('overview')
  const [before, { picture }] = await Promise.all([drawn(state), shown(state)])
  const look: Appearance = {
    nodes: {},
    lines: {
      '*': {
        width: { kind: 'fixed', size: 1 },
        colour: { kind: 'fixed', colour: 'rose' },
        dash: 'solid',
      },
    },
  }
  const { drawing } = dress(before, picture, [look], new Map<string, never>(), description)
  const lookOf = (line: (typeof before.lines)[number]) =>
    lineLook(line, { palette: themes.light, height: 0, lit: undefined })

  test('a line keeps the dashes and the head that tell how firmly it stands, and is never as thin as one that says less', () => {
    expect(new Set(before.lines.map(({ standing }) => standing)).size).toBeGreaterThan(3)
    drawing.lines.forEach((line, at) => {
      const [one, other] = [lookOf(before.lines[at]), lookOf(line)]
      expect([other.dash, other.open, other.head > 0]).toEqual([one.dash, one.open, one.head > 0])
      expect(other.width > 1).toBe(one.width > 1)
    })
  })

  test('what is told by being thin and grey stays so', () => {
    const values = (line: { readonly standing: string; readonly colour?: Value | undefined }) =>
      line.standing === 'reference' || line.standing === 'open' ? line.colour : undefined
    expect(drawing.lines.some(({ standing }) => standing === 'open' || standing === 'reference')).toBe(true)
    expect(drawing.lines.every((line) => values(line) === undefined)).toBe(true)
    expect(drawing.lines.some(({ colour }) => colour === 5)).toBe(true)
  })
})

describe('where parts are folded into their whole', async () => {
  const state = stateOf('overview')
  const [content, before] = await Promise.all([load(state), drawn(state)])
  const { picture } = await shown(state)
  const source = { kind: 'metric' as const, name: 'degree', of: 'picture' as const }
  const look: Appearance = { nodes: { '*': { size: { kind: 'ranking', by: source } } }, lines: {} }
  const values = valuesHere(source, picture)
  const partsOf = partsIn(picture, content, description)
  const { drawing, guides } = dress(
    before,
    picture,
    [look],
    new Map([[sourceKey(source), values]]),
    description,
    partsOf,
  )

  test('a mark is as large as the greatest of what it stands for, and the legend says so', () => {
    const drawnKeys = new Set(before.nodes.map(({ key }) => key))
    const greatest = (key: string): number =>
      Math.max(
        ...[key, ...partsOf(key)]
          .filter((one) => one === key || !drawnKeys.has(one))
          .map((one) => Number(values.nodes.get(one) ?? 0)),
      )
    // A number inside needs its room, whatever else is said.
    const groups = drawing.nodes.filter(({ key, inside }) => inside === '' && partsOf(key).length > 0)
    expect(groups.length).toBeGreaterThan(1)
    expect(groups.some(({ key }) => greatest(key) > Number(values.nodes.get(key)))).toBe(true)
    for (const one of groups)
      for (const other of groups)
        if (greatest(one.key) > greatest(other.key)) expect(one.size).toBeGreaterThan(other.size)
    expect(guides.map(guideTitle)).toEqual([
      expect.stringMatching(/^Size of all nodes: .*, the greatest of what is folded into a mark$/),
    ])
  })

  test('no mark of a column reaches into the next', () => {
    const sized = drawing.nodes.filter(({ key, inside }) => picture.nodes.has(key) && inside === '')
    for (const [at, one] of sized.entries())
      for (const other of sized.slice(at + 1))
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(one.size + other.size)
  })
})
