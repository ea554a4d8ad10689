import { SaxesParser } from 'saxes'
import { openBundledGraph } from '../bundled.ts'
import { shownView } from '../../../src/viewer/still/shown-view.ts'
import { stillOf } from '../../../src/viewer/still/still-of.ts'
import { type ShownGraph, surroundingsOf } from '../../../src/viewer/still/surroundings.ts'
import { svgOf } from '../../../src/viewer/still/svg.ts'
import { themes } from '../../../src/viewer/still/themes.ts'
import { withCounts } from '../../../src/viewer/words/labels.ts'

const { backend, description } = openBundledGraph()
export const size = { width: 1200, height: 760 }
export const views = description.views.map(({ id }) => id)

/** A view of the bundled graph. */
export async function shown(view: string): Promise<ShownGraph> {
  const counted = withCounts(description, (await backend.schema()).labels)
  return shownView(backend, counted, view, undefined, size, new AbortController().signal)
}

/** What is shown as SVG, on one day. */
export function svgShown(graph: ShownGraph, theme: keyof typeof themes = 'light'): string {
  return svgOf(stillOf(graph.drawing, size, surroundingsOf(graph, '2026-11-27'), { palette: themes[theme] }))
}

/** An element of an SVG. */
export interface Element {
  readonly name: string
  readonly attributes: { readonly [name: string]: string }
  readonly children: Element[]
  /** Of itself and all that is in it. */
  text: string
}

/** Reads an SVG by an XML parser. @throws Error where it is not well-formed */
export function parsed(svg: string): Element {
  const parser = new SaxesParser()
  const all: Element = { name: '', attributes: {}, children: [], text: '' }
  const open: Element[] = [all]
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', (text) => {
    for (const element of open) element.text += text
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(svg).close()
  return all.children[0]
}

/** Every element of a kind, in the order of the file. */
export function found(element: Element, is: (one: Element) => boolean): readonly Element[] {
  return [...(is(element) ? [element] : []), ...element.children.flatMap((child) => found(child, is))]
}

export const ofClass = (element: Element, name: string): readonly Element[] =>
  found(element, ({ attributes }) => attributes['class'] === name)
