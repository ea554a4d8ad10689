import { type CannedQuery, readQueryFile } from '../../canned/canned-query.ts'
import { queryText } from '../../canned/query-text.ts'
import { readViewFile, viewText } from '../../dataset/view-text.ts'
import { SilkgraphError } from '../../errors.ts'
import { isSavedName, MOST_SAVED_BYTES, savedNameHint } from '../../model/saved-name.ts'
import type { Draft } from './draft.ts'

/** What the reader has said of a draft. */
export interface Said {
  readonly name: string
  readonly title: string
  readonly question: string
  readonly about: CannedQuery['kind']
}

/** The file of a draft: its text, or what is wrong. */
export type WrittenFile =
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'wrong'; readonly message: string; readonly hint: string }

/**
 * @param before the text of the file that is there; undefined where there is none
 * @param order the place of the tab, where it is a new view
 */
export function writtenFile(
  draft: Draft,
  said: Said,
  before: string | undefined,
  order: number,
): WrittenFile {
  const { name, about } = said
  const [title, question] = [said.title.trim(), said.question.trim()]
  if (title === '') return wrong('A title is needed.', 'It stands on the tab, or in the list of questions.')
  if (question === '') return wrong('A question is needed.', 'Say in a sentence what is answered.')
  if (!isSavedName(name)) return wrong('The name of the file cannot be used.', savedNameHint)
  try {
    const text =
      draft.kind === 'view'
        ? viewText({ ...draft.view, id: name, title, question, order }, before)
        : queryText({ id: name, title, question, kind: about, records: draft.records }, before)
    if (new TextEncoder().encode(text).length > MOST_SAVED_BYTES)
      return wrong(`The file would be larger than ${MOST_SAVED_BYTES / 1024} KiB.`, 'Draw less.')
    const errors = errorsIn(draft.kind, name, text)
    return errors.length > 0
      ? wrong(errors[0].message, errors[0].hint ?? '')
      : { kind: 'file', path: draft.kind === 'view' ? `views/${name}.yaml` : `queries/${name}.cypher`, text }
  } catch (error) {
    if (error instanceof SilkgraphError) return wrong(error.message, error.hint ?? '')
    throw error
  }
}

function errorsIn(kind: Draft['kind'], name: string, text: string): readonly SilkgraphError[] {
  if (kind === 'view') {
    const read = readViewFile(name, text)
    return 'view' in read ? [] : read
  }
  const read = readQueryFile(name, text)
  return 'query' in read ? [] : read
}

function wrong(message: string, hint: string): WrittenFile {
  return { kind: 'wrong', message, hint }
}
