import { useEffect } from 'react'

/** Lets the browser ask before the page is left. @param isOnlyHere false where all that is shown can be opened again by its address */
export function useAskBeforeLeaving(isOnlyHere: boolean): void {
  useEffect(() => {
    if (!isOnlyHere) return undefined
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isOnlyHere])
}
