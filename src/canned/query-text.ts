import { editYaml, writeYaml } from '../dataset/edit-yaml.ts'
import { isDeepEqual } from '../dataset/deep-equal.ts'
import { unreadableFile } from '../dataset/view-text.ts'
import { UsageError } from '../errors.ts'
import { type CannedQuery, phrasePieces, readQueryFile } from './canned-query.ts'

/** What can be said of a query that is saved. */
export type SavedQuery = Pick<CannedQuery, 'id' | 'title' | 'question' | 'kind' | 'records'>

/**
 * The text of the file of a canned query.
 *
 * @param before the text of the file that is there: comments and order of its header stay, parameters that the statement still has
 *   too, and the statement of its picture where that of its records is the same; undefined where there is none
 * @throws UsageError `UnwritableQuery` where the form of the file cannot hold it, `UnreadableFile` where that file cannot be read:
 *   what is in it would be lost
 */
export function queryText({ id, title, question, kind, records }: SavedQuery, before?: string): string {
  const statement = records.replace(/;\s*$/, '').trim()
  const header = { title, question, kind }
  const read = before === undefined ? undefined : readQueryFile(id, before)
  if (read !== undefined && !('query' in read)) throw unreadableFile(read[0])
  const old = read?.query
  const text =
    before === undefined || old === undefined
      ? `/*\n${writeYaml(header)}*/\n// records\n${statement}\n`
      : changed(before, old, header, statement)
  const again = readQueryFile(id, text)
  if (
    'query' in again &&
    isDeepEqual({ id, title, question, kind, records: statement }, pick(again.query)) &&
    (again.query.picture === undefined || again.query.picture === old?.picture)
  )
    return text
  throw new UsageError({
    code: 'UnwritableQuery',
    message: 'The form of a canned query cannot hold this text.',
    hint: 'Leave */ out of the title and the question, and lines with only // picture out of the Cypher.',
  })
}

function changed(
  before: string,
  old: CannedQuery,
  header: Pick<CannedQuery, 'title' | 'question' | 'kind'>,
  statement: string,
): string {
  const from = before.indexOf('/*') + 2
  const to = before.indexOf('*/', from)
  const isKept = old.records === statement
  const names = parameterNames(statement)
  const used = Object.entries(old.parameters).filter(([name]) => isKept || names.has(name))
  const isSame = used.length === Object.keys(old.parameters).length
  const parameters = used.length === 0 ? undefined : Object.fromEntries(used)
  const asked = old.phrases.filter((phrase) =>
    phrasePieces(phrase).every(
      (piece) => piece.kind === 'words' || used.some(([name]) => name === piece.name),
    ),
  )
  const phrases = asked.length === 0 ? undefined : asked
  const yaml = editYaml(before.slice(from, to), { ...header, ...(!isSame && { parameters, phrases }) })
  const body = isKept ? before.slice(to + 2) : `\n// records\n${statement}\n`
  return `${before.slice(0, from)}${yaml}*/${body}`
}

/** The parameters that a statement names, in its texts and comments too: keeping one of these costs nothing. */
function parameterNames(statement: string): ReadonlySet<string> {
  const names = statement.matchAll(/\$(?:`((?:[^`]|``)*)`|([\p{ID_Continue}\p{Pc}]+))/gu)
  return new Set(Array.from(names, ([, quoted, plain]) => plain ?? quoted.replaceAll('``', '`')))
}

function pick({ id, title, question, kind, records }: CannedQuery): SavedQuery {
  return { id, title, question, kind, records }
}
