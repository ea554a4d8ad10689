import { z } from 'zod'
import { dateOrders, decimalSigns, valueTypes } from '../../formats/tables/value-types.ts'
import { readings, valueSchema, eachSchema, nameSchema } from './parts.ts'

/**
 * A text in which `{Column}` stands for the cell of the row, and `{#}` for the number of the row, `{##}` where a column is called `#`.
 * Names are those of the table.
 */
const templateSchema = z.string().min(1)

/** The value that a cell has by all cells of its column, or by a type, or as in a mapping that makes claims. */
const graphValueSchema = z.union(
  [
    z.strictObject({
      of: templateSchema,
      as: z.literal('value'),
      /** Left out: all cells of the column decide. */
      type: z.enum(valueTypes).optional(),
      /** The decimal sign of a float. */
      decimal: z.enum(decimalSigns).optional(),
      /** What comes first in a date. */
      order: z.enum(dateOrders).optional(),
    }),
    valueSchema,
  ],
  `must be a text such as "{Column}", or have of, and perhaps as (value, ${readings.join(', ')}), type (of as: value: ${valueTypes.join(', ')}), values, otherwise, split, decimal and order (of type: date: ${dateOrders.join(', ')})`,
)
const propertiesSchema = z.record(z.string().min(1), graphValueSchema).default({})

const nodeSchema = z.strictObject({
  /** Left out: the node gets none here. */
  label: templateSchema.optional(),
  /** One node for each item of a cell. */
  each: eachSchema.optional(),
  /** Wherever the same id comes up it is the same node, with the labels of all. */
  id: templateSchema,
  name: templateSchema.optional(),
  caption: templateSchema.optional(),
  properties: propertiesSchema,
})

const relationshipSchema = z.strictObject({
  start: nameSchema,
  type: templateSchema,
  end: nameSchema,
  properties: propertiesSchema,
})

/** The shape of a mapping that makes nodes and relationships of a table, without claims. */
export const graphMappingSchema = z.strictObject({
  /** Which table it is of; any that has its columns, where that is not given. */
  table: z
    .strictObject({ file: z.string().min(1).optional(), sheet: z.string().min(1).optional() })
    .default({}),
  /** What a row is known by: no two rows have the same. */
  row: templateSchema.optional(),
  entities: z.record(nameSchema, nodeSchema),
  relationships: z.record(nameSchema, relationshipSchema).default({}),
})

export type GraphMapping = z.output<typeof graphMappingSchema>
export type NodeRule = z.output<typeof nodeSchema>
export type RelationshipRule = z.output<typeof relationshipSchema>
export type GraphValueRule = z.output<typeof graphValueSchema>
