import { own } from '../appearance/effective.ts'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { propertiesOf } from '../values/properties-of.ts'
import { LookButton } from './look-button.tsx'
import { NodeLookForm } from './look-form.tsx'
import { useMetricSources } from './use-metric-sources.ts'

/** How the nodes with a label look, or all, to be changed. */
export function NodeLook({
  name,
  of,
  keysOf,
}: {
  readonly name: string
  readonly of: string
  /** Who has the label. */
  readonly keysOf: (name: string) => readonly string[]
}) {
  const { store } = usePage()
  const { look } = useSelect(({ state }) => ({ look: own(state.appearance.nodes, name) }))
  return (
    <LookButton
      of={of}
      isChanged={look !== undefined}
      onReset={() => store.send({ kind: 'look-of-nodes', label: name, look: {} })}
    >
      {() => <Form name={name} keys={keysOf(name)} />}
    </LookButton>
  )
}

function Form({ name, keys }: { readonly name: string; readonly keys: readonly string[] }) {
  const { store, picture } = usePage()
  const { look } = useSelect(({ state }) => ({ look: own(state.appearance.nodes, name) }))
  const metrics = useMetricSources()
  return (
    <NodeLookForm
      look={look ?? {}}
      properties={propertiesOf(keys.flatMap((key) => picture.nodes.get(key) ?? []))}
      metrics={metrics}
      onChange={(next) => store.send({ kind: 'look-of-nodes', label: name, look: next })}
    />
  )
}
