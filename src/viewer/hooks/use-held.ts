import { useState } from 'react'

/** A value where it is current; else what it was when it was so last. @param value the same object while nothing of it changes */
export function useHeld<Value>(value: Value, isCurrent: boolean): Value {
  const [held, setHeld] = useState(value)
  if (isCurrent && held !== value) setHeld(value)
  return isCurrent ? value : held
}
