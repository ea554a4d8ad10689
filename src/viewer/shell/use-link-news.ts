import { useEffect, useRef, useState } from 'react'
import type { Backend, Description } from '../../backend/index.ts'
import type { Content } from '../content/content.ts'
import { missingKeys } from '../content/missing-keys.ts'
import { FORMAT } from '../state/kept.ts'
import type { LinkHead } from '../state/link.ts'
import { openLink } from '../state/open-link.ts'
import type { Source, State } from '../state/state.ts'

/** So many keys are named. */
const MOST_NAMED = 5

export interface LinkNewsProps {
  readonly state: State
  readonly description: Description
  readonly backend: Backend
  /** What is shown; undefined until it is what the state asks for. */
  readonly content: Content | undefined
  /** The first digits of the hash of the graph; '' where it is not known. */
  readonly graph: string
  readonly isLinked: boolean
}

/** What of a link or of a saved view is not shown. */
export interface LinkNews {
  /** Sentences; '' where all of it is shown. */
  readonly text: string
  readonly onClose: () => void
}

/** Says, once for each picture that is opened by a link or as a view keeps it, what of it this graph does not have. */
export function useLinkNews({
  state,
  description,
  backend,
  content,
  graph,
  isLinked,
}: LinkNewsProps): LinkNews {
  const [news, setNews] = useState<{ readonly source: Source; readonly told: Told }>()
  /** How the next picture is come to, where it is by a link. */
  const [link] = useState(() => ({ current: isLinked ? linkIn(location.hash, description) : undefined }))
  const asked = useRef(new WeakSet<Source>())
  useEffect(() => {
    const follow = (): void => {
      if (isLinked) link.current = linkIn(location.hash, description)
    }
    // Before the state follows the address.
    addEventListener('hashchange', follow, { capture: true })
    return () => removeEventListener('hashchange', follow, { capture: true })
  }, [description, isLinked])
  const { source } = state
  useEffect(() => {
    if (content?.source !== source || asked.current.has(source)) return
    asked.current.add(source)
    const by = link.current
    link.current = undefined
    const view = source.kind === 'view' ? description.views.find(({ id }) => id === source.id) : undefined
    const of = by?.graph ?? view?.state?.graph ?? ''
    missingKeys({ backend, description }, state, content).then(
      (keys) =>
        setNews({
          source,
          told: {
            version: by?.version ?? 0,
            unknown: by?.unknown ?? [],
            missing: by?.missing ?? '',
            keys,
            of,
          },
        }),
      // What is shown does not depend on it.
      () => {},
    )
  }, [content, source])
  return {
    text: news?.source === source ? newsText(news.told, graph) : '',
    onClose: () => setNews(undefined),
  }
}

interface Told extends Pick<LinkHead, 'version' | 'unknown'> {
  readonly missing: string
  readonly keys: readonly string[]
  /** The hash of the graph that it was made of; '' where it does not say. */
  readonly of: string
}

function linkIn(hash: string, description: Description): LinkHead & { readonly missing: string } {
  const { head, missing } = openLink(hash, description)
  return { ...head, missing }
}

/** What is told; '' where all is shown. */
export function newsText({ version, unknown, missing, keys, of }: Told, graph: string): string {
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
