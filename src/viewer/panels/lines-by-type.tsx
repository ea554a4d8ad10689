import { ALL } from '../../model/appearance.ts'
import { append } from '../../model/append.ts'
import { canDress } from '../appearance/dress.ts'
import { own } from '../appearance/effective.ts'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { elementOf } from '../layout/half-lines.ts'
import type { PictureRelationship } from '../layout/picture.ts'
import { propertiesOf } from '../values/properties-of.ts'
import { phraseOf } from '../words/phrases.ts'
import { LookButton } from './look-button.tsx'
import { LineLookForm } from './look-form.tsx'

/** The lines that are drawn by their types, whose looks can be changed. */
export function LinesByType() {
  const { store, picture, drawn, description } = usePage()
  const byType = new Map<string, PictureRelationship[]>()
  const all = new Map<string, PictureRelationship>()
  for (const { key, standing } of drawn.drawing.lines) {
    const element = elementOf(key, (one) => picture.relationships.has(one))
    const relationship = picture.relationships.get(element)
    if (relationship === undefined || relationship.between !== undefined) continue
    if (all.has(element) || !canDress(standing, description)) continue
    all.set(element, relationship)
    append(byType, relationship.type, relationship)
  }
  if (byType.size === 0) return null
  const types = [...byType].sort(([, one], [, other]) => other.length - one.length)
  return (
    <details className="legend-kinds">
      <summary>Lines by what they say</summary>
      <ul>
        {types.map(([type, lines]) => (
          <li key={type}>
            <button
              type="button"
              className="kind-name legend-select"
              title="Select these lines"
              onClick={() => store.send({ kind: 'select-several', keys: lines.map(({ key }) => key) })}
            >
              <bdi>{phraseOf(type, 'out', description)}</bdi>
            </button>
            <span className="mute">{lines.length.toLocaleString('en')}</span>
            <LineLook name={type} of={phraseOf(type, 'out', description)} lines={lines} />
          </li>
        ))}
        {types.length > 1 && (
          <li>
            <span>all lines</span>
            <LineLook name={ALL} of="all lines" lines={[...all.values()]} />
          </li>
        )}
      </ul>
    </details>
  )
}

function LineLook({
  name,
  of,
  lines,
}: {
  readonly name: string
  readonly of: string
  readonly lines: readonly PictureRelationship[]
}) {
  const { store, description } = usePage()
  const { look } = useSelect(({ state }) => ({ look: own(state.appearance.lines, name) }))
  return (
    <LookButton
      of={of}
      isChanged={look !== undefined}
      onReset={() => store.send({ kind: 'look-of-lines', type: name, look: {} })}
    >
      {() => (
        <LineLookForm
          look={look ?? {}}
          properties={propertiesOf(lines)}
          dashed={!description.evidence}
          onChange={(next) => store.send({ kind: 'look-of-lines', type: name, look: next })}
        />
      )}
    </LookButton>
  )
}
