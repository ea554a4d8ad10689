import { strToU8, zipSync } from 'fflate'

/** A sheet of a workbook that a test makes: its rows as XML. */
export interface MadeSheet {
  readonly name: string
  readonly rows: string
  /** What follows the rows. */
  readonly after?: string
  readonly state?: string
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook as other programs write one: shared strings, styles, and prefixes of names if asked. */
export function workbookOf(
  sheets: readonly MadeSheet[],
  besides: { readonly strings?: string; readonly styles?: string; readonly properties?: string } = {},
): Uint8Array {
  const { strings = '', styles = '', properties = '' } = besides
  const relation = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships>${relation('r', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets>${sheets
      .map(
        ({ name, state = 'visible' }, at) =>
          `<sheet name="${name}" sheetId="${at + 1}" state="${state}" r:id="s${at}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map((_, at) => relation(`s${at}`, 'worksheet', `/xl/worksheets/sheet${at}.xml`))
      .join('')}${relation('t', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ rows, after = '' }, at) => [
        `xl/worksheets/sheet${at}.xml`,
        `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`,
      ]),
    ),
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}

/** Cells of text. */
export function texts(...cells: readonly string[]): string {
  return cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')
}
