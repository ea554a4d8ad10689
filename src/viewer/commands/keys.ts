/** What of a keyboard's event tells which keys were pressed. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** Whether a press is that of a combination such as `Control+Shift+z`. On a Mac Command does what Control does. */
export function isPressed(combination: string, press: KeyPress): boolean {
  const { modifiers, key } = partsOf(combination)
  // Whether a sign, such as ?, is written with Shift depends on the keyboard.
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key)
  return (
    press.key.toLowerCase() === key.toLowerCase() &&
    (press.ctrlKey || press.metaKey) === modifiers.includes('Control') &&
    (isSign || press.shiftKey === modifiers.includes('Shift')) &&
    !press.altKey
  )
}

/** A combination as it is told: `Ctrl-Shift-Z`. */
export function keysText(combination: string): string {
  const { modifiers, key } = partsOf(combination)
  const names = modifiers.map((name) => (name === 'Control' ? 'Ctrl' : name))
  return [...names, key.length === 1 && modifiers.length > 0 ? key.toUpperCase() : key].join('-')
}

function partsOf(combination: string): { readonly modifiers: readonly string[]; readonly key: string } {
  // The key itself may be +.
  const parts = combination.split(/(?<=\w)\+/)
  return { modifiers: parts.slice(0, -1), key: parts.at(-1) ?? '' }
}
