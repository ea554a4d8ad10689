import { expect, test } from 'vitest'
import { EmbeddedBackend } from '../../../src/backend/index.ts'
import { everythingView, plainDescription } from '../../../src/backend/description.ts'
import type { ViewState } from '../../../src/model/view.ts'
import { FullDatabase } from '../../../src/opening/full-database.ts'
import { shownView } from '../../../src/viewer/still/shown-view.ts'

function shownWith(state: ViewState): ReturnType<typeof shownView> {
  const database = new FullDatabase()
  database.query('CREATE (a:A)-[:R]->(b:A)-[:R]->(c:A)-[:R]->(a)')
  const description = {
    ...plainDescription(database.schema()),
    views: [{ ...everythingView, state }],
  }
  const size = { width: 400, height: 300 }
  const { signal } = new AbortController()
  return shownView(new EmbeddedBackend(database), description, everythingView.id, undefined, size, signal)
}

test('a view that opens what is in no community now is not drawn as another', async () => {
  await expect(shownWith({ v: 1, many: 'communities', within: ['gone'] })).rejects.toMatchObject({
    code: 'UnknownCommunity',
    message: 'The view opens the community of `gone`, which is in no community of its picture now.',
  })
  const { shown } = await shownWith({ v: 1, many: 'communities' })
  expect([...shown.picture.nodes.values()].map(({ many }) => many)).toEqual([3])
})
