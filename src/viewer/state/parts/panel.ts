import type { ViewState } from '../../../model/view.ts'
import { panelKinds, panels } from '../panels/index.ts'
import type { Panel, PanelKind } from '../state.ts'
import type { Part, Word } from './part.ts'
import { once } from './words.ts'

/** A panel that does not follow from the selection. */
export const panel: Part = {
  words: once(panelKinds.flatMap((kind) => panels[kind].held?.words ?? [])),
  write: ({ panel: now }) => write(now),
  read(link) {
    const now = first((kind) => panels[kind].held?.read(link))
    return now === undefined ? undefined : { panel: now }
  },
  unreadable: (link) => {
    const read = new Set(
      panelKinds.flatMap((kind) => {
        const { held } = panels[kind]
        return held?.read(link) === undefined ? [] : held.words
      }),
    )
    return panel.words.filter((name) => link.has(name) && !read.has(name))
  },
  keep: ({ panel: now }) => keep(now),
  take: (kept) => ({
    panel: first((kind) => panels[kind].held?.take(kept)) ?? restingPanel(kept.selected ?? []),
  }),
}

/** The panel beside a selection. */
export function restingPanel(keys: readonly string[]): Panel {
  return { kind: keys.length === 0 ? 'overview' : 'element' }
}

/** Whether a panel is there for what is selected alone. */
export function followsSelection({ kind }: Panel): boolean {
  return kind === 'overview' || kind === 'element'
}

function write<Kind extends PanelKind>(now: Panel<Kind>): readonly Word[] {
  return panels[now.kind].held?.write(now) ?? []
}

function keep<Kind extends PanelKind>(now: Panel<Kind>): Partial<ViewState> {
  return panels[now.kind].held?.keep(now) ?? {}
}

function first(panelOf: (kind: PanelKind) => Panel | undefined): Panel | undefined {
  for (const kind of panelKinds) {
    const found = panelOf(kind)
    if (found !== undefined) return found
  }
  return undefined
}
