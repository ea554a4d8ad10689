import { DataError } from '../../errors.ts'
import { type XmlHandler, xmlReader, type XmlReader } from '../reading/xml.ts'

/**
 * Reads the XML of a workbook's part.
 *
 * @param file with the part, as errors name it: a line of the part is nothing that people see
 */
export function partReader(file: string, handler: XmlHandler): XmlReader {
  return xmlReader(
    handler,
    (code, message) =>
      new DataError({
        code: code === 'ValueTooLong' ? code : 'InvalidXml',
        message: `A part of the workbook cannot be read: ${message}`,
        hint: 'Open the file in Excel and save it again.',
        place: { file },
      }),
  )
}

/** Nothing where there is no such part. */
export async function readPart(
  { name }: { readonly name: string },
  pieces: AsyncIterable<string>,
  handler: XmlHandler,
): Promise<void> {
  const reader = partReader(name, handler)
  let isThere = false
  for await (const piece of pieces) {
    isThere = true
    reader.push(piece)
  }
  if (isThere) reader.end()
}
