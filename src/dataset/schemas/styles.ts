import { z } from 'zod'
import { lineAppearanceSchema, nodeAppearance } from './appearance.ts'
import { keyNameSchema, labelNameSchema, typeNameSchema } from './common.ts'

const all = z.literal('*')

/** The shape of `styles.yaml`: how nodes and lines look where neither a view nor the reader says otherwise. */
export const stylesSchema = z.strictObject({
  /** By label; `*` is for all others. */
  nodes: z
    .record(
      z.union([labelNameSchema, all]),
      z.strictObject({ ...nodeAppearance, caption: keyNameSchema.optional() }),
    )
    .default({}),
  /** By relationship type; `*` is for all others. */
  lines: z.record(z.union([typeNameSchema, all]), lineAppearanceSchema).default({}),
})

export type Styles = z.output<typeof stylesSchema>
