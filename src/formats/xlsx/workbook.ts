import { DataError } from '../../errors.ts'
import { type GraphFile, MOST_CHARACTERS } from '../graph-file.ts'
import type { Step } from '../sink.ts'
import { localOf } from '../reading/xml.ts'
import { kindOfBuiltIn, kindOfFormat, type SerialKind } from './serial.ts'
import { readPart } from './part.ts'
import { Zip } from './zip.ts'

/** What the parts of a workbook say of all its sheets. */
export interface Workbook {
  readonly file: GraphFile
  readonly zip: Zip
  readonly sheets: readonly SheetPart[]
  /** How many sheets are of something else than cells. */
  readonly others: number
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
  const roots = await relationsOf(file, zip, '', '_rels/.rels', step)
  const part = [...roots.values()].find(({ target }) => /workbook\.(?:xml|bin)$/.test(target))?.target
  const main = part ?? 'xl/workbook.xml'
  if (!zip.has(main) || main.endsWith('.bin')) throw notWorkbook(file.name)
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const relations = await relationsOf(
    file,
    zip,
    folder,
    `${folder}_rels/${main.slice(folder.length)}.rels`,
    step,
  )
  const sheets: SheetPart[] = []
  let others = 0
  let is1904 = false
  await readPart(file, zip.text(main, step, MOST_BESIDE), {
    open: (element, attributes) => {
      if (element === 'workbookPr') is1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '')
      if (element !== 'sheet') return false
      const id = Object.entries(attributes).find(([key]) => key !== 'id' && localOf(key) === 'id')?.[1]
      const name = attributes['name'] ?? ''
      const relation = relations.get(id ?? '')
      if (relation === undefined || !zip.has(relation.target)) throw lacksSheet(file.name, name)
      const isHidden = /hidden/i.test(attributes['state'] ?? '')
      if (relation.isWorksheet) sheets.push({ name, part: relation.target, isHidden })
      else others++
      return false
    },
    close: () => {},
  })
  const beside = (name: string): string =>
    [...relations.values()].find(({ target }) => target.endsWith(`/${name}`))?.target ?? `${folder}${name}`
  return {
    file,
    zip,
    sheets,
    others,
    is1904,
    strings: await stringsOf(file, zip.text(beside('sharedStrings.xml'), step, MOST_STRINGS)),
    kinds: await kindsOf(file, zip.text(beside('styles.xml'), step, MOST_BESIDE)),
  }
}

/** What is held at once while sheets are read unpacks to as many bytes at most: the texts of all sheets, and any other part. */
const MOST_STRINGS = 256 * 1024 * 1024
const MOST_BESIDE = 64 * 1024 * 1024

interface Relation {
  readonly target: string
  /** Other sheets are of a chart alone, or hold macros of an old Excel. */
  readonly isWorksheet: boolean
}

/** Parts by the ids of relations. */
async function relationsOf(
  file: GraphFile,
  zip: Zip,
  folder: string,
  part: string,
  step: Step,
): Promise<ReadonlyMap<string, Relation>> {
  const relations = new Map<string, Relation>()
  if (!zip.has(part)) return relations
  await readPart(file, zip.text(part, step, MOST_BESIDE), {
    open: (name, { Id: id = '', Target: target = '', Type: type = '' }) => {
      if (name === 'Relationship')
        relations.set(id, { target: resolved(folder, target), isWorksheet: type.endsWith('/worksheet') })
      return false
    },
    close: () => {},
  })
  return relations
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
  let isPhonetic = false
  await readPart(file, pieces, {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 'rPh') isPhonetic = true
      return name === 't' && !isPhonetic
    },
    close: (name, part) => {
      if (name === 't') text += part
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'si') {
        if (text.length > MOST_CHARACTERS) throw tooLong(file.name)
        strings.push(plainText(text))
      }
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
  await readPart(file, pieces, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      else if (name === 'cellXfs') isCells = true
      else if (name === 'xf' && isCells) {
        const id = Number(attributes['numFmtId'] ?? 0)
        const code = codes.get(id)
        kinds.push(code === undefined ? kindOfBuiltIn(id) : kindOfFormat(code))
      }
      return false
    },
    close: (name) => {
      if (name === 'cellXfs') isCells = false
    },
  })
  return kinds
}

/** Text in which `_x000D_` stands for a character that XML cannot hold. Source: ECMA-376, ST_Xstring. */
export function plainText(text: string): string {
  return text.includes('_x')
    ? text
        .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        .replace(/\p{Surrogate}/gu, '\uFFFD')
    : text
}

function lacksSheet(file: string, name: string): DataError {
  return new DataError({
    code: 'InvalidWorkbook',
    message: `The workbook names a sheet ${JSON.stringify(name)} that it does not hold.`,
    hint: 'Open it in Excel and save it again, or get the whole file.',
    place: { file },
  })
}

function tooLong(file: string): DataError {
  return new DataError({
    code: 'ValueTooLong',
    message: `A text of the workbook is longer than ${MOST_CHARACTERS.toLocaleString('en')} characters.`,
    hint: 'Shorten it, or leave it out.',
    place: { file },
  })
}

function notWorkbook(file: string): DataError {
  return new DataError({
    code: 'NotWorkbook',
    message: 'The file is not a workbook of Excel (.xlsx), or is a binary one (.xlsb).',
    hint: 'Open it in the program that made it, and save it as .xlsx or as CSV.',
    place: { file },
  })
}
