import fc from 'fast-check'
import { expect, test } from 'vitest'
import { graph } from '../../helpers/graph.ts'

interface Drawn {
  readonly labels: readonly string[]
  readonly relationships: readonly { readonly start: number; readonly end: number; readonly type: string }[]
}
interface Pattern {
  readonly nodes: readonly string[]
  readonly relationships: readonly {
    readonly left: number
    readonly right: number
    readonly type: string
    readonly direction: 'out' | 'in' | 'both'
    /** 1, or up to so many as a walk. */
    readonly upper: number
  }[]
}

const label = fc.constantFrom('', 'A', 'B')
const drawn: fc.Arbitrary<Drawn> = fc.integer({ min: 1, max: 5 }).chain((size) =>
  fc.record({
    labels: fc.array(label, { minLength: size, maxLength: size }),
    relationships: fc.array(
      fc.record({ start: fc.nat(size - 1), end: fc.nat(size - 1), type: fc.constantFrom('R', 'S') }),
      { maxLength: 6 },
    ),
  }),
)
const pattern: fc.Arbitrary<Pattern> = fc.integer({ min: 1, max: 3 }).chain((size) =>
  fc.record({
    nodes: fc.array(label, { minLength: size, maxLength: size }),
    relationships: fc.array(
      fc.record({
        left: fc.nat(size - 1),
        right: fc.nat(size - 1),
        type: fc.constantFrom('', 'R', 'S'),
        direction: fc.constantFrom('out' as const, 'in' as const, 'both' as const),
        upper: fc.constantFrom(1, 1, 1, 2),
      }),
      { maxLength: 3 },
    ),
  }),
)

/** Every assignment of nodes to a pattern with how often it matches, by trying them all. */
function reference(data: Drawn, { nodes, relationships }: Pattern): string[] {
  const found: string[] = []
  const assign = (chosen: number[]): void => {
    if (chosen.length < nodes.length) {
      data.labels.forEach((has, node) => {
        const wanted = nodes[chosen.length]
        if (wanted === '' || wanted === has) assign([...chosen, node])
      })
      return
    }
    const walk = (at: number, used: ReadonlySet<number>): void => {
      if (at === relationships.length) {
        found.push(chosen.join())
        return
      }
      const { left, right, type, direction, upper } = relationships[at]
      const step = (node: number, length: number, walked: ReadonlySet<number>): void => {
        if (length > 0 && node === chosen[right]) walk(at + 1, walked)
        if (length === upper) return
        data.relationships.forEach((relationship, id) => {
          if (walked.has(id) || (type !== '' && type !== relationship.type)) return
          const { start, end } = relationship
          const out = start === node && direction !== 'in'
          const back = end === node && direction !== 'out' && !(out && start === end)
          if (out) step(end, length + 1, new Set([...walked, id]))
          if (back) step(start, length + 1, new Set([...walked, id]))
        })
      }
      step(chosen[left], 0, used)
    }
    walk(0, new Set())
  }
  assign([])
  return found.toSorted()
}

const labelText = (name: string): string => (name === '' ? '' : `:${name}`)

function drawing({ labels, relationships }: Drawn): string {
  return [
    ...labels.map((name, node) => `(n${node}${labelText(name)} {k: ${node}})`),
    ...relationships.map(({ start, end, type }) => `(n${start})-[:${type}]->(n${end})`),
  ].join(', ')
}

function patternText({ nodes, relationships }: Pattern): string {
  return [
    ...nodes.map((name, node) => `(n${node}${labelText(name)})`),
    ...relationships.map(({ left, right, type, direction, upper }) => {
      const inner = `[${labelText(type)}${upper === 1 ? '' : `*1..${upper}`}]`
      return `(n${left})${direction === 'in' ? '<-' : '-'}${inner}${direction === 'out' ? '->' : '-'}(n${right})`
    }),
  ].join(', ')
}

test('every plan of a pattern finds what trying all assignments finds', () => {
  fc.assert(
    fc.property(drawn, pattern, (data, wanted) => {
      const keys = wanted.nodes.map((_, node) => `n${node}.k`)
      const query = `MATCH ${patternText(wanted)} RETURN ${keys.join(', ')}`
      const { records } = graph(drawing(data)).query(query)
      expect(records.map((record) => record.join()).toSorted()).toEqual(reference(data, wanted))
    }),
    { numRuns: 1000, seed: 20 },
  )
})
