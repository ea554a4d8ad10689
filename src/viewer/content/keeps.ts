import { isList } from '../../model/kinds.ts'
import type { Keep } from '../../model/property-filter.ts'
import { unreachable } from '../../model/unreachable.ts'
import type { Value } from '../../model/values.ts'
import { amountOf } from '../values/amount.ts'
import { valueText } from '../values/value-text.ts'

/** Whether a value is kept; of a list, whether any of its values is, and none that is left out. Null is no value. */
export function keeps(keep: Keep, value: Value): boolean {
  if (keep.kind === 'absent') return value === null
  if (keep.kind === 'without') return textsIn(value).every((text) => !keep.values.includes(text))
  if (value === null) return false
  switch (keep.kind) {
    case 'present':
      return true
    case 'only':
      return textsIn(value).some((text) => keep.values.includes(text))
    case 'contains': {
      const sought = keep.text.toLowerCase()
      return textsIn(value).some((text) => text.toLowerCase().includes(sought))
    }
    case 'range':
      return (isList(value) ? value : [value]).some((one) => isWithin(keep, one))
    default:
      return unreachable(keep)
  }
}

/** What a value is compared by: the texts of a list, each for itself. */
export function textsIn(value: Value): readonly string[] {
  if (value === null) return []
  return isList(value) ? value.map(valueText) : [valueText(value)]
}

function isWithin({ from, to }: Keep & { readonly kind: 'range' }, value: Value): boolean {
  const amount = amountOf(value)
  if (amount === undefined) return false
  for (const [end, isBeyond] of [
    [from, (at: number) => amount.at < at],
    [to, (at: number) => amount.at > at],
  ] as const) {
    if (end === undefined) continue
    const bound = amountOf(end)
    // A number is not before or after a date.
    if (bound === undefined || bound.kind !== amount.kind || isBeyond(bound.at)) return false
  }
  return true
}
