import type { KeyPlace } from './index.ts'

/** Where on the page a key was pressed. What is drawn hears its keys itself, before the page does. */
export function keyPlaceOf(event: KeyboardEvent): Exclude<KeyPlace, 'element'> {
  if (document.querySelector('dialog[open]') !== null) return 'dialog'
  const path = event.composedPath().filter((one) => one instanceof HTMLElement)
  if (path.some((one) => one.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(one.tagName)))
    return 'field'
  if (path.some((one) => /^(menu|listbox)$/.test(one.getAttribute('role') ?? ''))) return 'menu'
  return path.some((one) => /^(BUTTON|A|SUMMARY)$/.test(one.tagName)) ? 'control' : 'page'
}
