import type { ImportedFile } from '../imported.ts'
import { type ImportedFault, ImportedRules } from '../imported-rules.ts'
import { countText } from '../../model/count-text.ts'
import type { Findings } from './finding.ts'

/** Of one file; more are of the same kind as a rule. */
const MOST_FAULTS = 20

/** Ids are unique in their file and no entity's, ends are nodes of the file or entities, and nothing passes for evidence. */
export function checkImported(findings: Findings): void {
  const { dataset } = findings
  if (dataset.imported.length === 0) return
  const rules = new ImportedRules(dataset)
  const entities = new Set(dataset.entities.map(({ id }) => id))
  const shared = new Map<string, string>()
  for (const imported of dataset.imported) {
    checkFile(findings, imported, rules, entities)
    noticeShared(findings, imported, shared)
  }
}

function checkFile(
  findings: Findings,
  { file, nodes, relationships }: ImportedFile,
  rules: ImportedRules,
  entities: ReadonlySet<string>,
): void {
  let faults = 0
  const tell = (fault: ImportedFault | undefined, line: number, ...path: string[]): void => {
    if (fault === undefined || ++faults > MOST_FAULTS) return
    const { code, message, hint } = fault
    findings.errorIn(code, { file, line, column: 1, path }, message, hint)
  }
  const lines = new Map<string, number>()
  for (const { id, labels, properties, line } of nodes) {
    const before = lines.get(id)
    if (before === undefined) lines.set(id, line)
    else
      tell(
        {
          code: 'DuplicateId',
          message: `Two nodes have the id ${id}: here and on line ${before}.`,
          hint: 'Give one of them a different id.',
        },
        line,
        'node',
        'id',
      )
    const { id: own, layer, claims } = properties
    tell(rules.faultOfNode(id, labels, { id: own, layer, claims }), line, 'node')
  }
  for (const { type, start, end, properties, line } of relationships) {
    for (const [key, id] of [
      ['start', start],
      ['end', end],
    ] as const)
      if (!lines.has(id) && !entities.has(id)) tell(dangling(id), line, 'relationship', key)
    tell(
      rules.faultOfRelationship(type, { layer: properties['layer'], claims: properties['claims'] }),
      line,
      'relationship',
    )
  }
}

function dangling(id: string): ImportedFault {
  return {
    code: 'DanglingId',
    message: `A relationship starts or ends at ${id}, which is neither a node of the file nor an entity.`,
    hint: 'Correct the id, or add the node to the file.',
  }
}

/** A node of one file may have the id of another's: each file has ids of its own. */
function noticeShared(findings: Findings, { file, nodes }: ImportedFile, shared: Map<string, string>): void {
  let first: { readonly id: string; readonly other: string; readonly line: number } | undefined
  let count = 0
  for (const { properties, line } of nodes) {
    const id = properties['id']
    if (typeof id !== 'string') continue
    const other = shared.get(id)
    if (other === undefined) shared.set(id, file)
    else {
      count++
      first ??= { id, other, line }
    }
  }
  if (first === undefined) return
  findings.noticeIn(
    'SharedId',
    { file, line: first.line, column: 1 },
    `${countText(count, 'node has', 'nodes have')} an id that another imported node has too, such as ${first.id} (${first.other}): a query by id finds several.`,
    'Import the files together with --join id where they are the same, else leave it.',
  )
}
