import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { DataError } from '../../errors.ts'
import { MOST_CHARACTERS } from '../graph-file.ts'

/** Called for what an XML text holds; names are without their prefix. */
export interface XmlHandlers {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/** Elements of a workbook are in one another at most as deeply. */
const MOST_DEPTH = 256

/**
 * Reads the XML of a workbook's part as it comes in pieces.
 *
 * @param file with the part, as errors name it
 */
export function xmlReader(file: string, handlers: XmlHandlers): { push(text: string): void; end(): void } {
  const parser = new SaxesParser({ xmlns: false })
  let depth = 0
  const invalid = (reason: string, cause?: unknown): DataError =>
    new DataError({
      code: 'InvalidXml',
      message: `A part of the workbook is not valid XML: ${reason}.`,
      hint: 'Open the file in Excel and save it again.',
      place: { file },
      cause,
    })
  parser.on('error', (error) => {
    throw invalid(error.message.replace(/\.$/, ''), error)
  })
  parser.on('doctype', () => {
    throw invalid('it has a DOCTYPE, as no workbook does')
  })
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    if (++depth > MOST_DEPTH) throw invalid('its elements are nested too deeply')
    handlers.open?.(withoutPrefix(name), attributes)
  })
  const onText = (text: string): void => {
    if (text.length > MOST_CHARACTERS) throw invalid('a text in it is too long')
    handlers.text?.(text)
  }
  parser.on('text', onText)
  parser.on('cdata', onText)
  parser.on('closetag', ({ name }) => {
    depth--
    handlers.close?.(withoutPrefix(name))
  })
  return {
    push: (text) => void parser.write(text),
    end: () => void parser.close(),
  }
}

export async function readXml(
  file: string,
  pieces: AsyncIterable<string>,
  handlers: XmlHandlers,
): Promise<void> {
  const reader = xmlReader(file, handlers)
  for await (const piece of pieces) reader.push(piece)
  reader.end()
}

export function withoutPrefix(name: string): string {
  const at = name.indexOf(':')
  return at < 0 ? name : name.slice(at + 1)
}
