import { useEffect, useMemo } from 'react'
import type { Backend } from '../../backend/index.ts'
import { openBackend } from '../engine/open-backend.ts'
import type { State } from '../state/state.ts'

/** Who answers, opened when the state names it and closed when it names another. */
export function useBackend(engine: State['engine']): Backend {
  const backend = useMemo(() => openBackend(engine), [engine])
  useEffect(() => () => void backend.close(), [backend])
  return backend
}
