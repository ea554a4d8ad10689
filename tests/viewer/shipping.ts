import { plainDescription, type Description, type StatusWords } from '../../src/backend/description.ts'
import { isMap, type MapValue } from '../../src/model/values.ts'
import { graph } from '../helpers/graph.ts'

const lines = ['solid', 'dash-dot', 'long-dash', 'short-dash'] as const

/** Ships and ports, with claims, and a status for each line. */
export const shipping: Description = {
  ...plainDescription(graph().schema()),
  evidence: true,
  labels: ['Ship', 'Port'].map((name) => ({
    name,
    singular: name.toLowerCase(),
    plural: `${name.toLowerCase()}s`,
    icon: 'circle',
    description: '',
    hidden: false,
    set: false,
  })),
  types: [
    { name: 'BUILDS', phrase: 'builds', inverse: 'is built by', symmetric: false, hierarchy: '' },
    { name: 'IS_NEAR', phrase: 'is near', inverse: 'is near', symmetric: true, hierarchy: '' },
  ],
  statuses: lines.map((line): StatusWords => ({ name: `drawn ${line}`, description: '', line })),
}

/** Properties as the engine gives them. */
export function propertiesOf(map: string): MapValue {
  const [[value]] = graph().query(`RETURN ${map}`).records
  if (!isMap(value)) throw new Error(`${map} is no map`)
  return value
}
