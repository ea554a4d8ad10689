import { z } from 'zod'
import { colourNames, dashes, RADIUS, WIDTH } from '../../model/appearance.ts'
import type { ColourBy, LineAppearance, NodeAppearance, SizeBy } from '../../model/appearance.ts'
import { iconNames } from '../../model/icon-names.ts'
import type { ValueSource } from '../../model/value-source.ts'
import type { ViewState } from '../../model/view.ts'

const sourceSchema: z.ZodType<ValueSource> = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('property'), key: z.string().min(1) }),
    z.strictObject({
      kind: z.literal('metric'),
      name: z.string().min(1),
      of: z.enum(['graph', 'picture']).optional(),
    }),
  ],
  'must be property or metric',
)

const steps = z.boolean().optional()

const sizeSchema = ({ least, most }: { readonly least: number; readonly most: number }): z.ZodType<SizeBy> =>
  z.discriminatedUnion(
    'kind',
    [
      z.strictObject({ kind: z.literal('fixed'), size: z.number().min(least).max(most) }),
      z.strictObject({ kind: z.literal('ranking'), by: sourceSchema, steps }),
    ],
    'must be fixed or ranking',
  )

const colourSchema: z.ZodType<ColourBy> = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('fixed'), colour: z.enum(colourNames) }),
    z.strictObject({ kind: z.literal('partition'), by: sourceSchema }),
    z.strictObject({ kind: z.literal('ranking'), by: sourceSchema, steps }),
  ],
  'must be fixed, partition or ranking',
)

/** The fields of the appearance of nodes, which `styles.yaml` extends by a caption. */
export const nodeAppearance = {
  size: sizeSchema(RADIUS).optional(),
  colour: colourSchema.optional(),
  icon: z.enum(iconNames, 'must be the name of an icon that Silkgraph has').optional(),
}

export const lineAppearanceSchema: z.ZodType<LineAppearance> = z.strictObject({
  width: sizeSchema(WIDTH).optional(),
  colour: colourSchema.optional(),
  dash: z.enum(dashes).optional(),
})

const nodeAppearanceSchema: z.ZodType<NodeAppearance> = z.strictObject(nodeAppearance)

/** The shape of `appearance` in the state of a view. */
export const appearanceSchema: z.ZodType<NonNullable<ViewState['appearance']>> = z.strictObject({
  nodes: z.record(z.string(), nodeAppearanceSchema).optional(),
  lines: z.record(z.string(), lineAppearanceSchema).optional(),
})
