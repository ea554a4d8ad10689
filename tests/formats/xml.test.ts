import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatOf } from '../../src/formats/index.ts'
import { propertyMap } from '../../src/model/elements.ts'
import { listItems } from '../../src/formats/reading/list-text.ts'
import { loadedWriters } from '../helpers/writers.ts'
import { subgraphs } from './subgraphs.ts'
import { readText } from './read.ts'

const text = (declaration: string, inside: string): string =>
  `${declaration}<graphml><graph edgedefault="directed">${inside}</graph></graphml>`

/** Bytes of a text whose characters are all below U+0100. */
const latin1 = (content: string): Uint8Array => Uint8Array.from(content, (one) => one.charCodeAt(0))

function utf16(content: string, isLittleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(2 * content.length + 2)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0xfeff, isLittleEndian)
  for (let at = 0; at < content.length; at++)
    view.setUint16(2 * at + 2, content.charCodeAt(at), isLittleEndian)
  return bytes
}

async function firstId(content: string | Uint8Array): Promise<unknown> {
  const { nodes } = await readText('a.graphml', content)
  return propertyMap(nodes[0].properties)['id']
}

describe('the encoding', () => {
  const node = '<node id="Kö\u00e9"/>'
  const declared = (encoding: string): string => text(`<?xml version="1.0" encoding="${encoding}"?>`, node)

  test('is what a byte order mark says, else what the file declares, else UTF-8', async () => {
    expect(await firstId(text('', node))).toBe('Köé')
    expect(await firstId(`\uFEFF${declared('UTF-8')}`)).toBe('Köé')
    expect(await firstId(latin1(declared('ISO-8859-1')))).toBe('Köé')
    expect(await firstId(utf16(declared('UTF-16'), true))).toBe('Köé')
    expect(await firstId(utf16(declared('UTF-16'), false))).toBe('Köé')
    expect(await firstId(latin1(declared('windows-1252').replace('é', '\u0080')))).toBe('Kö€')
  })

  test('is UTF-8 where a text in single bytes says that it is UTF-16', async () => {
    expect(await firstId(declared('utf-16'))).toBe('Köé')
  })

  test('is refused where it is unknown, or the bytes are not of it', async () => {
    await expect(firstId(declared('EBCDIC-X'))).rejects.toMatchObject({
      code: 'UnknownEncoding',
      place: { file: 'a.graphml', line: 1 },
    })
    await expect(firstId(latin1(`\n${text('', node)}`))).rejects.toMatchObject({
      code: 'NotText',
      place: { file: 'a.graphml', line: 2 },
    })
  })
})

test.each([true, false])('a fault in UTF-16 is on its line (little endian: %s)', async (isLittleEndian) => {
  const lines = `${'<!-- \u0a0a \u010a -->\n'.repeat(3)}<graphml><graph>\n`
  const bytes = utf16(`${lines}\ud800 `, isLittleEndian)
  await expect(firstId(bytes)).rejects.toMatchObject({
    code: 'NotText',
    place: { file: 'a.graphml', line: 5 },
  })
  const long = utf16(`<graphml>${'<!-- \u0a0a -->\n'.repeat(30_000)}\n\n\udc00`, isLittleEndian)
  await expect(firstId(long)).rejects.toMatchObject({ code: 'NotText', place: { line: 30_003 } })
  await expect(firstId(utf16(lines, isLittleEndian).slice(0, -1))).rejects.toMatchObject({
    code: 'NotText',
    place: { line: 4 },
  })
})

describe('a broken file', () => {
  test.each([
    ['cut', '<graphml><graph>\n<node id="a"/>', 'NotXml', 2],
    ['cut in a tag', '<graphml><graph>\n\n<node id="a', 'NotXml', 3],
    ['with an unclosed tag', '<graphml><graph>\n<node id="a"></graph></graphml>', 'NotXml', 2],
    ['with an unknown entity', '<graphml><graph>\n<node id="&a;"/></graph></graphml>', 'NotXml', 2],
    [
      'with a character that XML forbids',
      '<graphml><graph>\n<node id="\u0001"/></graph></graphml>',
      'NotXml',
      2,
    ],
    ['with an attribute twice', '<graphml><graph>\n<node id="a" id="b"/></graph></graphml>', 'NotXml', 2],
    ['with a second root', '<graphml/>\n<graphml/>', 'NotXml', 2],
    [
      'with entities that grow',
      '<!DOCTYPE graphml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n<graphml><graph><node id="&b;"/></graph></graphml>',
      'HasDoctype',
      1,
    ],
    [
      'with a document type elsewhere',
      '<!DOCTYPE graphml SYSTEM "file:///etc/passwd"><graphml/>',
      'HasDoctype',
      1,
    ],
    ['nested too deeply', `<graphml>\n${'<x>'.repeat(1_000_000)}`, 'NestedTooDeeply', 2],
    [
      'with a value that is too long',
      `<graphml><graph>\n<node id="${'a'.repeat(2 ** 24)}"/>`,
      'ValueTooLong',
      2,
    ],
    [
      'with a text that is too long',
      `<graphml><graph><node id="a">\n<data key="k">${'a'.repeat(2 ** 24)}&lt;</data></node></graph></graphml>`,
      'ValueTooLong',
      2,
    ],
  ])('%s is refused', async (_, content, code, line) => {
    await expect(readText('a.graphml', content)).rejects.toMatchObject({
      code,
      place: { file: 'a.graphml', line },
    })
  })

  test('says what is wrong and what to do', async () => {
    await expect(readText('a.graphml', '<graphml><graph>')).rejects.toMatchObject({
      message: 'The file ends early: unclosed tag: graph',
      hint: 'Get the whole file, and open it again.',
    })
  })

  test.each(loadedWriters.filter(({ id }) => id === 'gexf' || id === 'graphml'))(
    'that is $id and was cut or changed anywhere is read or refused with its place',
    async ({ id, write }) => {
      await fc.assert(
        fc.asyncProperty(subgraphs, fc.nat(), fc.string({ maxLength: 3 }), async (subgraph, at, put) => {
          const [file] = write(subgraph, { evidenceOf: undefined, licence: '', raw: false })
          // Without the line end after the last tag it is whole.
          const place = at % file.text.trimEnd().length
          await readText(`a.${id}`, file.text.slice(0, place) + put + file.text.slice(place + 1)).catch(
            (error: unknown) => expect(error).toMatchObject({ phase: 'load', place: { file: `a.${id}` } }),
          )
          await expect(readText(`a.${id}`, file.text.slice(0, place))).rejects.toMatchObject({
            phase: 'load',
          })
        }),
        { numRuns: 100 },
      )
    },
  )
})

describe('the format', () => {
  const idOf = (content: string): string =>
    formatOf({ name: 'a.txt', bytes: new TextEncoder().encode(content) }).id

  test('is that of the first element, whatever stands before it', () => {
    expect(idOf('<gexf/>')).toBe('gexf')
    expect(idOf('\n<g:graphml xmlns:g="x">')).toBe('graphml')
    expect(idOf('<?xml version="1.0"?>\n<!-- <gexf> --><?x <gexf> ?>\n<graphml>')).toBe('graphml')
    expect(idOf('<!DOCTYPE graphml [<!ENTITY a "<gexf>">]><graphml>')).toBe('graphml')
    expect(idOf('<!DOCTYPE gexf SYSTEM "x.dtd"><gexf >')).toBe('gexf')
  })

  test('is not that of an element inside', () => {
    expect(() => idOf('<html><gexf></gexf></html>')).toThrowError(
      expect.objectContaining({ code: 'UnknownFormat' }),
    )
  })
})

describe('a list', () => {
  test.each([
    ['[]', []],
    ['', []],
    ['a', ['a']],
    ['[a, b c ,d]', ['a', 'b c', 'd']],
    ['a| b ;c|d', ['a', 'b ;c', 'd']],
    ['a; b', ['a', 'b']],
    [`["a,b", 'c"d' , "e\\"\\n\\u00e9"]`, ['a,b', 'c"d', 'e"\né']],
    [`["a" b, 'c]`, ['"a" b', "'c"]],
    ['[a,,b,]', ['a', '', 'b', '']],
  ])('%j has its items', (content, items) => {
    expect(listItems(content)).toEqual(items)
  })

  test('of JSON has those of JSON', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (items) => {
        expect(listItems(JSON.stringify(items))).toEqual(items)
      }),
    )
  })
})

test('names that every object of JavaScript knows are ordinary', async () => {
  const file = await readText(
    'a.gexf',
    `<gexf><graph><attributes class="node"><attribute id="__proto__" title="__proto__"/>
     <attribute id="constructor" title="toString"/></attributes><nodes><node id="__proto__" label="constructor">
     <attvalues><attvalue for="__proto__" value="1"/><attvalue for="constructor" value="2"/><attvalue for="valueOf" value="3"/></attvalues></node></nodes>
     <edges><edge source="__proto__" target="__proto__"/></edges></graph></gexf>`,
  )
  expect(file.nodes[0].properties.slice(0, 5)).toEqual([
    ['__proto__', '1'],
    ['toString', '2'],
    ['valueOf', '3'],
    ['id', '__proto__'],
    ['label', 'constructor'],
  ])
  expect(file.relationships).toHaveLength(1)
})
