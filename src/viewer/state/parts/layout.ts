import { layoutKinds, type ChosenLayout } from '../../../model/view.ts'
import type { Part } from './part.ts'
import { unreadableOf } from './words.ts'

/** How the picture is laid out, where the reader chose: `layered`, or `concentric amount` with the property that decides. */
export const layout: Part = {
  words: ['layout'],
  write: (state) =>
    state.layout === undefined
      ? []
      : [['layout', [state.layout.kind, state.layout.by ?? []].flat().join(' ')]],
  read(link) {
    const said = readLayout(link.get('layout') ?? '')
    return said === undefined ? undefined : { layout: said }
  },
  unreadable: (link) => unreadableOf(link, 'layout', (text) => readLayout(text) !== undefined),
  keep: (state) => (state.layout === undefined ? {} : { layout: state.layout }),
  take: (kept) => ({ layout: kept.layout }),
}

function readLayout(text: string): ChosenLayout | undefined {
  const [, name = '', by = ''] = /^(\S+)(?: ([\s\S]*))?$/.exec(text) ?? []
  const kind = layoutKinds.find((one) => one === name)
  if (kind === undefined) return undefined
  return kind === 'concentric' && by !== '' ? { kind, by } : { kind }
}
