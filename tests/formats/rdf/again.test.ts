import { expect, test } from 'vitest'
import { comparable, subgraphAgain } from '../again.ts'
import { loadedWriters } from '../../helpers/writers.ts'
import { readText } from '../read.ts'

const text = `@prefix ex: <http://example.org/> .
ex:a a ex:Agent ; ex:name "A" ; ex:knows ex:b, [ ex:age 3 ] .
ex:g { ex:a ex:knows ex:b . ex:b ex:worksFor <https://example.com/x?y#z> }
`

test.each(['turtle', 'trig'])(
  'RDF that is read and written as %s keeps its IRIs, and is the same graph',
  async (id) => {
    const subgraph = subgraphAgain(await readText('graph.trig', text))
    const options = { evidenceOf: undefined, licence: '', raw: false }
    const [written] = loadedWriters.find((writer) => writer.id === id)?.write(subgraph, options) ?? []
    expect(written.text).toContain(
      '<http://example.org/a> <http://example.org/knows> <http://example.org/b> .',
    )
    const again = await readText('graph', written.text)
    expect(again.report.losses).toEqual([])
    expect(comparable(subgraphAgain(again))).toEqual(comparable(subgraph))
  },
)
