import { useEffect, useState, type RefObject } from 'react'
import type { Size } from '../drawing.ts'

/** The size of an element in whole pixels, as it changes. */
export function useSize(element: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  useEffect(() => {
    if (element.current === null) return
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry.contentRect
      setSize((before) =>
        before.width === Math.round(width) && before.height === Math.round(height)
          ? before
          : { width: Math.round(width), height: Math.round(height) },
      )
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return size
}
