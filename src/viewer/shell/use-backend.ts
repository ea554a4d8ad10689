import { useEffect, useMemo } from 'react'
import type { Backend } from '../../backend/index.ts'
import { openBackend } from '../engine/open-backend.ts'
import type { State } from '../state/state.ts'

/**
 * Who answers: whoever has the reader's files, else who the state names, opened then and closed when it names another.
 *
 * @param given that of the files, which is not closed here
 */
export function useBackend(engine: State['engine'], given: Backend | undefined): Backend {
  const backend = useMemo(() => given ?? openBackend(engine), [engine, given])
  useEffect(
    () => () => {
      if (given === undefined) void backend.close()
    },
    [backend, given],
  )
  return backend
}
