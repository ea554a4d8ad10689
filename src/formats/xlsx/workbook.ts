import { DataError } from '../../errors.ts'
import type { GraphFile } from '../graph-file.ts'
import type { Step } from '../sink.ts'
import { kindOfBuiltIn, kindOfFormat, type SerialKind } from './serial.ts'
import { readXml, withoutPrefix } from './xml.ts'
import { Zip } from './zip.ts'

/** What the parts of a workbook say of all its sheets. */
export interface Workbook {
  readonly file: GraphFile
  readonly zip: Zip
  readonly sheets: readonly SheetPart[]
  readonly strings: readonly string[]
  /** By the style of a cell, what its numbers are. */
  readonly kinds: readonly (SerialKind | undefined)[]
  readonly is1904: boolean
}

export interface SheetPart {
  readonly name: string
  readonly part: string
  readonly isHidden: boolean
}

/** @throws (rejects with) DataError where the file is not a workbook, or broken */
export async function readWorkbook(file: GraphFile, step: Step): Promise<Workbook> {
  const zip = new Zip(file)
  const part = [...(await targetsOf(file, zip, '', '_rels/.rels', step)).values()].find((target) =>
    /workbook\.(?:xml|bin)$/.test(target),
  )
  const main = part ?? 'xl/workbook.xml'
  if (!zip.has(main) || main.endsWith('.bin')) throw notWorkbook(file.name)
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const targets = await targetsOf(file, zip, folder, `${folder}_rels/${main.slice(folder.length)}.rels`, step)
  const sheets: SheetPart[] = []
  let is1904 = false
  await readXml(file.name, zip.text(main, step), {
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key !== 'id' && withoutPrefix(key) === 'id')?.[1]
      const target = targets.get(id ?? '')
      // Sheets of a chart alone are in other folders, and have no rows.
      if (target === undefined || !zip.has(target) || !/worksheets?\//i.test(target)) return
      const isHidden = /hidden/i.test(attributes['state'] ?? '')
      sheets.push({ name: attributes['name'] ?? '', part: target, isHidden })
    },
  })
  const beside = (name: string): string =>
    [...targets.values()].find((target) => target.endsWith(`/${name}`)) ?? `${folder}${name}`
  return {
    file,
    zip,
    sheets,
    is1904,
    strings: await stringsOf(file, zip.text(beside('sharedStrings.xml'), step)),
    kinds: await kindsOf(file, zip.text(beside('styles.xml'), step)),
  }
}

/** Parts by the ids of relations. */
async function targetsOf(
  file: GraphFile,
  zip: Zip,
  folder: string,
  part: string,
  step: Step,
): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>()
  if (!zip.has(part)) return targets
  await readXml(file.name, zip.text(part, step), {
    open: (name, { Id: id = '', Target: target = '' }) => {
      if (name === 'Relationship') targets.set(id, resolved(folder, target))
    },
  })
  return targets
}

/** The part that a target names from a folder, as in `../xl/styles.xml`. */
function resolved(folder: string, target: string): string {
  const names = target.startsWith('/') ? [] : folder.split('/').filter((name) => name !== '')
  for (const name of target.split('/')) {
    if (name === '..') names.pop()
    else if (name !== '.' && name !== '') names.push(name)
  }
  return names.join('/')
}

async function stringsOf(file: GraphFile, pieces: AsyncIterable<string>): Promise<readonly string[]> {
  const strings: string[] = []
  let text = ''
  let isText = false
  let isPhonetic = false
  await readWhereThere(file, pieces, {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 't') isText = !isPhonetic
      else if (name === 'rPh') isPhonetic = true
    },
    text: (part) => {
      if (isText) text += part
    },
    close: (name) => {
      if (name === 'si') strings.push(plainText(text))
      else if (name === 't') isText = false
      else if (name === 'rPh') isPhonetic = false
    },
  })
  return strings
}

async function kindsOf(
  file: GraphFile,
  pieces: AsyncIterable<string>,
): Promise<readonly (SerialKind | undefined)[]> {
  const codes = new Map<number, string>()
  const kinds: (SerialKind | undefined)[] = []
  let isCells = false
  await readWhereThere(file, pieces, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      else if (name === 'cellXfs') isCells = true
      else if (name === 'xf' && isCells) {
        const id = Number(attributes['numFmtId'] ?? 0)
        const code = codes.get(id)
        kinds.push(code === undefined ? kindOfBuiltIn(id) : kindOfFormat(code))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isCells = false
    },
  })
  return kinds
}

async function readWhereThere(
  file: GraphFile,
  pieces: AsyncIterable<string>,
  handlers: Parameters<typeof readXml>[2],
): Promise<void> {
  const iterator = pieces[Symbol.asyncIterator]()
  const first = await iterator.next()
  if (first.done === true) return
  await readXml(file.name, withFirst(first.value, iterator), handlers)
}

async function* withFirst(
  first: string,
  rest: AsyncIterator<string>,
): AsyncGenerator<string, void, undefined> {
  yield first
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}

/** Text in which `_x000D_` stands for a character that XML cannot hold. Source: ECMA-376, ST_Xstring. */
export function plainText(text: string): string {
  return text.includes('_x')
    ? text
        .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        .replace(/\p{Surrogate}/gu, '\uFFFD')
    : text
}

function notWorkbook(file: string): DataError {
  return new DataError({
    code: 'NotWorkbook',
    message: 'The file is not a workbook of Excel (.xlsx), or is a binary one (.xlsb).',
    hint: 'Open it in the program that made it, and save it as .xlsx or as CSV.',
    place: { file },
  })
}
