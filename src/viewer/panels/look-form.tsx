import { useId } from 'react'
import {
  type ColourBy,
  type ColourName,
  colourNames,
  type Dash,
  dashes,
  type LineAppearance,
  type NodeAppearance,
  type SizeBy,
} from '../../model/appearance.ts'
import { iconNames } from '../../model/icon-names.ts'
import type { ValueSource } from '../../model/value-source.ts'
import { isOnScale, type PropertyOf, tellsKinds } from '../values/properties-of.ts'
import { type Choice, ChoiceList, keyOfBy, sourceChoice } from './source-choice.tsx'
import './looks.css'

/** The metrics that can be chosen: those that rank, and those that put into groups. */
export interface MetricSources {
  readonly scores: readonly ValueSource[]
  readonly groups: readonly ValueSource[]
  /** Why there are no others; '' where there are. */
  readonly told: string
}

const RADII = [4, 6, 8, 10, 13, 16, 20, 25, 30]
const WIDTHS = [1, 1.5, 2, 3, 4, 6, 8, 12]

/** How nodes look, to be changed: what is changed is seen in the picture at once. */
export function NodeLookForm({
  look,
  properties,
  metrics,
  onChange,
}: {
  readonly look: NodeAppearance
  readonly properties: readonly PropertyOf[]
  readonly metrics: MetricSources
  readonly onChange: (look: NodeAppearance) => void
}) {
  return (
    <>
      <SizeField
        label="Size"
        size={look.size}
        usual={10}
        pixels={RADII}
        sources={[...onScale(properties), ...metrics.scores]}
        onChange={(size) => onChange({ ...look, size })}
      />
      <ColourField
        colour={look.colour}
        kinds={[...ofKinds(properties), ...metrics.groups]}
        amounts={[...onScale(properties), ...metrics.scores]}
        onChange={(colour) => onChange({ ...look, colour })}
      />
      <label className="look-field">
        <span className="look-name">Icon</span>
        <select
          aria-label="Icon"
          value={look.icon ?? ''}
          onChange={({ target }) =>
            onChange({ ...look, icon: target.value === '' ? undefined : target.value })
          }
        >
          <option value="">as in the picture</option>
          {iconNames.map((name) => (
            <option key={name} value={name}>
              {name.replace(/-\d+$/, '').replaceAll('-', ' ')}
            </option>
          ))}
        </select>
      </label>
      {metrics.told !== '' && <p className="aside">{metrics.told}</p>}
    </>
  )
}

/** As `NodeLookForm`, of lines. @param dashed whether their dashes may be chosen: not where these mean something */
export function LineLookForm({
  look,
  properties,
  dashed,
  onChange,
}: {
  readonly look: LineAppearance
  readonly properties: readonly PropertyOf[]
  readonly dashed: boolean
  readonly onChange: (look: LineAppearance) => void
}) {
  return (
    <>
      <SizeField
        label="Width"
        size={look.width}
        usual={2}
        pixels={WIDTHS}
        sources={onScale(properties)}
        onChange={(width) => onChange({ ...look, width })}
      />
      <ColourField
        colour={look.colour}
        kinds={ofKinds(properties)}
        amounts={onScale(properties)}
        onChange={(colour) => onChange({ ...look, colour })}
      />
      {dashed ? (
        <label className="look-field">
          <span className="look-name">Dashes</span>
          <select
            aria-label="Dashes"
            value={look.dash ?? ''}
            onChange={({ target }) => onChange({ ...look, dash: dashOf(target.value) })}
          >
            <option value="">as in the picture</option>
            {dashes.map((dash) => (
              <option key={dash}>{dash}</option>
            ))}
          </select>
        </label>
      ) : (
        <p className="aside">
          Dashes and heads tell how firmly a line stands, and stay. Lines that are told by being thin or grey
          keep their width and colour too.
        </p>
      )}
    </>
  )
}

function dashOf(text: string): Dash | undefined {
  return dashes.find((dash) => dash === text)
}

function onScale(properties: readonly PropertyOf[]): readonly ValueSource[] {
  return properties.filter(isOnScale).map(({ key }) => ({ kind: 'property', key }))
}

function ofKinds(properties: readonly PropertyOf[]): readonly ValueSource[] {
  return properties.filter(tellsKinds).map(({ key }) => ({ kind: 'property', key }))
}

function SizeField({
  label,
  size,
  usual,
  pixels,
  sources,
  onChange,
}: {
  readonly label: string
  readonly size: SizeBy | undefined
  readonly usual: number
  /** Those that are offered. */
  readonly pixels: readonly number[]
  readonly sources: readonly ValueSource[]
  readonly onChange: (size: SizeBy | undefined) => void
}) {
  const choices: readonly Choice<SizeBy | undefined>[] = [
    { group: '', words: 'as in the picture', chosen: undefined },
    { group: '', words: 'the same for all', chosen: { kind: 'fixed', size: usual } },
    ...sources.map((by) => sourceChoice(groupOf(by, 'By'), by, { kind: 'ranking' as const, by })),
  ]
  return (
    <ChoiceList label={label} choices={choices} chosen={size} keyOf={keyOfBy} onChoose={onChange}>
      {size?.kind === 'fixed' && (
        <label className="look-more">
          <select
            aria-label={`${label} in pixels`}
            value={size.size}
            onChange={({ target }) => onChange({ kind: 'fixed', size: Number(target.value) })}
          >
            {[...new Set([...pixels, size.size])]
              .sort((one, other) => one - other)
              .map((one) => (
                <option key={one}>{one}</option>
              ))}
          </select>{' '}
          pixels
        </label>
      )}
      {size?.kind === 'ranking' && (
        <Steps
          of={label.toLowerCase()}
          on={size.steps === true}
          onChange={(on) => onChange({ kind: 'ranking', by: size.by, ...(on && { steps: true }) })}
        />
      )}
    </ChoiceList>
  )
}

function ColourField({
  colour,
  kinds,
  amounts,
  onChange,
}: {
  readonly colour: ColourBy | undefined
  readonly kinds: readonly ValueSource[]
  readonly amounts: readonly ValueSource[]
  readonly onChange: (colour: ColourBy | undefined) => void
}) {
  const choices: readonly Choice<ColourBy | undefined>[] = [
    { group: '', words: 'as in the picture', chosen: undefined },
    { group: '', words: 'the same for all', chosen: { kind: 'fixed', colour: 'blue' } },
    ...kinds.map((by) =>
      sourceChoice(groupOf(by, 'A colour for each'), by, { kind: 'partition' as const, by }),
    ),
    ...amounts.map((by) =>
      sourceChoice(groupOf(by, 'Light to deep by'), by, { kind: 'ranking' as const, by }),
    ),
  ]
  return (
    <ChoiceList label="Colour" choices={choices} chosen={colour} keyOf={keyOfBy} onChoose={onChange}>
      {colour?.kind === 'fixed' && (
        <Swatches chosen={colour.colour} onChoose={(name) => onChange({ kind: 'fixed', colour: name })} />
      )}
      {colour?.kind === 'ranking' && (
        <Steps
          of="colour"
          on={colour.steps === true}
          onChange={(on) => onChange({ kind: 'ranking', by: colour.by, ...(on && { steps: true }) })}
        />
      )}
    </ChoiceList>
  )
}

function groupOf(source: ValueSource, words: string): string {
  return source.kind === 'property' ? `${words} property` : `${words} metric`
}

function Swatches({
  chosen,
  onChoose,
}: {
  readonly chosen: ColourName
  readonly onChoose: (colour: ColourName) => void
}) {
  const name = useId()
  return (
    <span role="radiogroup" aria-label="Colour" className="look-swatches">
      {colourNames.map((colour, at) => (
        <label key={colour} title={colour}>
          <input
            type="radio"
            name={name}
            aria-label={colour}
            checked={colour === chosen}
            onChange={() => onChoose(colour)}
          />
          <svg width="20" height="20" aria-hidden="true">
            <circle cx="10" cy="10" r="8" fill={`var(--label-${at})`} />
          </svg>
        </label>
      ))}
    </span>
  )
}

function Steps({
  of,
  on,
  onChange,
}: {
  readonly of: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}) {
  return (
    <label className="look-more">
      <input
        type="checkbox"
        aria-label={`In five steps: ${of}`}
        checked={on}
        onChange={({ target }) => onChange(target.checked)}
      />{' '}
      in five steps
    </label>
  )
}
