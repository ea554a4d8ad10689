import type { Backend, Description } from '../../backend/index.ts'
import { UsageError } from '../../errors.ts'
import type { ChosenLayout } from '../../model/view.ts'
import { noAppearance } from '../../model/appearance.ts'
import { dress } from '../appearance/dress.ts'
import { sourcesOf } from '../appearance/effective.ts'
import { loadContent } from '../content/load-content.ts'
import { laidOutAs } from '../content/communities/laid-out-as.ts'
import { canDivide, openCommunities, shownCommunities } from '../content/communities/open-communities.ts'
import { partsIn } from '../content/folding.ts'
import { drawingOf, shownOf } from '../content/shown.ts'
import { withMoved } from '../content/with-moved.ts'
import { toldOfGraph } from '../content/told-of-graph.ts'
import { MOST_NODES, type Size } from '../drawing.ts'
import { layoutOf, layouts } from '../layout/layouts/index.ts'
import { loadWorld } from '../layout/map/load-world.ts'
import { initialState } from '../state/initial.ts'
import { withKept } from '../state/kept.ts'
import { loadValues } from '../values/load-values.ts'
import { sourceKey } from '../values/source-key.ts'
import { calledBy } from '../words/names.ts'
import { interMeasure } from './inter-measure.ts'
import type { ShownGraph } from './surroundings.ts'

/**
 * A view as the page shows it when it is opened on a canvas of a size, without a page.
 *
 * @param layout in place of that of the view
 * @param given knows how many nodes each label has (`withCounts`): by that labels get their colours
 * @throws (rejects with) UsageError `UnknownView`, `UnknownCommunity` where it opens what is in no community now, `TooManyNodes` where the page would not draw it either
 */
export async function shownView(
  backend: Backend,
  given: Description,
  view: string,
  layout: ChosenLayout | undefined,
  size: Size,
  signal: AbortSignal,
): Promise<ShownGraph> {
  const kept = withKept(initialState(view), given.views.find(({ id }) => id === view)?.state)
  const state = layout === undefined ? kept : { ...kept, layout }
  const description = calledBy(given, state.captions)
  const content = await loadContent(backend, description, state, signal)
  const all = shownOf(content, state, description)
  const communities =
    state.many === 'communities' && canDivide(content)
      ? shownCommunities(
          await openCommunities(backend, all.base, state.within, new Map(), { signal }),
          all,
          content,
          description,
        )
      : undefined
  if (communities?.lost !== undefined)
    throw new UsageError({
      code: 'UnknownCommunity',
      message: `The view opens the community of \`${communities.lost}\`, which is in no community of its picture now.`,
      hint: 'Open the view in the page, open another community, and save it again.',
    })
  const shown = communities?.shown ?? all
  const placing = laidOutAs(communities, content.view, state.layout)
  const count = shown.picture.nodes.size
  if (count > MOST_NODES)
    throw new UsageError({
      code: 'TooManyNodes',
      message: `The view has ${count.toLocaleString('en')} nodes; a picture holds at most ${MOST_NODES.toLocaleString('en')}.`,
      hint: 'Draw a view of a part of the graph.',
    })
  const needs = layouts[layoutOf(placing.view, placing.chosen).kind].needs
  const world = needs === undefined ? undefined : await loadWorld()
  const told = await toldOfGraph(backend, shown.picture)
  const laidOut = drawingOf(shown, { ...content, view: placing.view }, state, description, size, {
    measure: interMeasure,
    chosen: placing.chosen,
    world,
  })
  const looks = [state.appearance, description.styles ?? noAppearance]
  const values = await Promise.all(
    sourcesOf(looks).map(
      async (source) =>
        [sourceKey(source), await loadValues(backend, source, shown.picture, { signal })] as const,
    ),
  )
  const placed = withMoved(laidOut, state.moved)
  const { drawing, guides } = dress(
    placed,
    shown.picture,
    looks,
    new Map(values),
    description,
    partsIn(shown.picture, content, description),
  )
  return { content, shown, drawing, guides, description, told }
}
