import { describe, expect, test } from 'vitest'
import { DataError } from '../../../src/errors.ts'
import { lossText } from '../../../src/formats/index.ts'
import type { Subgraph } from '../../../src/subgraph/subgraph.ts'
import { readText, subgraphRead } from '../read.ts'

async function graphOf(json: unknown): Promise<Subgraph> {
  const { nodes, relationships } = await readText(
    'x.json',
    typeof json === 'string' ? json : JSON.stringify(json),
  )
  return subgraphRead(nodes, relationships)
}

/** Ends by the ids of nodes, with types and properties. */
async function linksOf(json: unknown): Promise<unknown> {
  const { relationships } = await graphOf(json)
  return relationships.map(({ start, end, type, properties }) => [start, end, type, { ...properties }])
}

describe('node-link JSON', () => {
  test('of D3 has ends by ids, whatever the ids are, or by places where there are none', async () => {
    const byId = { nodes: [{ id: 'a' }, { id: 'b' }], links: [{ source: 'b', target: 'a', value: 1 }] }
    expect(await linksOf(byId)).toEqual([['b', 'a', 'RELATED_TO', { value: 1 }]])
    const byNumber = { nodes: [{ id: 5 }, { id: 0 }], links: [{ source: 0, target: 5 }] }
    expect(await linksOf(byNumber)).toEqual([['0', '5', 'RELATED_TO', {}]])
    const byDigits = { nodes: [{ id: '1' }, { id: '0' }], links: [{ source: 0, target: 1 }] }
    expect(await linksOf(byDigits)).toEqual([['0', '1', 'RELATED_TO', {}]])
    const byPlace = { nodes: [{ name: 'A' }, { name: 'B' }], links: [{ source: 1, target: 0 }] }
    expect(await linksOf(byPlace)).toEqual([['n1', 'n0', 'RELATED_TO', {}]])
    const placeOfIds = { nodes: [{ id: 'a' }, { id: 'b' }], links: [{ source: 1, target: 0 }] }
    expect(await linksOf(placeOfIds)).toEqual([['b', 'a', 'RELATED_TO', {}]])
    const byName = { nodes: [{ name: 'A' }, { name: 'B' }], links: [{ source: 'B', target: 'A' }] }
    expect(await linksOf(byName)).toEqual([['B', 'A', 'RELATED_TO', {}]])
    const simulated = {
      nodes: [
        { id: 'a', index: 0 },
        { id: 'b', index: 1 },
      ],
      links: [{ source: { id: 'b', index: 1, x: 1.5 }, target: { id: 'a', index: 0 }, index: 0 }],
    }
    expect(await linksOf(simulated)).toEqual([['b', 'a', 'RELATED_TO', { index: 0 }]])
  })

  test('may have its links first, and call them edges', async () => {
    expect(
      await linksOf('{"edges": [{"source": 1, "target": 0}], "nodes": [{"id": "a"}, {"id": "b"}]}'),
    ).toEqual([['b', 'a', 'RELATED_TO', {}]])
  })

  test('of NetworkX says whether it is directed, and keeps keys, types and values', async () => {
    const text = `{"directed": false, "multigraph": true, "graph": {"name": "G"}, "nodes": [
      {"big": 9007199254740993, "one": 1.0, "id": ["a", 1]}, {"w": NaN, "id": null, "labels": ["A", "B"]}],
      "links": []}`
    const { nodes, report } = await readText('x.json', text.replace('null', '2'))
    const [first, second] = subgraphRead(nodes, []).nodes
    expect(first).toMatchObject({ key: '2', labels: ['A', 'B'], properties: { w: Number.NaN } })
    expect(second.properties).toMatchObject({ id: '["a",1]', big: 9007199254740993n, one: { value: 1 } })
    expect(report.losses.map(lossText)).toEqual(['1 attribute of the graph itself was left out (line 1)'])
    const links = [
      { source: 'a', target: 'a', key: 0, type: 'KNOWS' },
      { source: 'a', target: 'a', key: 1, directed: true },
    ]
    expect(await linksOf({ directed: false, nodes: [{ id: 'a' }], links })).toEqual([
      ['a', 'a', 'KNOWS', { key: 0, directed: false }],
      ['a', 'a', 'RELATED_TO', { key: 1, directed: true }],
    ])
    expect(await linksOf({ directed: true, nodes: [{ id: 'a' }], links: [links[0]] })).toEqual([
      ['a', 'a', 'KNOWS', { key: 0 }],
    ])
  })

  test('is refused where it is broken', async () => {
    const cases: readonly (readonly [string, string, number])[] = [
      ['{"nodes": [{"id": "a"},\n{"id": "a"}], "links": []}', 'DuplicateNode', 2],
      ['{"nodes": [{"id": "a"}],\n"links": [{"source": "a", "target": "b"}]}', 'DanglingRelationship', 2],
      ['{"nodes": [{"id": "a"}],\n"links": [{"source": "a"}]}', 'InvalidElement', 2],
      ['{"nodes": [{"id": "a"}, {}],\n"links": []}', 'InvalidElement', 1],
      ['{"nodes": [{"id": "a"}],\n"links": [1]}', 'InvalidElement', 2],
      ['{"nodes": [{"id": "a"}]\n"links": []}', 'InvalidJson', 2],
      ['{"nodes": [], "links": [],\n"nodes": []}', 'DuplicateKey', 2],
      ['{"nodes": [{"id": "a"}], "links": [],\n"x": [1 2]}', 'InvalidJson', 2],
      ['{"nodes": [{"id": "a"}], "links": []}\nx', 'InvalidJson', 2],
      [`{"nodes": [{"id": "a", "v": ${'['.repeat(100_000)}`, 'NestedTooDeeply', 1],
    ]
    for (const [text, code, line] of cases) {
      const fault = await readText('x.json', text).catch((error: unknown) => error)
      expect(fault).toBeInstanceOf(DataError)
      if (fault instanceof DataError)
        expect([text, fault.code, fault.place?.line]).toEqual([text, code, line])
    }
  })

  test('of Silkgraph is refused where a value is not of the type that it says', async () => {
    const text =
      '{"graph": {"creator": "Silkgraph", "nodeTypes": {"day": "date"}}, "nodes": [\n{"id": "a", "day": "soon"}], "links": []}'
    await expect(readText('x.json', text)).rejects.toMatchObject({ code: 'InvalidValue', place: { line: 2 } })
  })

  test('is read in steps, so that it can be followed and stopped', async () => {
    const nodes = Array.from({ length: 20_000 }, (_, id) => ({ id, text: 'x'.repeat(80) }))
    const text = JSON.stringify({ nodes, links: [] })
    const { read } = await import('../../../src/formats/node-link/read.ts')
    const steps: number[] = []
    const sink = {
      node: () => undefined,
      mention: () => undefined,
      relationship: () => undefined,
      lost: () => undefined,
      told: () => undefined,
      within: () => undefined,
    }
    const file = { name: 'x.json', bytes: new TextEncoder().encode(text) }
    await read(file, sink, (bytes) => Promise.resolve(void steps.push(bytes)))
    expect(steps.length).toBeGreaterThan(text.length / 2 ** 19)
    expect(steps.toSorted((a, b) => a - b)).toEqual(steps)
    expect(steps.at(-1)).toBe(file.bytes.length)
  })
})
