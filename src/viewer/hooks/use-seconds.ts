import { useEffect, useState } from 'react'

/** What takes less time than this is over before a reader wonders. */
const PATIENCE_MILLIS = 250

/** For how many whole seconds the last that was asked has been running; undefined at first, and while nothing runs. */
export function useSeconds(running: boolean, asked: object): number | undefined {
  const [seconds, setSeconds] = useState<number>()
  useEffect(() => {
    setSeconds(undefined)
    if (!running) return
    const started = performance.now()
    const timer = setInterval(
      () => setSeconds(Math.floor((performance.now() - started) / 1000)),
      PATIENCE_MILLIS,
    )
    return () => clearInterval(timer)
  }, [running, asked])
  return running ? seconds : undefined
}
