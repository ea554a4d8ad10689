import { shapeErrors } from '../../dataset/shape-error.ts'
import { readYaml } from '../../dataset/yaml-file.ts'
import type { DataError, Place } from '../../errors.ts'
import { type Mapping, mappingSchema } from './mapping.ts'

/** A mapping, and where its values stand. */
export interface MappingFile {
  readonly mapping: Mapping
  readonly locate: (path: readonly (string | number)[]) => Place
}

/** @returns the mapping, or what is wrong with its shape: `InvalidYaml`, `InvalidShape`. Cost: linear in the text */
export function readMapping(file: string, text: string): MappingFile | readonly DataError[] {
  const yaml = readYaml(file, text)
  if (!('value' in yaml)) return yaml
  const parsed = mappingSchema.safeParse(yaml.value)
  if (!parsed.success) return parsed.error.issues.flatMap((issue) => shapeErrors(yaml, issue))
  return { mapping: parsed.data, locate: (path) => yaml.locate(path) }
}
