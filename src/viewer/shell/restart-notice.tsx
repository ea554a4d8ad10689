import { useEffect, useRef, useState } from 'react'
import type { Backend } from '../../backend/index.ts'
import { usePage } from '../frame/page.ts'
import { PageNotice } from './page-notice.tsx'
import { hashOf } from './use-graph-hash.ts'

/** How often the version is looked at that the last answer told, in milliseconds. Nothing is asked for it. */
const OFTEN = 1_000

/** Says that the server has another graph than the page began with, once one of its answers tells so. */
export function RestartNotice() {
  const { backend, graph } = usePage()
  const began = useRef(graph)
  useEffect(() => {
    began.current = graph
  }, [graph])
  const [changed, setChanged] = useState<Backend>()
  useEffect(() => {
    let known: string | undefined
    const look = (): void => {
      const { version } = backend
      // A server tells it as text; of one whose graph may always change there is none.
      if (typeof version !== 'string' || version === known) return
      const isFirst = known === undefined
      known = version
      if (!isFirst) void isOther(backend, began.current).then((other) => other && setChanged(backend))
    }
    const timer = setInterval(look, OFTEN)
    return () => clearInterval(timer)
  }, [backend])
  if (changed !== backend) return null
  return (
    <PageNotice
      text="The server was started again, with another version of the graph. What is drawn comes from the one before; what you ask for now does not."
      doable={{ words: 'Load the page anew', run: () => location.reload() }}
      onClose={() => setChanged(undefined)}
    />
  )
}

/** Whether a graph has another hash than before; true where either is not known. */
async function isOther(backend: Backend, before: string): Promise<boolean> {
  const now = await hashOf(backend)
  return now === '' || now !== before
}
