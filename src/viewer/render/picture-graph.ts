import { MultiDirectedGraph } from 'graphology'
import { randomOf } from '../../model/random.ts'
import type { DrawnLine, DrawnNode } from '../drawing.ts'
import { anchorOf, type DrawingInHand } from './drawing-in-hand.ts'
import { MOST_MOVING } from './frame.ts'
import type { LineLook, MarkLook } from './line-look.ts'
import { anchorLook, lineLook, markLook, type Scene } from './looks.ts'

/** Keys of what looks different. */
export interface Changed {
  readonly nodes: string[]
  readonly edges: string[]
}

/** A drawing as the graph that sigma draws. What is dimmed is told by `lit` alone, so that lighting a few things touches only them. */
export class PictureGraph {
  readonly graph = new MultiDirectedGraph<MarkLook, LineLook>()

  /** Puts a drawing in the place of the one before. Cost: linear. */
  fill(drawing: DrawingInHand, scene: Scene): void {
    const { graph } = this
    graph.clear()
    for (const node of drawing.nodes.values()) graph.addNode(node.key, markOf(node, scene))
    for (const line of inDrawOrder([...drawing.lines.values()])) {
      if (!graph.hasNode(line.start) || !graph.hasNode(line.end)) continue
      graph.addEdgeWithKey(line.key, this.#startOf(line, drawing, scene), line.end, lineOf(line, scene))
    }
  }

  /** Puts nodes elsewhere. Cost: linear in them. */
  move(drawing: DrawingInHand, keys: readonly string[], scene: Scene): void {
    for (const key of keys) {
      const node = drawing.nodes.get(key)
      if (node !== undefined) Object.assign(this.graph.getNodeAttributes(key), markOf(node, scene))
    }
  }

  /** Lights what a scene lights, where another was lit before. Cost: linear in what is lit in one of both and not in the other. */
  light(drawing: DrawingInHand, scene: Scene, before: ReadonlySet<string> | undefined): Changed {
    const { graph } = this
    const changed: Changed = { nodes: [], edges: [] }
    for (const key of differing(before ?? nothing, scene.lit ?? nothing)) {
      const [node, line] = [drawing.nodes.get(key), drawing.lines.get(key)]
      // Without a word to the graph: each would have sigma look through everything.
      if (node !== undefined && graph.hasNode(key)) {
        Object.assign(graph.getNodeAttributes(key), markOf(node, scene))
        changed.nodes.push(key)
      }
      if (line !== undefined && graph.hasEdge(key)) {
        Object.assign(graph.getEdgeAttributes(key), lineOf(line, scene))
        changed.edges.push(key)
      }
    }
    return changed
  }

  /** The node that a line leaves: its own, or a point beside the label of it. */
  #startOf(line: DrawnLine, drawing: DrawingInHand, scene: Scene): string {
    const from = drawing.beginningOf(line)
    if (line.beyond === undefined || from === undefined) return line.start
    this.graph.addNode(anchorOf(line), anchorLook(from, scene))
    return anchorOf(line)
  }
}

const nothing: ReadonlySet<string> = new Set()

/** The programs dim what is not lit. */
function markOf(node: DrawnNode, scene: Scene): MarkLook {
  return markLook(node, scene.lit?.has(node.key) === true ? scene : { ...scene, lit: undefined })
}

function lineOf(line: DrawnLine, scene: Scene): LineLook {
  return lineLook(line, scene.lit?.has(line.key) === true ? scene : { ...scene, lit: undefined })
}

/** What is in one set and not in the other. */
function differing(one: ReadonlySet<string>, other: ReadonlySet<string>): readonly string[] {
  return [...[...one].filter((key) => !other.has(key)), ...[...other].filter((key) => !one.has(key))]
}

/** More lines than move with the camera are mixed, so that the first of them stand for all; always in the same way. */
function inDrawOrder(lines: DrawnLine[]): readonly DrawnLine[] {
  if (lines.length <= MOST_MOVING) return lines
  const random = randomOf(lines.length)
  for (let at = lines.length - 1; at > 0; at--) {
    const from = Math.floor(random() * (at + 1))
    const kept = lines[at]
    lines[at] = lines[from]
    lines[from] = kept
  }
  return lines
}
