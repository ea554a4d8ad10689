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

/** Takes the elements of an XML text as they come. Names are without prefixes; lines count from 1. */
export interface XmlHandler {
  /** @returns whether `close` is to be given the text of this element, which leaves out that of the elements inside */
  open(name: string, attributes: XmlAttributes, line: number): boolean
  /** @param text '' where `open` did not ask for it */
  close(name: string, text: string): void
  comment?(text: string): void
}

/** What is wrong with a text, as its file says it. */
export type XmlFault = (code: string, message: string, hint: string, line: number) => DataError

/** An XML text that comes in pieces. */
export interface XmlReader {
  push(piece: string): void
  end(): void
}

/** Elements inside elements, at most. */
const MOST_DEPTH = 1_000

/**
 * Reads an XML file a piece at a time, in the encoding that it says, as `xmlReader` does.
 *
 * @throws (rejects with) DataError with the line: as `xmlReader`, `UnknownEncoding`, `NotText`
 */
export async function readXml(file: GraphFile, handler: XmlHandler, step: Step): Promise<void> {
  const encoding = xmlEncodingOf(file)
  const reader = xmlReader(
    handler,
    (code, message, hint, line) => new DataError({ code, message, hint, place: { file: file.name, line } }),
  )
  for await (const piece of textPieces(file, encoding, step)) reader.push(piece)
  reader.end()
}

/**
 * Hands over the elements of an XML text. Entities are the five of XML: a document type, which could declare others, is refused.
 *
 * Both methods throw what `fault` makes of `NotXml`, `HasDoctype`, `NestedTooDeeply`, `ValueTooLong`; what the handler throws.
 */
export function xmlReader(handler: XmlHandler, fault: XmlFault): XmlReader {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  let line = 1
  let start = 0
  let collectedAt = 0
  let collected = ''
  let isEnding = false

  const tooLong = (): DataError =>
    fault(
      'ValueTooLong',
      `A value is longer than ${MOST_CHARACTERS.toLocaleString('en')} characters.`,
      'Shorten it, or leave it out.',
      line,
    )
  const collect = (text: string): void => {
    if (depth !== collectedAt || depth === 0) return
    if (collected.length + text.length > MOST_CHARACTERS) throw tooLong()
    collected += text
  }

  parser.on('error', ({ message }) => {
    throw isEnding
      ? fault(
          'NotXml',
          `The file ends early: ${message}`,
          'Get the whole file, and open it again.',
          parser.line,
        )
      : fault(
          'NotXml',
          `The file is not XML: ${message}`,
          'Mend this place, or write the file again.',
          parser.line,
        )
  })
  parser.on('doctype', () => {
    throw fault(
      'HasDoctype',
      'The file has a document type (<!DOCTYPE ...>), which is not read since it can name other files and grow without end.',
      'Delete the declaration, and write out the entities that it declares.',
      parser.line,
    )
  })
  parser.on('opentagstart', () => {
    line = parser.line
    start = parser.position
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (parser.position - start > MOST_CHARACTERS) throw tooLong()
    if (++depth > MOST_DEPTH)
      throw fault(
        'NestedTooDeeply',
        `Elements are nested more than ${MOST_DEPTH} deep.`,
        'Write the file with fewer levels.',
        parser.line,
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
  parser.on('comment', (text) => handler.comment?.(text))
  return {
    push: (piece) => void parser.write(piece),
    end: () => {
      isEnding = true
      parser.close()
    },
  }
}

/** A name without its prefix. */
export function localOf(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}
