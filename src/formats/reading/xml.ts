import { SaxesParser } from 'saxes'
import { DataError } from '../../errors.ts'
import { type GraphFile, MOST_CHARACTERS } from '../graph-file.ts'
import type { Step } from '../sink.ts'
import { textPieces } from './text-pieces.ts'
import { xmlEncodingOf } from './xml-encoding.ts'

/** By their names with prefixes. It has no prototype. */
export interface XmlAttributes {
  readonly [name: string]: string | undefined
}

/** Takes the elements of an XML file as they come. Names are without prefixes; lines count from 1. */
export interface XmlHandler {
  /** @returns whether `close` is to be given the text of this element, which leaves out that of the elements inside */
  open(name: string, attributes: XmlAttributes, line: number): boolean
  /** @param text '' where `open` did not ask for it */
  close(name: string, text: string): void
  comment(text: string): void
}

/** Elements inside elements, at most. */
const MOST_DEPTH = 1_000

/**
 * Reads an XML file a piece at a time, in the encoding that it says. Entities are the five of XML: a document type, which could
 * declare others, is refused.
 *
 * @throws (rejects with) DataError with the line: `NotXml`, `HasDoctype`, `NestedTooDeeply`, `ValueTooLong`, `UnknownEncoding`,
 *   `NotText`; what the handler throws
 */
export async function readXml(file: GraphFile, handler: XmlHandler, step: Step): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const encoding = xmlEncodingOf(file)
  let depth = 0
  let line = 1
  let start = 0
  let collectedAt = 0
  let collected = ''
  let isEnding = false

  const fail = (code: string, message: string, hint: string, at = parser.line): DataError =>
    new DataError({ code, message, hint, place: { file: file.name, line: at } })
  const collect = (text: string): void => {
    if (depth !== collectedAt || depth === 0) return
    collected += text
    if (collected.length > MOST_CHARACTERS) throw tooLong(fail, line)
  }

  parser.on('error', ({ message }) => {
    throw isEnding
      ? fail('NotXml', `The file ends early: ${message}`, 'Get the whole file, and open it again.')
      : fail('NotXml', `The file is not XML: ${message}`, 'Mend this place, or write the file again.')
  })
  parser.on('doctype', () => {
    throw fail(
      'HasDoctype',
      'The file has a document type (<!DOCTYPE ...>), which is not read since it can name other files and grow without end.',
      'Delete the declaration, and write out the entities that it declares.',
    )
  })
  parser.on('opentagstart', () => {
    line = parser.line
    start = parser.position
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (parser.position - start > MOST_CHARACTERS) throw tooLong(fail, line)
    if (++depth > MOST_DEPTH)
      throw fail(
        'NestedTooDeeply',
        `Elements are nested more than ${MOST_DEPTH} deep.`,
        'Write the file with fewer levels.',
      )
    if (!handler.open(localOf(name), attributes, line)) return
    collectedAt = depth
    collected = ''
  })
  parser.on('text', collect)
  parser.on('cdata', collect)
  parser.on('closetag', ({ name }) => {
    const isCollected = depth-- === collectedAt
    handler.close(localOf(name), isCollected ? collected : '')
    if (isCollected) collectedAt = 0
  })
  parser.on('comment', (text) => handler.comment(text))

  for await (const piece of textPieces(file, encoding, step)) parser.write(piece)
  isEnding = true
  parser.close()
}

function localOf(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

function tooLong(
  fail: (code: string, message: string, hint: string, at: number) => DataError,
  line: number,
): DataError {
  return fail(
    'ValueTooLong',
    `A value is longer than ${MOST_CHARACTERS.toLocaleString('en')} characters.`,
    'Shorten it, or leave it out.',
    line,
  )
}
