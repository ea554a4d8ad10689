import { useCallback, useMemo, useRef, useState } from 'react'
import type { Backend, Description } from '../../backend/index.ts'
import {
  canDivide,
  type KnownDivisions,
  lastCommunities,
  openCommunities,
  type OpenedOf,
} from '../content/communities/open-communities.ts'
import type { Content } from '../content/content.ts'
import type { Shown } from '../content/shown.ts'
import type { CommunitiesNow } from '../frame/page.ts'
import { useLoaded } from '../hooks/use-loaded.ts'
import { hasSameElements, type Picture } from '../layout/picture.ts'
import type { State } from '../state/state.ts'

/** The communities of what is shown, and those that are opened; undefined where the reader does not want to see them. */
export function useCommunities(
  backend: Backend,
  content: Content | undefined,
  shown: Shown | undefined,
  { many, within }: Pick<State, 'many' | 'within'>,
  description: Description,
): CommunitiesNow | undefined {
  const isOn = many === 'communities' && content !== undefined && canDivide(content)
  const base = useSame(isOn ? shown?.base : undefined)
  const known = useRef<{ readonly base: Picture; readonly divisions: KnownDivisions }>(null)
  const [told, setTold] = useState<{ readonly base: Picture; readonly share: number }>()
  const load = async (signal: AbortSignal): Promise<OpenedOf | undefined> => {
    if (base === undefined || shown === undefined || content === undefined) return undefined
    if (known.current?.base !== base) known.current = { base, divisions: new Map() }
    const { divisions } = known.current
    const onProgress = (share: number): void => setTold({ base, share })
    const options = { signal, onProgress }
    return { opened: await openCommunities(backend, base, within, divisions, options), shown, content }
  }
  const key = base === undefined ? '' : JSON.stringify(within)
  // What was cancelled is looked for again by who turns communities on again, or says so.
  const [attempt, setAttempt] = useState(0)
  const again = useCallback(() => setAttempt((before) => before + 1), [])
  const asked = useMemo(() => ({ base, attempt }), [base, attempt])
  const { value, error, loading, cancel } = useLoaded(key, load, asked)
  const last = error === undefined && base !== undefined ? value : undefined
  const found = useMemo(
    () =>
      last === undefined || shown === undefined || content === undefined
        ? undefined
        : lastCommunities(last, shown, content, description),
    [last, shown, content, description],
  )
  const share = loading && told?.base === base ? told?.share : undefined
  return useMemo(
    () => (base === undefined ? undefined : { found, loading, share, error, cancel, again }),
    [base, found, loading, share, error, cancel, again],
  )
}

/** A picture; the object before where it has the same elements, so that what was added beside it changes nothing. */
function useSame(picture: Picture | undefined): Picture | undefined {
  const [before, setBefore] = useState(picture)
  const isSame = picture === before || (picture !== undefined && hasSameElements(picture, before))
  if (!isSame) setBefore(picture)
  return isSame ? before : picture
}
