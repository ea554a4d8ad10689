import type { Choice, ColumnChoice, TableChoice } from './choice.ts'
import type { TableSample } from './sample.ts'

/** What is missing in a choice, or goes against itself, in sentences; by the order of the tables. */
export function problemsOf(
  tables: readonly TableSample[],
  { tables: choices }: Choice,
): readonly (readonly string[])[] {
  const problems = tables.map((table, at) => (table.isKnown ? [] : problemsOfTable(table, choices[at])))
  const isEmpty = tables.every((table, at) => !table.isKnown && choices[at].rows === 'left out')
  return isEmpty
    ? problems.map((some, at) => (at === 0 ? ['Every table is left out: nothing would be opened.'] : some))
    : problems
}

function problemsOfTable({ headings }: TableSample, choice: TableChoice): readonly string[] {
  switch (choice.rows) {
    case 'left out':
      return []
    case 'nodes':
      return problemsOfNodes(headings, choice.nodes.columns)
    case 'relationships': {
      const { columns, type } = choice.relationships
      const missing = (['start', 'end'] as const).filter(
        (role) => !columns.some((column) => column.role === role),
      )
      return [
        ...missing.map((role) => `Choose the column that names the ${role} of the relationship.`),
        ...(type.trim() === '' && !columns.some(({ role }) => role === 'type')
          ? ['Give the relationships a type, or choose the column that says it.']
          : []),
      ]
    }
  }
}

function problemsOfNodes(headings: readonly string[], columns: readonly ColumnChoice[]): readonly string[] {
  const properties = new Set(
    columns.flatMap(({ role }, place) => (role === 'property' ? [headings[place].trim()] : [])),
  )
  const isNamed = columns.some(({ role }) => role === 'name')
  return [
    ...(properties.has('id')
      ? ['The column id would be a second property called id: make it the id, or leave it out.']
      : []),
    ...(isNamed && properties.has('name') && properties.has('caption')
      ? ['The column caption would be a second property called caption: leave it out, or leave name out.']
      : []),
    ...columns.flatMap(({ role, type }, place) =>
      role === 'node' && type.trim() === ''
        ? [`Give the relationship to what ${headings[place].trim()} names a type.`]
        : [],
    ),
  ]
}
