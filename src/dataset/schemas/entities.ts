import { z } from 'zod'
import {
  captionSchema,
  idSchema,
  labelNameSchema,
  propertyValueSchema,
  textSchema,
  type PropertyValue,
} from './common.ts'

export const entitySchema = z
  .object({
    id: idSchema,
    label: labelNameSchema,
    name: textSchema,
    caption: captionSchema,
    /** What a reader would type. */
    aliases: z.array(textSchema).default([]),
  })
  /** Further keys are checked against the properties that the ontology gives the label. */
  .catchall(propertyValueSchema)

/** The shape of `entities.yaml`. */
export const entitiesSchema = z.strictObject({ entities: z.array(entitySchema) })

export type Entity = z.infer<typeof entitySchema>

/** The keys that every entity has; an ontology cannot define properties of these names. */
export const entityKeys = ['id', 'label', 'name', 'caption', 'aliases'] as const

/** What an entity carries besides the keys that every entity has. */
export function ownProperties(entity: Entity): readonly (readonly [key: string, value: PropertyValue])[] {
  const fixed: readonly string[] = entityKeys
  return Object.entries(entity).filter((entry): entry is [string, PropertyValue] => !fixed.includes(entry[0]))
}
