import { useLayoutEffect, useMemo } from 'react'
import type { Backend } from '../../backend/index.ts'
import { CachedBackend } from '../../backend/cached-backend.ts'
import { MountedBackend } from '../engine/mounted-backend.ts'
import { openBackend } from '../engine/open-backend.ts'
import type { State } from '../state/state.ts'

/**
 * Who answers: whoever has the reader's files, else who the state names, opened while that is mounted and closed when it is not.
 * What was asked before is not asked again.
 *
 * @param given that of the files, which is not closed here
 */
export function useBackend(engine: State['engine'], given: Backend | undefined): Backend {
  const mounted = useMemo(() => new MountedBackend(() => openBackend(engine)), [engine])
  // Before any effect asks it.
  useLayoutEffect(() => {
    if (given !== undefined) return
    mounted.open()
    return () => void mounted.close()
  }, [mounted, given])
  return useMemo(() => new CachedBackend(given ?? mounted), [given, mounted])
}
