/** Whether a query may give a label, a relationship type or a property key this name, as on Neo4j. Files may hold others. */
export function isTokenName(name: string): boolean {
  return name !== '' && !name.includes('\0')
}

export const TOKEN_NAME_RULE =
  'The name of a label, a relationship type or a property key must not be empty, nor hold a NUL.'
