import { asRead } from '../../model/visible-text.ts'

const LONGEST = 24

/** An entity that is to be told apart from others of its label. */
export interface Called {
  readonly label: string
  name: string
  caption: string | undefined
  /** What follows a name or a caption that others have too; '' where there is nothing. */
  readonly distinguish: string
}

/**
 * Gives names that several entities of a label have what tells them apart, and every entity a caption, cut where it is too long.
 *
 * @param taken the names that other entities have, as `called` gives them
 */
export function tellApart(entities: readonly Called[], taken: ReadonlySet<string>): void {
  const names = counted(entities.map(({ label, name }) => called(label, name)))
  const plain = entities.map(({ name, caption }) => caption ?? name)
  for (const entity of entities) {
    const { label, name, caption, distinguish } = entity
    const key = called(label, name)
    entity.caption = cut(caption ?? name, LONGEST)
    if (distinguish !== '' && ((names.get(key) ?? 0) > 1 || taken.has(key)))
      entity.name = `${name} (${distinguish})`
  }
  const captions = counted(entities.map(({ label, caption }) => called(label, caption ?? '')))
  for (const [at, entity] of entities.entries()) {
    const { label, caption = '', distinguish } = entity
    if ((captions.get(called(label, caption)) ?? 0) < 2) continue
    const suffix = ` (${distinguish})`
    if (distinguish !== '' && suffix.length <= LONGEST / 2)
      entity.caption = `${cut(plain[at], LONGEST - suffix.length)}${suffix}`
    else if (plain[at].length > LONGEST) entity.caption = cutInside(plain[at])
  }
}

/** What makes two entities of a label be called the same. */
export function called(label: string, name: string): string {
  return `${label} ${asRead(name).toLowerCase()}`
}

function counted(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

function cut(text: string, most: number): string {
  return text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()}…`
}

/** Names that begin alike often end differently. */
function cutInside(name: string): string {
  const [begin, end] = [name.slice(0, 11), name.slice(-12)]
  return `${begin.replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…${end.replace(/^[\uDC00-\uDFFF]/, '').trimStart()}`
}
