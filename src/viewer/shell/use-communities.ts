import { useMemo, useRef, useState } from 'react'
import type { Backend, Description } from '../../backend/index.ts'
import {
  type KnownDivisions,
  type Opened,
  openCommunities,
  shownCommunities,
} from '../content/communities/open-communities.ts'
import type { Content } from '../content/content.ts'
import type { Shown } from '../content/shown.ts'
import type { CommunitiesNow } from '../frame/page.ts'
import { useLoaded } from '../hooks/use-loaded.ts'
import type { Picture } from '../layout/picture.ts'
import type { State } from '../state/state.ts'

/** The communities of what is shown, and those that are opened; undefined where the reader does not want to see them. */
export function useCommunities(
  backend: Backend,
  content: Content | undefined,
  shown: Shown | undefined,
  { many, within }: Pick<State, 'many' | 'within'>,
  description: Description,
): CommunitiesNow | undefined {
  const base = many === 'communities' ? shown?.base : undefined
  const known = useRef<{ readonly base: Picture; readonly divisions: KnownDivisions }>(null)
  const [told, setTold] = useState<{ readonly base: Picture; readonly share: number }>()
  const load = async (signal: AbortSignal): Promise<Found | undefined> => {
    if (base === undefined || content === undefined) return undefined
    if (known.current?.base !== base) known.current = { base, divisions: new Map() }
    const { divisions } = known.current
    const onProgress = (share: number): void => setTold({ base, share })
    const options = { signal, onProgress }
    return {
      source: content.source,
      opened: await openCommunities(backend, base, within, divisions, options),
    }
  }
  const key = base === undefined ? '' : JSON.stringify(within)
  const { value, error, loading, cancel } = useLoaded(key, load, base)
  // While others are looked for, those of the same source stay.
  const opened = error === undefined && value?.source === content?.source ? value?.opened : undefined
  const found = useMemo(
    () =>
      opened === undefined || shown === undefined || content === undefined
        ? undefined
        : shownCommunities(opened, shown, content, description),
    [opened, shown, content, description],
  )
  const share = loading && told?.base === base ? told?.share : undefined
  return useMemo(
    () => (base === undefined ? undefined : { found, loading, share, error, cancel }),
    [base, found, loading, share, error, cancel],
  )
}

/** What was found, and of which source. */
interface Found {
  readonly source: object
  readonly opened: Opened
}
