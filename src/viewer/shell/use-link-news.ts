import { useEffect, useRef, useState } from 'react'
import { missingKeys } from '../content/missing-keys.ts'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { FORMAT } from '../state/kept.ts'
import type { LinkHead } from '../state/link.ts'
import { openLink } from '../state/open-link.ts'
import { MOST_KEYS } from '../state/parts/words.ts'
import type { Source } from '../state/state.ts'

/** So many keys are named. */
const MOST_NAMED = 5

/** What of a link or of a saved view is not shown. */
export interface LinkNews {
  /** Sentences; '' where all of it is shown. */
  readonly text: string
  readonly onClose: () => void
}

/** Says, once for each picture that is opened by a link or as a view keeps it, what of it this graph does not have. */
export function useLinkNews(): LinkNews {
  const { store, description, backend, content, graph, link } = usePage()
  const { source } = useSelect(({ state }) => ({ source: state.source }))
  const [news, setNews] = useState<{ readonly source: Source; readonly told: Told }>()
  const asked = useRef(new WeakSet<Source>())
  const shown = !content.loading && content.value?.source === source ? content.value : undefined
  useEffect(() => {
    if (shown === undefined || asked.current.has(source)) return
    asked.current.add(source)
    const by = link.value === undefined ? undefined : openLink(link.value, description)
    link.set(undefined)
    const view = source.kind === 'view' ? description.views.find(({ id }) => id === source.id) : undefined
    missingKeys({ backend, description }, store.state, shown).then(
      (keys) =>
        setNews({
          source,
          told: {
            version: by?.head.version ?? 0,
            unknown: by?.head.unknown ?? [],
            unread: by?.head.unread ?? 0,
            missing: by?.missing ?? '',
            keys,
            of: by?.head.graph || view?.state?.graph || '',
          },
        }),
      // What is shown does not depend on it.
      () => {},
    )
  }, [shown, source, store, description, backend, link])
  return {
    text: news?.source === source ? newsText(news.told, graph) : '',
    onClose: () => setNews(undefined),
  }
}

interface Told extends Pick<LinkHead, 'version' | 'unknown' | 'unread'> {
  readonly missing: string
  readonly keys: readonly string[]
  /** The hash of the graph that it was made of; '' where it does not say. */
  readonly of: string
}

/** What is told; '' where all is shown. */
export function newsText({ version, unknown, unread, missing, keys, of }: Told, graph: string): string {
  const named =
    keys.length > MOST_NAMED ? [...keys.slice(0, MOST_NAMED), `${keys.length - MOST_NAMED} more`] : keys
  const gone = [...(missing === '' ? [] : [missing]), ...named]
  const isOther = of !== '' && graph !== '' && of !== graph
  return [
    ...(version > FORMAT
      ? [
          `This link was made by a newer version of Silkgraph${unknown.length === 0 ? '' : `; it also says ${listText(unknown)}, which is not shown`}.`,
        ]
      : []),
    ...(unread === 0
      ? []
      : [
          `This link names more than ${MOST_KEYS.toLocaleString('en-US')} of a kind; ${unread.toLocaleString('en-US')} of them are not shown.`,
        ]),
    ...(gone.length === 0
      ? []
      : [
          `${isOther ? 'This picture was made of another version of the graph' : 'The graph does not have all that this picture names'}. ` +
            `Missing: ${listText(gone)}. The rest is shown.`,
        ]),
  ].join(' ')
}

function listText(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}
