import type { Description } from '../../backend/index.ts'
import { textOf } from '../../model/texts.ts'
import type { Standing } from '../drawing.ts'
import type { Picture } from '../layout/picture.ts'
import { byLine, standingOf } from '../layout/standing.ts'
import { lineStyles } from './line-styles.ts'

/** What a line means: a few words, and the statuses of the ontology that are drawn by it. */
export interface LineMeaning {
  readonly words: string
  readonly statuses: Description['statuses']
}

/** Standings that a relationship can have without a status. */
const withoutStatus: ReadonlySet<Standing> = new Set(['fact', 'planned'])

/**
 * What the lines of one standing mean in a graph: the ontology's own statuses, in its order. They are those of the
 * picture; where it has none of them it is the usual word.
 * Cost: a look at each relationship of the picture.
 */
export function lineMeaning(standing: Standing, picture: Picture, description: Description): LineMeaning {
  const usual = lineStyles[standing].meaning
  const possible = description.statuses.filter(({ line }) => byLine[line] === standing)
  const drawn = new Set<string>()
  for (const { properties } of picture.relationships.values())
    if (standingOf(properties, description) === standing) drawn.add(textOf(properties['status']))
  const statuses = possible.filter(({ name }) => drawn.has(name))
  const names = statuses.map(({ name }) => name).join(', ')
  if (names === '') return { words: usual, statuses }
  return { words: withoutStatus.has(standing) ? `${usual}: ${names}` : names, statuses }
}
