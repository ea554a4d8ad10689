import { UsageError } from '../errors.ts'
import { nearestName } from '../model/nearest-name.ts'
import { layoutKinds, type ChosenLayout } from '../model/view.ts'

/** What `--layout` takes, in words. */
export const layoutNames = `${layoutKinds.slice(0, -1).join(', ')} or ${layoutKinds.at(-1)}`

/**
 * The layout that `--layout` names: `layered`, or `concentric amount` with the property whose numbers decide; undefined without it.
 *
 * @throws UsageError `UnknownLayout`
 */
export function chosenLayout(text: string | undefined): ChosenLayout | undefined {
  if (text === undefined) return undefined
  const [name, ...words] = text.trim().split(/\s+/)
  const kind = layoutKinds.find((one) => one === name)
  const by = words.join(' ')
  if (kind !== undefined && (by === '' || kind === 'concentric')) return by === '' ? { kind } : { kind, by }
  const nearest = kind === undefined ? nearestName(name, layoutKinds) : undefined
  throw new UsageError({
    code: 'UnknownLayout',
    message:
      kind === undefined
        ? `Unknown layout ${name}.`
        : `A property is of the layout concentric alone, not of ${kind}.`,
    hint:
      kind === undefined
        ? `${nearest === undefined ? '' : `Did you mean ${nearest}? `}--layout takes ${layoutNames}.`
        : `Write --layout ${kind}; only concentric takes one, as in --layout "concentric amount".`,
  })
}
