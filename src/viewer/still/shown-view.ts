import type { Backend, Description } from '../../backend/index.ts'
import { UsageError } from '../../errors.ts'
import type { ChosenLayout } from '../../model/view.ts'
import { loadContent } from '../content/content.ts'
import { drawingOf, shownOf } from '../content/shown.ts'
import { toldOfGraph } from '../content/told-of-graph.ts'
import { MOST_NODES, type Size } from '../drawing.ts'
import { layoutOf, layouts } from '../layout/layouts/index.ts'
import { loadWorld } from '../layout/map/load-world.ts'
import { initialState } from '../state/initial.ts'
import { interMeasure } from './inter-measure.ts'
import type { ShownGraph } from './surroundings.ts'

/**
 * A view as the page shows it when it is opened on a canvas of a size, without a page.
 *
 * @param layout in place of that of the view
 * @param description knows how many nodes each label has (`withCounts`): by that labels get their colours
 * @throws (rejects with) UsageError `UnknownView`, `TooManyNodes` where the page would not draw it either
 */
export async function shownView(
  backend: Backend,
  description: Description,
  view: string,
  layout: ChosenLayout | undefined,
  size: Size,
  signal: AbortSignal,
): Promise<ShownGraph> {
  const state = { ...initialState(view), layout }
  const content = await loadContent(backend, description, state, signal)
  const shown = shownOf(content, state, description)
  const count = shown.picture.nodes.size
  if (count > MOST_NODES)
    throw new UsageError({
      code: 'TooManyNodes',
      message: `The view has ${count.toLocaleString('en')} nodes; a picture holds at most ${MOST_NODES.toLocaleString('en')}.`,
      hint: 'Draw a view of a part of the graph.',
    })
  const needs = layouts[layoutOf(content.view, layout).kind].needs
  const world = needs === undefined ? undefined : await loadWorld()
  const told = await toldOfGraph(backend, shown.picture)
  const drawing = drawingOf(shown, content, state, description, size, {
    measure: interMeasure,
    chosen: layout,
    world,
  })
  return { content, shown, drawing, description, told }
}
