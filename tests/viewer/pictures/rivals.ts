import { execFileSync } from 'node:child_process'
import { UndirectedGraph } from 'graphology'
import forceAtlas2 from 'graphology-layout-forceatlas2'
import noverlap from 'graphology-layout-noverlap'
import type { Drawing, Size } from '../../../src/viewer/drawing.ts'
import { randomNumbers } from '../../../src/viewer/layout/random.ts'
import type { Point } from '../../../src/viewer/layout/spring.ts'
import { SEED } from './random-pictures.ts'

/** Where another program puts the nodes of a drawing: the rest of it, from marks to names, stays as it is. */
export interface Rival {
  readonly name: string
  readonly lay: (drawing: Drawing, stage: Size) => ReadonlyMap<string, Point>
}

/** Between the outermost marks and the edge of the stage. */
const PADDING = 40
const ROUNDS = 600
/** Graphviz' lengths are inches of so many points. */
const INCH = 72

/** graphology's ForceAtlas2 by the settings that it infers, fitted as sigma does, then noverlap with the marks' own sizes. */
const forces: Rival = {
  name: 'ForceAtlas2 with noverlap',
  lay: ({ nodes, lines }, stage) => {
    const random = randomNumbers(SEED)
    const graph = new UndirectedGraph<Point & { readonly size: number }>()
    for (const { key, size } of nodes) graph.addNode(key, { x: random() * 100, y: random() * 100, size })
    for (const { start, end } of lines) if (start !== end) graph.mergeEdge(start, end)
    const settings = forceAtlas2.inferSettings(graph)
    forceAtlas2.assign(graph, { iterations: ROUNDS, settings })
    for (const [key, place] of fitted(placesOf(graph), stage)) graph.mergeNodeAttributes(key, place)
    noverlap.assign(graph, { maxIterations: ROUNDS, settings: { margin: 5, ratio: 1 } })
    return placesOf(graph)
  },
}

function placesOf(graph: UndirectedGraph<Point & { readonly size: number }>): ReadonlyMap<string, Point> {
  return new Map(graph.mapNodes((key, { x, y }) => [key, { x, y }] as const))
}

/** A program of Graphviz, told how large the marks are and to keep them apart. */
function graphviz(program: 'sfdp' | 'neato'): Rival {
  return {
    name: `Graphviz ${program}`,
    lay: ({ nodes, lines }) => {
      const numbers = new Map(nodes.map(({ key }, at) => [key, at]))
      const text = [
        'graph {',
        'graph [overlap=prism, outputorder=nodesfirst]',
        'node [shape=circle, fixedsize=true, label=""]',
        ...nodes.map(({ size }, at) => `${at} [width=${((2 * size + 4) / INCH).toFixed(4)}]`),
        ...lines
          .filter(({ start, end }) => start !== end)
          .map(({ start, end }) => `${numbers.get(start)} -- ${numbers.get(end)}`),
        '}',
      ].join('\n')
      const answer = execFileSync(program, ['-Tplain'], { input: text, encoding: 'utf8', stdio: 'pipe' })
      return new Map(
        answer.split('\n').flatMap((line) => {
          const [word, number, x, y] = line.split(' ')
          return word === 'node'
            ? [[nodes[Number(number)].key, { x: Number(x), y: -Number(y) }] as const]
            : []
        }),
      )
    },
  }
}

export const rivals: readonly Rival[] = [forces, graphviz('sfdp'), graphviz('neato')]

/** The drawing as a rival lays it out, as large as the stage holds in its proportions; names may go round all marks. */
export function drawnBy({ lay }: Rival, drawing: Drawing, stage: Size): Drawing {
  const places = fitted(lay(drawing, stage), stage)
  return {
    ...drawing,
    nodes: drawing.nodes.map((node) => ({ ...node, side: 'below', ...places.get(node.key) })),
    titles: [],
  }
}

/** The version of Graphviz that is installed. */
export function graphvizVersion(): string {
  const told = execFileSync('sh', ['-c', 'sfdp -V 2>&1'], { encoding: 'utf8' })
  return /version ([\d.]+)/.exec(told)?.[1] ?? told.trim()
}

function fitted(places: ReadonlyMap<string, Point>, { width, height }: Size): ReadonlyMap<string, Point> {
  const all = [...places.values()]
  const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)]
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const scale = Math.min(
    (width - 2 * PADDING) / (right - left || 1),
    (height - 2 * PADDING) / (bottom - top || 1),
  )
  return new Map(
    [...places].map(([key, { x, y }]) => [
      key,
      {
        x: width / 2 + (x - (left + right) / 2) * scale,
        y: height / 2 + (y - (top + bottom) / 2) * scale,
      },
    ]),
  )
}
