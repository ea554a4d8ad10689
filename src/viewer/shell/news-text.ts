import { noticeName } from '../words/kind-name.ts'
import { FORMAT } from '../state/kept.ts'
import type { LinkHead } from '../state/link.ts'
import { MOST_KEYS } from '../state/parts/words.ts'

/** So many keys are named. */
const MOST_NAMED = 5

/** What is to be told of a link or of a saved view. */
export interface Told extends Pick<LinkHead, 'version' | 'unknown' | 'unread' | 'unreadable'> {
  readonly missing: string
  readonly keys: readonly string[]
  /** The keys of what was kept alone; none where all was. */
  readonly keptAlone: readonly string[]
  /** The hash of the graph that it was made of; '' where it does not say. */
  readonly of: string
}

/** What is told, in sentences; '' where all is shown. @param graph the first digits of the hash of the graph; '' where it is not known */
export function newsText(
  { version, unknown, unread, unreadable, missing, keys, keptAlone, of }: Told,
  graph: string,
): string {
  const unclear = version > FORMAT ? unreadable : [...unreadable, ...unknown]
  const gone = [...(missing === '' ? [] : [noticeName(missing)]), ...named(keys)]
  const isNothingKept = keptAlone.length > 0 && keptAlone.every((key) => keys.includes(key))
  const isOther = of !== '' && graph !== '' && of !== graph
  return [
    ...(version > FORMAT
      ? [
          `This link was made by a newer version of Silkgraph${unknown.length === 0 ? '' : `; it also says ${listText(named(unknown))}, which is not shown`}.`,
        ]
      : []),
    ...(unclear.length === 0
      ? []
      : [
          `This link cannot be read in full: ${listText(named(unclear))}. It may have been cut off on its way; what could be read is shown.`,
        ]),
    ...(unread === 0
      ? []
      : [
          `This link names more than ${MOST_KEYS.toLocaleString('en-US')} of a kind; ${unread.toLocaleString('en-US')} of them are not shown.`,
        ]),
    ...(gone.length === 0
      ? []
      : [
          `${isOther ? 'This picture was made of another version of the graph' : 'The graph does not have all that this picture names'}. ` +
            `Missing: ${listText(gone)}. ${isNothingKept ? 'Nothing of what it keeps is in the graph; “Bring back” in Filters shows what it took away.' : 'The rest is shown.'}`,
        ]),
  ].join(' ')
}

/** The first of some names, and how many more there are. */
function named(names: readonly string[]): readonly string[] {
  const first = names.slice(0, MOST_NAMED).map(noticeName)
  return names.length > MOST_NAMED ? [...first, `${names.length - MOST_NAMED} more`] : first
}

function listText(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}
