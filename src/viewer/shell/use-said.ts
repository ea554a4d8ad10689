import { useCallback, useEffect, useRef, useState } from 'react'

/**
 * What the page says of something that was done, for as long as it takes to read it; '' where it says nothing.
 *
 * @param first is said to begin with; '' for nothing
 */
export function useSaid(first: string): readonly [string, (text: string) => void] {
  const [said, setSaid] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const say = useCallback((text: string): void => {
    clearTimeout(timer.current)
    setSaid(text)
    timer.current = setTimeout(() => setSaid(''), Math.max(4_000, text.length * 60))
  }, [])
  // A region is announced where it changes, not where it comes with its text.
  useEffect(() => {
    if (first === '') return undefined
    const soon = setTimeout(() => say(first))
    return () => clearTimeout(soon)
  }, [first, say])
  return [said, say]
}
