import { readQueryFile } from '../../canned/canned-query.ts'
import { readViewFile } from '../../dataset/view-text.ts'
import type { Draft } from './draft.ts'
import type { Said } from './written-file.ts'

/**
 * What the reader has said, with the words of the file that is saved again wherever they have left those of the draft: somebody may have
 * changed them in the file since the page was loaded.
 *
 * @param before the text of the file; one that cannot be read has no words
 */
export function withOwnWords(said: Said, draft: Draft, before: string): Said {
  if (said.name !== draft.name) return said
  const own = wordsIn(draft, before)
  if (own === undefined) return said
  const about = draft.kind === 'query' ? draft.about : said.about
  return {
    ...said,
    ...(said.title === draft.title && { title: own.title }),
    ...(said.question === draft.question && { question: own.question }),
    ...(said.about === about && own.about !== undefined && { about: own.about }),
  }
}

function wordsIn(
  { kind, name }: Draft,
  text: string,
): { readonly title: string; readonly question: string; readonly about?: Said['about'] } | undefined {
  if (kind === 'view') {
    const read = readViewFile(name, text)
    return 'view' in read ? { title: read.view.title, question: read.view.question } : undefined
  }
  const read = readQueryFile(name, text)
  return 'query' in read
    ? { title: read.query.title, question: read.query.question, about: read.query.kind }
    : undefined
}
