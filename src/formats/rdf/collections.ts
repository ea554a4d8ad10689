import { addAll } from '../../model/add-all.ts'
import type { Literal } from 'n3'
import type { GraphSink } from '../sink.ts'
import type { Dataset, Held, Link, Resource } from './dataset.ts'
import { losses } from './losses.ts'
import { rdf } from './vocabulary.ts'

/** Makes properties of links to collections that hold nothing but literals, and takes their cells away. */
export function foldCollections({ resources }: Dataset, sink: GraphSink): void {
  for (const resource of resources.values()) {
    const isCell = resource.links.some(({ predicate }) => predicate === rdf.rest)
    const left = resource.links.filter((link) => {
      if (isCell && link.predicate === rdf.rest) return true
      const cells = cellsOf(link)
      if (cells === undefined) return true
      resource.held.push({
        predicate: link.predicate,
        value: cells.flatMap(({ held: [{ value }] }) => value),
        line: link.line,
      })
      resource.graphs.add(link.graph)
      for (const cell of cells) resources.delete(cell.id)
      // The end of every collection is one and the same.
      const nil = resources.get(rdf.nil)
      if (nil !== undefined) nil.references--
      return false
    })
    if (left.length === resource.links.length) continue
    resource.links.length = 0
    addAll(resource.links, left)
  }
  const nil = resources.get(rdf.nil)
  if (nil?.references === 0 && nil.links.length + nil.held.length + nil.types.length === 0)
    resources.delete(rdf.nil)
  for (const { links, line } of resources.values())
    if (links.some(({ predicate, object }) => predicate === rdf.rest && object.id === rdf.nil))
      sink.lost(losses.collection, line)
}

type Cell = Resource & { readonly held: readonly [Held & { readonly value: Literal }] }

/** The cells that a link leads to; undefined where it leads to something else than a collection of literals. */
function cellsOf({ object }: Link): readonly Cell[] | undefined {
  const cells: Cell[] = []
  let at = object
  while (at.id !== rdf.nil) {
    if (!isLiteralCell(at)) return undefined
    cells.push(at)
    at = at.links[0].object
  }
  return cells
}

/** One link leads to it: there are no circles of such cells that are reached from elsewhere. */
function isLiteralCell(one: Resource): one is Cell {
  const { isBlank, types, held, links, references } = one
  return (
    isBlank &&
    references === 1 &&
    types.length === 0 &&
    held.length === 1 &&
    held[0].predicate === rdf.first &&
    !Array.isArray(held[0].value) &&
    links.length === 1 &&
    links[0].predicate === rdf.rest
  )
}
