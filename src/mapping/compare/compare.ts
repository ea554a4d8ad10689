/** What a newer table says otherwise than the one before. */
export interface Difference {
  readonly added: number
  /** Said of other things, or in other words. */
  readonly changed: number
  /** Said as before, in other rows. */
  readonly moved: number
  readonly gone: number
}

/** What changes of entities and of claims. */
export interface Differences {
  readonly entities: Difference
  readonly claims: Difference
}

/** Compares lines of `claims/<name>.ndjson` as `applyMapping` makes them. Cost: linear in the lines. */
export function compareLines(before: Iterable<string>, after: Iterable<string>): Differences {
  const [old, now] = [recordsOf(before), recordsOf(after)]
  return {
    entities: difference(old.entities, now.entities),
    claims: difference(old.claims, now.claims),
  }
}

interface Record {
  /** All of it. */
  readonly line: string
  /** But where it stands. */
  readonly said: string
}

interface Records {
  readonly entities: Map<string, Record>
  readonly claims: Map<string, Record>
}

const LINE = /^\{"(entity|claim)":\{"id":"([^"]*)"/
const PASSAGE = /,"passage":(?:"[^"]*"|\[[^\]]*\])/

function recordsOf(lines: Iterable<string>): Records {
  const records: Records = { entities: new Map(), claims: new Map() }
  for (const line of lines) {
    const [, kind, id] = LINE.exec(line) ?? []
    if (kind === 'entity') records.entities.set(id, { line, said: line })
    if (kind === 'claim') records.claims.set(id, { line, said: line.replace(PASSAGE, '') })
  }
  return records
}

function difference(old: ReadonlyMap<string, Record>, now: ReadonlyMap<string, Record>): Difference {
  const counts = { added: 0, changed: 0, moved: 0, gone: 0 }
  for (const [id, { line, said }] of now) {
    const before = old.get(id)
    if (before === undefined) counts.added++
    else if (before.said !== said) counts.changed++
    else if (before.line !== line) counts.moved++
  }
  for (const id of old.keys()) if (!now.has(id)) counts.gone++
  return counts
}
