import type { PlainGraph } from '../../src/model/elements.ts'

/** A graph of several batches, in which some nodes have thousands of relationships. */
export function syntheticGraph(nodes: number, relationships: number): PlainGraph {
  let state = 20_240_607
  const random = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) ** 3 * below)
  }
  return {
    nodes: Array.from({ length: nodes }, (_, at) => ({
      id: `s${at}`,
      labels: at % 3 === 0 ? ['Even', 'Third'] : ['Even'],
      properties: [
        ['id', `s${at}`],
        ['number', at],
      ],
    })),
    relationships: Array.from({ length: relationships }, (_, at) => ({
      type: at % 2 === 0 ? 'TO' : 'FROM',
      start: `s${random(nodes)}`,
      end: `s${random(nodes)}`,
      properties: [['number', at % 7]],
    })),
  }
}

/** A graph in which all nodes have about as many relationships, any two batches of which share nodes. */
export function evenGraph(nodes: number, relationships: number): PlainGraph {
  let state = 7
  const random = (): string => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return `e${Math.floor((state / 2 ** 32) * nodes)}`
  }
  return {
    nodes: Array.from({ length: nodes }, (_, at) => ({
      id: `e${at}`,
      labels: ['Even'],
      properties: [['id', `e${at}`]],
    })),
    relationships: Array.from({ length: relationships }, () => ({
      type: 'TO',
      start: random(),
      end: random(),
      properties: [],
    })),
  }
}
