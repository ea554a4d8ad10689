import { z } from 'zod'
import type { View } from '../../model/view.ts'
import { labelNameSchema, textSchema, typeNameSchema } from './common.ts'
import { viewStateSchema } from './view-state.ts'

const columnSchema = z.strictObject({
  title: textSchema,
  labels: z.array(labelNameSchema).min(1),
  types: z.array(typeNameSchema).default([]),
  open: textSchema.optional(),
  alone: textSchema.optional(),
  size: z.strictObject({ column: textSchema, one: textSchema, many: textSchema }).optional(),
})

const layoutSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('force') }),
    z.strictObject({ kind: z.literal('layered') }),
    z.strictObject({ kind: z.literal('circular') }),
    z.strictObject({ kind: z.literal('concentric'), by: textSchema.optional() }),
    z.strictObject({ kind: z.literal('grid') }),
    z.strictObject({ kind: z.literal('map') }),
    z.strictObject({ kind: z.literal('placed') }),
    z.strictObject({ kind: z.literal('columns'), columns: z.array(columnSchema).min(2) }),
    z.strictObject({ kind: z.literal('schema') }),
  ],
  'must be columns, placed, force, layered, circular, concentric, grid, map or schema',
)

/** The shape of `views/<id>.yaml`; `id` is the name of the file. */
export const viewSchema = z.strictObject({
  title: textSchema,
  question: textSchema.max(500),
  /** Place of its tab, from the left. */
  order: z.int(),
  sentence: textSchema.optional(),
  basis: textSchema.optional(),
  picture: textSchema,
  whole: textSchema.optional(),
  fold: z.array(textSchema).default([]),
  layout: layoutSchema,
  aside: z.strictObject({ title: textSchema, query: textSchema }).optional(),
  questions: z.array(textSchema).default([]),
  state: viewStateSchema.optional(),
})

/** A view as it was read, in the order of its tab. */
export interface OrderedView extends View {
  readonly order: number
}
