import { useEffect, useEffectEvent } from 'react'
import { offerOf } from '../commands/index.ts'
import { keyPlaceOf } from '../commands/key-place.ts'
import type { Situation } from '../commands/command.ts'

/** Does what the keys of commands ask for. */
export function useShortcuts(situation: () => Situation): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent): void => {
    // A field shuts its own list first, and then says that it has used the key.
    if (event.defaultPrevented) return
    const offer = offerOf(event, keyPlaceOf(event), situation())
    if (offer === undefined) return
    event.preventDefault()
    offer.run()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKeyDown(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}

/** Puts the keyboard into the next part of the page. */
export function goToRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.getClientRects().length > 0,
  )
  // Regions lie inside one another: the innermost counts.
  const at = regions.findLastIndex((region) => region.contains(document.activeElement))
  const region = regions[(at + step + regions.length) % regions.length]
  if (region === undefined) return
  // A click gives a region the keyboard, too, but only who goes to it by keys is shown where that is.
  region.dataset['reached'] = 'yes'
  region.addEventListener('blur', () => delete region.dataset['reached'], { once: true })
  region.focus()
}
