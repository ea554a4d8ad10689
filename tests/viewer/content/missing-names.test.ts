import { expect, test } from 'vitest'
import { missingKeys } from '../../../src/viewer/content/missing-keys.ts'
import { missingNames } from '../../../src/viewer/content/missing-names.ts'
import { stateOf as linked } from '../../../src/viewer/state/link.ts'
import { openGuest } from '../guest.ts'
import { backend, description, load } from './states.ts'

const at = (words: string) => linked(`view=overview&${words}`, description.views)
const [label] = description.labels
const type = description.types.find(({ hierarchy }) => hierarchy !== '')

test.each([
  ['caption-Nope=name', ['the label Nope']],
  ['caption-Nope=nope', ['the label Nope', 'the property nope']],
  ['without-label=Nope&caption-Nope=name', ['the label Nope']],
  ['without-type=NOPE', ['the relationship type NOPE']],
  ['where={"of":"nodes","name":"Nope","key":"a","keep":{"kind":"present"}}', ['the label Nope']],
  ['where={"of":"lines","name":"NOPE","key":"a","keep":{"kind":"present"}}', ['the relationship type NOPE']],
  ['look-size-Nope=5&look-width-NOPE=2', ['the label Nope', 'the relationship type NOPE']],
  ['revealed=Nope', ['the label Nope']],
  ['folding=%2Bnope&folding=-nope', ['the hierarchy nope']],
  ['measure=__proto__', ['the metric __proto__']],
  ['measure=degree+picture', []],
  ['layout=concentric+__proto__', ['the property __proto__']],
  ['layout=concentric+id', []],
  ['look-size-*=5&look-width-*=2&without-label=', []],
  [
    `caption-${label.name}=name&without-label=${label.name}&without-type=${type?.name}&folding=%2B${type?.hierarchy}`,
    [],
  ],
])('names of %j that the graph does not have are told', async (words, names) => {
  expect(await missingNames({ backend, description }, at(words))).toEqual(names)
})

test('names that nobody has described and the graph has are not missed', async () => {
  const guest = await openGuest('CREATE (:Ship {a: 1})-[:SAILS_TO]->(:Port)')
  const described = { ...guest.description, labels: [], types: [] }
  const state = linked('caption-Ship=a&without-type=SAILS_TO&look-size-Boat=5', described.views)
  expect(await missingNames({ backend: guest.backend, description: described }, state)).toEqual([
    'the label Boat',
  ])
})

test('sources that are left out and that the graph does not have are told by their keys', async () => {
  const state = at('without-credited=nope&without-credited=')
  expect(await missingKeys({ backend, description }, state, await load(state))).toEqual(['nope'])
})
