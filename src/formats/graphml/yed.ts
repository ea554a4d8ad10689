import type { OpenElement, XmlGraph } from '../reading/xml-graph.ts'
import type { XmlAttributes } from '../reading/xml.ts'

/** What yEd keeps in `<data>`: of everything that it draws, the first label, place, size and colour are read. */
export class YedDrawing {
  readonly #graph: XmlGraph
  readonly #element: OpenElement
  #hasLabel = false
  #hasPlace = false
  #hasColour = false

  constructor(graph: XmlGraph, element: OpenElement) {
    this.#graph = graph
    this.#element = element
  }

  /** @returns whether the text of the element is its label */
  open(name: string, attributes: XmlAttributes, line: number): boolean {
    switch (name) {
      case 'NodeLabel':
      case 'EdgeLabel':
        return !this.#hasLabel
      case 'Geometry':
        if (!this.#hasPlace) this.#place(attributes, line)
        this.#hasPlace = true
        return false
      case 'Fill':
      case 'LineStyle': {
        const colour = attributes['color']
        if (this.#hasColour || colour === undefined) return false
        this.#graph.colour(this.#element, colour, line)
        this.#hasColour = true
        return false
      }
      default:
        return false
    }
  }

  close(name: string, text: string): void {
    if (this.#hasLabel || (name !== 'NodeLabel' && name !== 'EdgeLabel')) return
    const label = text.trim()
    if (label === '') return
    // An attribute `label` of XML, as other programs write it, says more.
    this.#element.label ??= label
    this.#hasLabel = true
  }

  /** yEd has the corner of a node, and y downwards; Silkgraph its centre, and y upwards. */
  #place({ x, y, width, height }: XmlAttributes, line: number): void {
    const [across, down] = [Number(width ?? 0), Number(height ?? 0)]
    if (x !== undefined && y !== undefined) {
      this.#graph.draw(this.#element, 'x', String(Number(x) + across / 2), line)
      this.#graph.draw(this.#element, 'y', String(-(Number(y) + down / 2)), line)
    }
    if (width !== undefined && height !== undefined)
      this.#graph.draw(this.#element, 'size', String((across + down) / 4), line)
  }
}
