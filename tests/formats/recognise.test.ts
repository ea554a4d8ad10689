import { expect, test } from 'vitest'
import { readableFormats } from '../../src/formats/recognise.ts'
import { formatOf } from '../../src/formats/index.ts'
import { fileOf, readText } from './read.ts'

const idOf = (name: string, text: string): string => formatOf(fileOf(name, text)).id

const endings = [...new Set(readableFormats.flatMap(({ extensions }) => extensions))]

test.each(endings)('a file of zeros is an error, whatever follows its name: .%s', async (ending) => {
  await expect(readText(`zeros.${ending}`, new Uint8Array(100_000))).rejects.toMatchObject({
    phase: 'load',
    place: { file: `zeros.${ending}` },
  })
})

test('a script is known by its name or its first word, unless it is no text', () => {
  expect(idOf('a.cypher', '// nothing')).toBe('cypher')
  expect(idOf('a', '// a graph\nCREATE ()')).toBe('cypher')
  expect(() => idOf('a.cypher', 'CREATE ();\0')).toThrow(expect.objectContaining({ code: 'UnknownFormat' }))
})

test('a list of edges that no format takes is told how it would be a table', () => {
  const hint = expect.stringContaining('source,target as the first line')
  expect(() => idOf('plain.edgelist', 'a b\nb c\n')).toThrow(expect.objectContaining({ hint }))
  expect(() => idOf('plain.edgelist', '# nodes\na b 1\n')).toThrow(expect.objectContaining({ hint }))
  expect(() => idOf('plain.xyz', 'so it is a text of words\n')).not.toThrow(expect.objectContaining({ hint }))
})
