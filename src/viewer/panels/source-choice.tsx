import type { ReactNode } from 'react'
import type { ValueSource } from '../../model/value-source.ts'
import { kindName } from '../words/kind-name.ts'
import { sourceKey } from '../values/source-key.ts'
import { sourceWords } from '../values/source-words.ts'

/** What can be chosen for something that a value may decide. */
export interface Choice<Chosen> {
  /** The title of the group that it stands in; '' for none. */
  readonly group: string
  readonly words: string
  readonly chosen: Chosen
}

/** What a choice among values is called, where it names one. */
export function sourceChoice<Chosen>(group: string, source: ValueSource, chosen: Chosen): Choice<Chosen> {
  const words = source.kind === 'property' ? kindName(source.key) : sourceWords(source)
  return { group, words, chosen }
}

/** A list to choose from, in groups. @param keyOf what tells one from another */
export function ChoiceList<Chosen>({
  label,
  choices,
  chosen,
  keyOf,
  onChoose,
  children,
}: {
  readonly label: string
  readonly choices: readonly Choice<Chosen>[]
  readonly chosen: Chosen
  readonly keyOf: (chosen: Chosen) => string
  readonly onChoose: (chosen: Chosen) => void
  readonly children?: ReactNode
}) {
  const key = keyOf(chosen)
  const groups = [...new Set(choices.map(({ group }) => group))]
  const options = (group: string): ReactNode =>
    choices
      .filter((one) => one.group === group)
      .map((one) => (
        <option key={keyOf(one.chosen)} value={keyOf(one.chosen)}>
          {one.words}
        </option>
      ))
  return (
    <div className="look-field">
      <label>
        <span className="look-name">{label}</span>
        <select
          aria-label={label}
          value={key}
          onChange={({ target }) => {
            const found = choices.find((one) => keyOf(one.chosen) === target.value)
            if (found !== undefined) onChoose(found.chosen)
          }}
        >
          {!choices.some((one) => keyOf(one.chosen) === key) && <option value={key}>{key}</option>}
          {groups.map((group) =>
            group === '' ? (
              options(group)
            ) : (
              <optgroup key={group} label={group}>
                {options(group)}
              </optgroup>
            ),
          )}
        </select>
      </label>
      {children}
    </div>
  )
}

/** What tells what decides a size or a colour from another. */
export function keyOfBy(by: { readonly kind: string; readonly by?: ValueSource } | undefined): string {
  if (by === undefined) return 'default'
  return by.by === undefined ? by.kind : `${by.kind} ${sourceKey(by.by)}`
}
