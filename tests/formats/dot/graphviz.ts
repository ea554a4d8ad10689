import { instance } from '@viz-js/viz'

const viz = await instance()

export interface DotElement {
  readonly [attribute: string]: string
}

export interface DotGraph {
  readonly nodes: readonly DotElement[]
  /** With the names of their nodes as `tail` and `head`. */
  readonly edges: readonly DotElement[]
}

/** What Graphviz itself reads of a file, attributes as it keeps them: without those that are empty. */
export function readByGraphviz(text: string): DotGraph {
  const { objects = [], edges = [] } = JSON.parse(drawn(text, 'dot_json')) as {
    readonly objects?: readonly DotElement[]
    readonly edges?: readonly (DotElement & { readonly tail: string; readonly head: string })[]
  }
  return {
    nodes: objects,
    edges: edges.map((edge) => ({
      ...edge,
      tail: objects[Number(edge.tail)]['name'],
      head: objects[Number(edge.head)]['name'],
    })),
  }
}

/** @param format one of those of Graphviz, such as `svg` */
export function drawn(text: string, format: string, engine = 'dot'): string {
  const result = viz.render(text, { format, engine })
  if (result.status === 'failure' || result.output === undefined)
    throw new Error(JSON.stringify(result.errors))
  return result.output
}

/** The text of which `dotText` made what Graphviz keeps. */
export function unescaped(text: string): string {
  return text.replace(/\\(?:u([\da-f]{4})|(.))/g, (_, code: string | undefined, one: string) =>
    code !== undefined ? String.fromCharCode(parseInt(code, 16)) : one === 'n' ? '\n' : one,
  )
}
