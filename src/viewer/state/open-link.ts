import type { Description } from '../../backend/index.ts'
import { headOf, type LinkHead, stateOf } from './link.ts'
import type { State } from './state.ts'

/** What a link shows of a graph. */
export interface OpenedLink {
  /** With the opening view where the graph does not have what the link shows. */
  readonly state: State
  readonly head: LinkHead
  /** What it shows and the graph does not have, in words; '' where it has it. */
  readonly missing: string
}

/** The state of a link's fragment as far as the views and questions of a graph go. */
export function openLink(
  fragment: string,
  { views, queries }: Pick<Description, 'views' | 'queries'>,
): OpenedLink {
  const state = stateOf(fragment, views)
  const head = headOf(fragment)
  const { source } = state
  const all = source.kind === 'view' ? views : source.kind === 'question' ? queries : undefined
  if (all === undefined || !('id' in source) || all.some(({ id }) => id === source.id))
    return { state, head, missing: '' }
  return {
    state: { ...state, source: stateOf('', views).source },
    head,
    missing: source.id === '' ? '' : `the ${source.kind} ${source.id}`,
  }
}
