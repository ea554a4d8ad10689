import { expect, test } from 'vitest'
import { queryDraft } from '../../../src/viewer/saving/draft.ts'
import { initialState } from '../../../src/viewer/state/initial.ts'
import type { State } from '../../../src/viewer/state/state.ts'
import { description } from '../content/states.ts'

function opened(id: string): State {
  return { ...initialState('overview'), source: { kind: 'question', id, given: {} } }
}

test('a question is saved under the name of its own file, whatever its title', () => {
  for (const { id, title, records } of description.queries)
    expect(queryDraft(opened(id), description, records)).toMatchObject({ name: id, title, records })
})

test('a question whose file has a name that is not given to new ones is saved under that of its title', () => {
  const [query] = description.queries
  const queries = [{ ...query, id: 'Q.1', title: 'Who is there?' }]
  expect(queryDraft(opened('Q.1'), { ...description, queries }, '').name).toBe('who-is-there')
})

test('a query that is written has no name until it has a title', () => {
  const state: State = { ...initialState('overview'), source: { kind: 'query', text: 'RETURN 1' } }
  expect(queryDraft(state, description, 'RETURN 1')).toMatchObject({ name: '', title: '' })
})
