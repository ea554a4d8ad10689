import { shapeErrors } from '../../dataset/shape-error.ts'
import { readYaml, type YamlFile } from '../../dataset/yaml-file.ts'
import type { DataError, Place } from '../../errors.ts'
import { addAll } from '../../model/add-all.ts'
import { type GraphMapping, graphMappingSchema } from './graph-mapping.ts'

/** A mapping that makes nodes and relationships, and where its values stand. */
export interface GraphMappingFile {
  readonly file: string
  readonly mapping: GraphMapping
  readonly locate: (path: readonly (string | number)[]) => Place
}

/** Whether the text of a mapping is one that makes claims for a graph folder. Cost: linear in the text */
export function makesClaims(file: string, text: string): boolean {
  return documentsOf(text).some((document) => {
    const yaml = readYaml(file, document)
    return isYaml(yaml) && typeof yaml.value === 'object' && yaml.value !== null && 'claims' in yaml.value
  })
}

/**
 * The mappings of a text: one for each of its YAML documents, which `---` separates.
 *
 * @returns them, or what is wrong with their shape: `InvalidYaml`, `InvalidShape`. Cost: linear in the text
 */
export function readGraphMappings(
  file: string,
  text: string,
): { readonly mappings: readonly GraphMappingFile[] } | { readonly errors: readonly DataError[] } {
  const mappings: GraphMappingFile[] = []
  const errors: DataError[] = []
  for (const document of documentsOf(text)) {
    const yaml = readYaml(file, document)
    if (!isYaml(yaml)) {
      addAll(errors, yaml)
      continue
    }
    const parsed = graphMappingSchema.safeParse(yaml.value)
    if (parsed.success) mappings.push({ file, mapping: parsed.data, locate: (path) => yaml.locate(path) })
    else for (const issue of parsed.error.issues) addAll(errors, shapeErrors(yaml, issue))
  }
  return errors.length > 0 ? { errors } : { mappings }
}

/** The documents of a text, each on the lines on which it stands. */
function documentsOf(text: string): readonly string[] {
  const documents: string[] = []
  let before = 0
  let lines: string[] = []
  const end = (): void => {
    const body = lines.join('\n')
    if (/^[^\S\n]*[^\s#]/m.test(body)) documents.push('\n'.repeat(before) + body)
    before += lines.length
    lines = []
  }
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    if (/^---\s*(?:#.*)?$/.test(line)) {
      end()
      before++
    } else lines.push(line)
  }
  end()
  // A text of comments alone is one document that says nothing.
  return documents.length === 0 ? [text] : documents
}

function isYaml(read: YamlFile | readonly DataError[]): read is YamlFile {
  return 'value' in read
}
