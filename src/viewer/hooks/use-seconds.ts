import { useEffect, useState } from 'react'

/** What takes less time than this is over before a reader wonders. */
const PATIENCE_MILLIS = 250

/** For how many whole seconds the last that was asked has been running; undefined at first, and while nothing runs. */
export function useSeconds(running: boolean, asked: object): number | undefined {
  const [told, setTold] = useState<{ readonly asked: object; readonly seconds: number }>()
  useEffect(() => {
    if (!running) return
    const started = performance.now()
    const timer = setInterval(() => {
      const seconds = Math.floor((performance.now() - started) / 1000)
      setTold((before) =>
        before?.asked === asked && before.seconds === seconds ? before : { asked, seconds },
      )
    }, PATIENCE_MILLIS)
    return () => {
      clearInterval(timer)
      setTold(undefined)
    }
  }, [running, asked])
  return running && told?.asked === asked ? told.seconds : undefined
}
