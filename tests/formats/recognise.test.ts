import { expect, test } from 'vitest'
import { readableFormats } from '../../src/formats/recognise.ts'
import { formatOf } from '../../src/formats/index.ts'
import { fileOf, readText } from './read.ts'

const endings = [...new Set(readableFormats.flatMap(({ extensions }) => extensions))]

test.each(endings)('a file of zeros is an error, whatever follows its name: .%s', async (ending) => {
  await expect(readText(`zeros.${ending}`, new Uint8Array(100_000))).rejects.toMatchObject({
    phase: 'load',
    place: { file: `zeros.${ending}` },
  })
})

test('a script is known by its name or its first word, unless it is no text', () => {
  const idOf = (name: string, text: string): string => formatOf(fileOf(name, text)).id
  expect(idOf('a.cypher', '// nothing')).toBe('cypher')
  expect(idOf('a', '// a graph\nCREATE ()')).toBe('cypher')
  expect(() => idOf('a.cypher', 'CREATE ();\0')).toThrow(expect.objectContaining({ code: 'UnknownFormat' }))
})
