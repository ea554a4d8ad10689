import { countText } from '../model/count-text.ts'

/** A kind of thing that is not kept, as people are told: `one` and `many` name it, `outcome` says what became of it. */
export interface LossKind {
  readonly one: string
  readonly many: string
  /** As in "left out", "written as JSON text". */
  readonly outcome: string
  /** Nothing is lost by it: people are told how it was read. */
  readonly isKept?: true
}

/** What was not kept of one kind. */
export interface Loss extends LossKind {
  readonly count: number
  /** The first line, or row, from 1, on which there was such a thing; undefined where it has none. */
  readonly line: number | undefined
  /** What `line` counts; lines unless it is said. */
  readonly unit?: 'line' | 'row'
  /** The part of the file in which that is, such as `sheet Projects`; absent where the file has no parts. */
  readonly part?: string
}

/** A loss as a sentence without its full stop, as in "2 lists were written as JSON text (the first on line 7)". */
export function lossText({ one, many, outcome, count, line, unit = 'line', part }: Loss): string {
  const first = count === 1 ? '' : unit === 'row' ? 'the first in ' : 'the first on '
  const place = [...(line === undefined ? [] : [`${unit} ${line}`]), ...(part === undefined ? [] : [part])]
  const where = line === undefined ? '' : ` (${first}${place.join(' of ')})`
  return `${countText(count, one, many)} ${count === 1 ? 'was' : 'were'} ${outcome}${where}`
}

/** Counts what is not kept, by kind. */
export class Losses {
  readonly #losses = new Map<
    string,
    { kind: LossKind; count: number; line: number | undefined; readonly part: string | undefined }
  >()
  readonly #unit: 'line' | 'row'

  /** @param unit what lines are: rows, in a sheet */
  constructor(unit: 'line' | 'row' = 'line') {
    this.#unit = unit
  }

  add(kind: LossKind, line?: number, part?: string, count = 1): void {
    const key = `${kind.one}\n${kind.outcome}`
    const known = this.#losses.get(key)
    if (known === undefined) this.#losses.set(key, { kind, count, line, part })
    else {
      known.count += count
      if (line !== undefined && known.part === part) known.line = Math.min(known.line ?? line, line)
    }
  }

  /** In the order in which the kinds first came. */
  get all(): readonly Loss[] {
    return [...this.#losses.values()].map(({ kind, count, line, part }) => ({
      ...kind,
      count,
      line,
      ...(this.#unit === 'row' ? { unit: this.#unit } : {}),
      ...(part === undefined ? {} : { part }),
    }))
  }
}
