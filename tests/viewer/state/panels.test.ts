import { expect, test } from 'vitest'
import { initialState } from '../../../src/viewer/state/initial.ts'
import { panelKinds, panels } from '../../../src/viewer/state/panels/index.ts'
import { panel as part } from '../../../src/viewer/state/parts/panel.ts'
import type { Panel } from '../../../src/viewer/state/state.ts'

const examples: { readonly [Kind in Panel['kind']]: Panel<Kind> } = {
  overview: { kind: 'overview' },
  element: { kind: 'element' },
  neighbours: { kind: 'neighbours', key: 'a' },
  filters: { kind: 'filters' },
  measure: { kind: 'measure', metric: 'pageRank', of: 'picture' },
  document: { kind: 'document', id: 'd', claim: 'c' },
  history: { kind: 'history' },
  cell: { kind: 'cell', row: 'a', column: 'b' },
}

test('every panel is in the registry, and opening it is told', () => {
  expect([...panelKinds].toSorted()).toEqual(Object.keys(panels).toSorted())
  for (const kind of panelKinds) expect(panels[kind].told).toMatch(/^(Opened|Closed) /)
})

test.each(panelKinds)('a link and the file of a view hold %s, or nothing of it', (kind) => {
  const state = { ...initialState('overview'), panel: examples[kind] }
  const words = part.write(state)
  const kept = part.keep(state)
  const isHeld = panels[kind].held !== undefined
  expect([words.length > 0, Object.keys(kept).length > 0]).toEqual([isHeld, isHeld])
  expect(words.every(([name]) => part.words.includes(name))).toBe(true)
  expect(part.read(new URLSearchParams(words.map(([name, value]) => [name, value])))).toEqual(
    isHeld ? { panel: examples[kind] } : undefined,
  )
  expect(part.take({ v: 1, ...kept }, state)).toEqual({
    panel: isHeld ? examples[kind] : { kind: 'overview' },
  })
})
