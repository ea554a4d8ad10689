import { z } from 'zod'
import { DataError } from '../../errors.ts'
import { decodeMap } from '../../model/encoding.ts'
import { isList, kindOf } from '../../model/kinds.ts'
import type { Value } from '../../model/values.ts'

const nameSchema = z.string().min(1)

/** Values as `encodeValue` writes them: a tag says what JSON cannot. They are read when a graph is made of them. */
export type ImportedProperties = Readonly<Record<string, unknown>>

const propertiesSchema = z
  .custom<ImportedProperties>(isStorable, {
    error:
      'must be an object of text, numbers, true, false, lists of these, or tagged values such as {"date": "2026-11-26"}',
  })
  .default({})

/** The first line of `imported/<name>.ndjson`: the files that were read. */
export const importSchema = z.strictObject({ files: z.array(nameSchema).min(1) })

export const importedNodeSchema = z.strictObject({
  /** What relationships of the file name it by: unique in the file, and no entity's. Its property `id` may be another. */
  id: nameSchema,
  labels: z.array(nameSchema).default([]),
  properties: propertiesSchema,
})

export const importedRelationshipSchema = z.strictObject({
  type: nameSchema,
  /** A node of the file, or an entity. */
  start: nameSchema,
  end: nameSchema,
  properties: propertiesSchema,
})

function isStorable(encoded: unknown): boolean {
  try {
    return Object.values(decodeMap(encoded)).every((value) => value !== null && isStored(value))
  } catch (error) {
    if (error instanceof DataError) return false
    throw error
  }
}

const neverStored: ReadonlySet<string> = new Set(['map', 'node', 'relationship', 'path'])

function isStored(value: Value): boolean {
  return isList(value) ? value.every(isStored) : !neverStored.has(kindOf(value))
}
