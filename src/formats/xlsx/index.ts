import { extensionOf } from '../beginning.ts'
import type { Format } from '../format.ts'

const extensions = ['xlsx', 'xlsm']

export const xlsx: Format = {
  id: 'xlsx',
  title: 'Excel workbook',
  extensions,
  isFormatOf: ({ name, bytes, text }) =>
    isOld(bytes) || (isZip(bytes) && (text.includes('xl/') || extensions.includes(extensionOf(name)))),
  reading: {
    kind: 'elements',
    place: 'row',
    tables: true,
    load: async () => (await import('./read.ts')).read,
  },
  writers: [
    {
      id: 'xlsx',
      extension: 'xlsx',
      description: 'a workbook of Excel: sheets of nodes, relationships, claims',
      withoutClaims: 'a workbook of Excel: sheets of nodes, relationships',
      load: async () => (await import('./write.ts')).write,
    },
  ],
}

/** Old and encrypted workbooks are known, so that they can be refused with a word of help. */
export function isOld(bytes: Uint8Array): boolean {
  return OLD.every((byte, at) => bytes[at] === byte)
}

function isZip(bytes: Uint8Array): boolean {
  return ZIP.every((byte, at) => bytes[at] === byte)
}

const OLD = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ZIP = [0x50, 0x4b, 0x03, 0x04]
