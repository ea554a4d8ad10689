import type { Notation, ValueType } from '../../formats/tables/value-types.ts'
import { repeatedNames } from '../schema/name-checks.ts'

/** What a column of a table is. */
export type Role =
  | 'id'
  | 'name'
  | 'label'
  | 'start'
  | 'end'
  | 'type'
  | 'property'
  /** Its cells name nodes of their own, to which the row's node is related. */
  | 'node'
  | 'left out'

/** The roles that a column can have in a table whose rows are such, in the order in which they are offered. */
export const rolesOf: Readonly<Record<'nodes' | 'relationships', readonly Role[]>> = {
  nodes: ['property', 'id', 'name', 'label', 'node', 'left out'],
  relationships: ['property', 'start', 'end', 'type', 'left out'],
}

/** Of these a table has at most one column each. */
export const singleRoles: ReadonlySet<Role> = new Set(['id', 'name', 'label', 'start', 'end', 'type'])

export interface ColumnChoice {
  readonly role: Role
  /** Of the nodes that its cells name, and of the relationship to them. */
  readonly label: string
  readonly type: string
  /** Of which type its values are, where it is a property; undefined: as all of its cells say. */
  readonly values?: ValuesChoice | undefined
}

/** The type that a reader says the values of a column have. */
export interface ValuesChoice extends Notation {
  readonly type: ValueType
}

/** What the rows of a table are, where they are nodes. */
export interface NodesChoice {
  /** Where no column says it; '' is none. */
  readonly label: string
  /** In the order of the headings. */
  readonly columns: readonly ColumnChoice[]
}

/** The same, where they are relationships. */
export interface RelationshipsChoice {
  readonly startLabel: string
  readonly endLabel: string
  /** Where no column says it. */
  readonly type: string
  readonly columns: readonly ColumnChoice[]
}

/** What a reader chooses that a table is; what is chosen for the other kind of rows is kept meanwhile. */
export interface TableChoice {
  readonly rows: 'nodes' | 'relationships' | 'left out'
  readonly nodes: NodesChoice
  readonly relationships: RelationshipsChoice
}

/** What is chosen of several tables. */
export interface Choice {
  /** By the order of the tables. */
  readonly tables: readonly TableChoice[]
  /** Whether ids begin with their label, so that the same text names different nodes of different labels. */
  readonly isApart: boolean
}

/** A choice with another role of a column: a role that a table has once is taken from the column that had it. */
export function withRole(
  columns: readonly ColumnChoice[],
  place: number,
  role: Role,
): readonly ColumnChoice[] {
  return columns.map((column, at) => {
    if (at === place) return { ...column, role }
    return column.role === role && singleRoles.has(role) ? { ...column, role: 'property' } : column
  })
}

/** Why a column cannot be named in a mapping; undefined where it can. Cost: linear in the headings the first time, then constant */
export function unnameable(headings: readonly string[], place: number): string | undefined {
  const heading = headings[place].trim()
  if (heading === '') return 'it has no heading'
  if (/[{}]/.test(heading)) return 'its heading has a brace'
  if (heading === '__proto__') return 'a mapping can have no key __proto__'
  return repeatedIn(headings).has(heading) ? 'another column has the same heading' : undefined
}

/** Each column of a table is asked about many times: its headings are compared once. */
const repeated = new WeakMap<readonly string[], ReadonlySet<string>>()

function repeatedIn(headings: readonly string[]): ReadonlySet<string> {
  const known = repeated.get(headings)
  if (known !== undefined) return known
  const found = repeatedNames(headings.map((heading) => heading.trim()))
  repeated.set(headings, found)
  return found
}
