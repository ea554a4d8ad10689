import { phrasePieces, type QueryFile } from '../canned/canned-query.ts'
import { type Catalog, impossiblePatterns, ProcedureRegistry } from '../cypher/index.ts'
import type { Finding } from '../dataset/check.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { namesOf } from '../dataset/names.ts'
import { didYouMean } from '../dataset/nearest.ts'
import { shapesOf } from '../dataset/shapes.ts'
import type { OrderedView } from '../dataset/schemas/views.ts'
import { furtherProcedures } from './procedures.ts'
import { proveStatement } from './prove-statement.ts'
import { queryStatements, suggestStatements, viewStatements } from './statements.ts'
import { vocabularyGraph } from './vocabulary.ts'

/**
 * Proves the Cypher of a folder's views and canned queries, and that each question of a view is there. Cost: that of preparing
 * each statement; nothing is run.
 *
 * @param ids of all canned queries, those included whose files have not the right form
 * @returns the errors of `proveStatement`, `UnknownQuestion`, `WrongType`, and the notice `UnusedParameter`
 */
export function proveWords(
  dataset: Dataset,
  queries: readonly QueryFile[],
  ids: readonly string[],
): readonly Finding[] {
  const shapes = shapesOf(dataset)
  const catalog: Catalog = {
    reader: vocabularyGraph(namesOf(dataset)).read(),
    procedures: new ProcedureRegistry(furtherProcedures([])),
    impossible: shapes === undefined ? undefined : impossiblePatterns(shapes),
  }
  return [
    ...dataset.views.flatMap((view) => [
      ...viewStatements(dataset, view).flatMap((statement) => proveStatement(statement, catalog).findings),
      ...unknownQuestions(dataset, view, ids),
    ]),
    ...queries.flatMap((file) => proveQuery(file, catalog)),
  ]
}

function unknownQuestions(dataset: Dataset, view: OrderedView, ids: readonly string[]): readonly Finding[] {
  return view.questions.flatMap((id, index) =>
    ids.includes(id)
      ? []
      : {
          severity: 'error',
          code: 'UnknownQuestion',
          message: `The view ${view.id} offers the canned query ${id}, which does not exist.`,
          hint: didYouMean(id, ids, `Write it as queries/${id}.cypher in the graph folder.`),
          place: dataset.placeOf(view, 'questions', index),
        },
  )
}

function proveQuery(file: QueryFile, catalog: Catalog): readonly Finding[] {
  const { query, placeOf } = file
  const proofs = queryStatements(file).map((statement) => proveStatement(statement, catalog))
  const findings = [
    ...proofs,
    ...suggestStatements(file).map((statement) => proveStatement(statement, catalog)),
  ].flatMap((proof) => proof.findings)
  const used = new Set(proofs.flatMap(({ parameters }) => parameters))
  const isRunnable = findings.every(({ code }) => code !== 'InvalidCypher' && code !== 'AsksForPlan')
  for (const [index, phrase] of query.phrases.entries()) {
    const slots = phrasePieces(phrase).flatMap((piece) => (piece.kind === 'slot' ? piece.name : []))
    for (const name of slots.filter((one) => !Object.hasOwn(query.parameters, one)))
      findings.push({
        severity: 'error',
        code: 'UnknownParameter',
        message: `A phrase of the canned query ${query.id} names the parameter ${name}, which it does not have.`,
        hint: didYouMean(
          name,
          Object.keys(query.parameters),
          'Write a parameter of the query between the braces.',
        ),
        place: placeOf(['phrases', index]),
      })
    if (slots.length === 0 || slots.length === phrasePieces(phrase).length)
      findings.push({
        severity: 'error',
        code: 'WrongPhrase',
        message: `A phrase of the canned query ${query.id} must have words and a parameter: ${JSON.stringify(phrase)}.`,
        hint: 'Write it as `groups in {country}`.',
        place: placeOf(['phrases', index]),
      })
  }
  for (const [name, { type, default: value }] of Object.entries(query.parameters)) {
    const path = ['parameters', name]
    if (!hasType(value, type))
      findings.push({
        severity: 'error',
        code: 'WrongType',
        message: `The default of ${name} must be of type ${type}, but is ${JSON.stringify(value)}.`,
        hint: 'Correct the default or the type.',
        place: placeOf([...path, 'default']),
      })
    if (isRunnable && !used.has(name))
      findings.push({
        severity: 'notice',
        code: 'UnusedParameter',
        message: `No statement of the canned query ${query.id} uses its parameter ${name}.`,
        hint: `Use it as $${name}, or remove it.`,
        place: placeOf(path),
      })
  }
  return findings
}

function hasType(
  value: string | number | boolean,
  type: 'string' | 'integer' | 'float' | 'boolean',
): boolean {
  switch (type) {
    case 'integer':
      return Number.isSafeInteger(value)
    case 'float':
      return typeof value === 'number'
    default:
      return typeof value === type
  }
}
