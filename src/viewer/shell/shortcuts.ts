import { useEffect, type RefObject } from 'react'
import type { Store } from '../state/store.ts'

/** `/` and Ctrl-K search, F6 goes round the regions, Escape cancels what runs or steps back one level, Ctrl-Z undoes. */
export function useShortcuts({
  store,
  searchInput,
  cancel,
  undo,
}: {
  readonly store: Store
  readonly searchInput: RefObject<HTMLInputElement | null>
  /** Ends what is being asked; undefined while nothing is. */
  readonly cancel: (() => void) | undefined
  /** Takes the last thing back; undefined where there is none. */
  readonly undo: (() => void) | undefined
}): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // A dialog over the page has the keys to itself.
      if (document.querySelector('dialog[open]') !== null) return
      const command = event.ctrlKey || event.metaKey
      if ((command && event.key.toLowerCase() === 'k') || (event.key === '/' && !isTyping(event))) {
        event.preventDefault()
        searchInput.current?.focus()
      } else if (event.key === 'F6') {
        event.preventDefault()
        nextRegion(event.shiftKey ? -1 : 1)
      } else if (command && event.key.toLowerCase() === 'z' && !isTyping(event)) {
        event.preventDefault()
        undo?.()
      } else if (event.key === 'Escape' && !event.defaultPrevented) {
        // A field shuts its own list first, and then says that it has used the key.
        if (cancel !== undefined) cancel()
        else if (!isTyping(event)) stepBack(store)
      }
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [store, searchInput, cancel, undo])
}

function isTyping(event: KeyboardEvent): boolean {
  return event
    .composedPath()
    .some(
      (one) =>
        one instanceof HTMLElement &&
        (one.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(one.tagName)),
    )
}

function nextRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.getClientRects().length > 0,
  )
  // Regions lie inside one another: the innermost counts.
  const at = regions.findLastIndex((region) => region.contains(document.activeElement))
  regions[(at + step + regions.length) % regions.length]?.focus()
}

function stepBack({ state, send }: Store): void {
  if (state.selected !== '') send({ kind: 'select', key: '' })
  else if (state.panel.kind !== 'overview') send({ kind: 'panel', panel: { kind: 'overview' } })
  else if (state.sheet) send({ kind: 'sheet', on: false })
  else if (state.drawer.open) send({ kind: 'drawer', drawer: { ...state.drawer, open: false } })
}
