import type { GraphMapping } from '../schema/graph-mapping.ts'

/** Mappings as the text of a file that `readGraphMappings` reads as they are, with a line that says what it is. */
export function mappingText(mappings: readonly GraphMapping[]): string {
  const documents = mappings.map(({ table, row, entities, relationships }) => {
    const whole = {
      table,
      ...(row === undefined ? {} : { row }),
      entities: withoutEmpty(entities),
      ...(Object.keys(relationships).length === 0 ? {} : { relationships: withoutEmpty(relationships) }),
    }
    return `${linesOf(whole, '').join('\n')}\n`
  })
  return `# What the columns of a table are, for Silkgraph: give this file together with the table.\n${documents.join('---\n')}`
}

function withoutEmpty(
  rules: Readonly<Record<string, { readonly properties: object }>>,
): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(rules).map(([name, { properties, ...rule }]) => [
      name,
      Object.keys(properties).length === 0 ? rule : { ...rule, properties },
    ]),
  )
}

function linesOf(map: object, indent: string): readonly string[] {
  return Object.entries(map).flatMap(([key, value]: readonly [string, unknown]) => {
    const name = `${indent}${written(key)}:`
    if (typeof value !== 'object' || value === null) return [`${name} ${written(String(value))}`]
    // The rule of a value stands on one line.
    if ('of' in value) return [`${name} { ${linesOf(value, '').join(', ')} }`]
    return [name, ...linesOf(value, `${indent}  `)]
  })
}

/** A word as it is, anything else in quotes. */
function written(text: string): string {
  const isPlain =
    /^[A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*$/.test(text) &&
    !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)
  return isPlain ? text : JSON.stringify(text)
}
