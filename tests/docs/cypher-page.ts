import { type FunctionForm, functionForms } from '../../src/cypher/functions/forms.ts'
import { allFunctions } from '../../src/cypher/functions/index.ts'
import { clauseDescriptions } from '../../src/cypher/language/clause-descriptions.ts'
import { refusedClauses } from '../../src/cypher/language/clauses.ts'
import { functionDifferences, procedureDifferences } from '../../src/cypher/language/differences.ts'
import { insteadOfFunction, missingFunctions } from '../../src/cypher/language/functions.ts'
import { insteadOfProcedure, missingProcedures } from '../../src/cypher/language/procedures.ts'
import { insteadText, SUPPORTED, type Instead, type Standing } from '../../src/cypher/language/standing.ts'
import { refusedSyntaxDescriptions, supportedSyntax } from '../../src/cypher/language/syntax-descriptions.ts'
import { ProcedureRegistry, procedureSignature } from '../../src/cypher/procedures/index.ts'
import { furtherProcedures } from '../../src/opening/procedures.ts'

/** The generated parts of docs/cypher.md by name, each as Markdown before it is formatted. */
export const cypherPage: { readonly [part: string]: string } = {
  clauses: clausesPart(),
  syntax: syntaxPart(),
  functions: functionsPart(),
  procedures: proceduresPart(),
}

/** Everything that the page has to speak of. */
export const namesOnPage: readonly string[] = [
  ...[...clauseDescriptions, ...refusedClauses].map(({ name }) => name),
  ...[...supportedSyntax, ...refusedSyntaxDescriptions].map(({ name }) => name),
  ...allFunctions.map(({ name }) => name),
  ...functionForms.map(({ name }) => name),
  ...missingFunctions,
  ...new ProcedureRegistry(furtherProcedures([])).all().map(({ name }) => name),
  ...missingProcedures,
]

function clausesPart(): string {
  const rows = clauseDescriptions.map(({ name, syntax, description, standing }) => [
    code(name),
    code(syntax),
    standingText(standing),
    description,
  ])
  return join(table(['clause', 'syntax', 'standing', ''], rows), notSupported('clause', refusedClauses))
}

function syntaxPart(): string {
  const rows = supportedSyntax.map(({ name, syntax }) => [name, code(syntax), standingText(SUPPORTED)])
  const missing = refusedSyntaxDescriptions.map((part) => [
    code(part.name),
    code(part.syntax),
    instead(part.instead),
  ])
  return join(
    table(['what', 'syntax', 'standing'], rows),
    'Not supported:',
    table(['what', 'syntax', 'instead'], missing),
  )
}

function functionsPart(): string {
  const there = [...allFunctions, ...functionForms].sort((one, other) =>
    one.name.localeCompare(other.name, 'en'),
  )
  const categories = [...new Set(there.map(categoryOf))].sort()
  const parts = categories.map((category) => {
    const rows = there
      .filter((one) => categoryOf(one) === category)
      .map(({ name, signature, description }) => [
        code(name),
        code(signature),
        standingText(functionDifferences.get(name) ?? SUPPORTED),
        description,
      ])
    return join(`### ${category}`, table(['function', 'signature', 'standing', ''], rows))
  })
  const missing = missingFunctions.map((name) => ({ name, instead: insteadOfFunction(name) }))
  return join(...parts, '### Not there', notSupported('function', missing))
}

function categoryOf(one: (typeof allFunctions)[number] | FunctionForm): string {
  return 'category' in one ? one.category : 'Aggregating'
}

function proceduresPart(): string {
  const rows = new ProcedureRegistry(furtherProcedures([]))
    .all()
    .map((definition) => [
      code(definition.name),
      code(procedureSignature(definition).slice(definition.name.length)),
      standingText(procedureDifferences.get(definition.name) ?? SUPPORTED),
      definition.description,
    ])
  return join(
    table(['procedure', 'signature', 'standing', ''], rows),
    notSupported(
      'procedure',
      missingProcedures.map((name) => ({ name, instead: insteadOfProcedure(name) })),
    ),
  )
}

/** One row for all that have the same text, in the order of the first of them. */
function notSupported(
  what: string,
  entries: readonly { readonly name: string; readonly instead: Instead | undefined }[],
): string {
  const groups = new Map<string, string[]>()
  for (const entry of entries) {
    if (entry.instead === undefined) throw new TypeError(`nothing is said instead of ${entry.name}`)
    const text = instead(entry.instead)
    groups.set(text, [...(groups.get(text) ?? []), code(entry.name)])
  }
  const rows = [...groups].map(([text, names]) => [names.join(', '), text])
  return join('Not supported:', table([what, 'instead'], rows))
}

function instead(value: Instead): string {
  return insteadText(value).replaceAll('|', String.raw`\|`)
}

function standingText(standing: Standing): string {
  return standing.kind === 'differs' ? `differs: ${standing.how}` : standing.kind
}

function code(text: string): string {
  return `\`${text.replaceAll('|', String.raw`\|`)}\``
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}

function join(...parts: readonly string[]): string {
  return parts.join('\n\n')
}
