import type { LayoutChoice } from '../commands/command.ts'
import { laidOutAs } from '../content/communities/laid-out-as.ts'
import type { Page } from '../frame/page.ts'
import { type Candidate, layoutOf, layouts } from '../layout/layouts/index.ts'
import { numberProperties } from '../layout/number-properties.ts'
import { isSameLayout } from '../state/layout.ts'
import { kindName } from '../words/kind-name.ts'
import { layoutKinds, type ChosenLayout } from '../../model/view.ts'

/** More numbers than these nobody looks through in a menu. */
const MOST_NUMBERS = 6

const known = new WeakMap<object, readonly Choice[]>()
type Choice = Omit<LayoutChoice, 'isOn'>

/** The layouts that a reader can choose for what is shown. Cost: linear in the picture where it is another than before. */
export function layoutChoices({
  content: { value },
  shown,
  picture,
  communities,
  description,
  store,
}: Page): readonly LayoutChoice[] {
  if (value === undefined || shown === undefined) return []
  const { view, chosen } = laidOutAs(communities?.found, value.view, store.state.layout)
  const choices = known.get(picture) ?? choicesOf({ picture, view, description })
  known.set(picture, choices)
  return choices.map((choice) => ({ ...choice, isOn: isSameLayout(choice.layout, chosen) }))
}

function choicesOf(candidate: Candidate): readonly Choice[] {
  const own = layoutOf(candidate.view)
  const numbers = numberProperties(candidate.picture).slice(0, MOST_NUMBERS)
  return layoutKinds.flatMap((kind) => {
    const { title, shows, unsuited } = layouts[kind]
    const why = unsuited(candidate)
    // What only the file of a view can say is offered by that view alone.
    if (why !== undefined && (kind === 'columns' || kind === 'placed')) return []
    const choice = (by: string | undefined): Choice => {
      const layout: ChosenLayout = by === undefined ? { kind } : { kind, by }
      const words =
        kind !== 'concentric' ? title : by === undefined ? `${title} by lines` : `${title} by ${kindName(by)}`
      const isOwn = isSameLayout(own.kind === 'concentric' ? own : { kind: own.kind }, layout)
      return { layout: isOwn ? undefined : layout, words, shows, unsuited: why }
    }
    return kind === 'concentric' ? [undefined, ...numbers].map(choice) : [choice(undefined)]
  })
}
