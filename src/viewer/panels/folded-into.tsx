import type { Named } from '../../evidence/claims.ts'

/** A part that is drawn as its whole. */
export interface FoldedEnd {
  readonly part: Named
  readonly whole: Named
}

/** Says that a node, or an end of a line, is drawn as what it is part of: the picture has another name there than the panel. */
export function FoldedInto({
  ends,
  onSelect,
}: {
  readonly ends: readonly FoldedEnd[]
  readonly onSelect: (key: string) => void
}) {
  return ends.map(({ part, whole }) => (
    <p key={part.key} className="aside">
      <bdi>{part.name}</bdi> is folded into{' '}
      <button type="button" className="text-button" onClick={() => onSelect(whole.key)}>
        <bdi>{whole.name}</bdi>
      </button>{' '}
      here, and drawn as it.
    </p>
  ))
}
