import { z } from 'zod'
import { layoutKinds, type ViewState } from '../../model/view.ts'
import { appearanceSchema } from './appearance.ts'
import { propertyFilterSchema } from './property-filter.ts'

const keys = z.array(z.string()).optional()
const place = z.number().min(-999_999).max(999_999)

/** The shape of `state` in a view: the words of a link, as the parts in `viewer/state/parts/` write them. */
export const viewStateSchema: z.ZodType<ViewState> = z.strictObject({
  v: z.literal(1),
  graph: z
    .string()
    .regex(/^[0-9a-f]{12}$/, 'must be the first 12 digits that CALL graph.hash() gives')
    .optional(),
  selected: keys,
  expanded: keys,
  added: keys,
  paths: keys,
  folding: keys,
  removed: keys,
  only: keys,
  revealed: keys,
  moved: z.array(z.strictObject({ key: z.string(), x: place, y: place })).optional(),
  connected: z.boolean().optional(),
  allClaims: z.boolean().optional(),
  many: z.enum(['all', 'communities']).optional(),
  within: keys,
  without: z
    .strictObject({ label: keys, type: keys, modality: keys, status: keys, credited: keys, layer: keys })
    .optional(),
  where: z.array(propertyFilterSchema).optional(),
  dropLoose: z.boolean().optional(),
  captions: z.record(z.string(), z.string().min(1)).optional(),
  appearance: appearanceSchema.optional(),
  camera: z
    .strictObject({
      x: z.number(),
      y: z.number(),
      ratio: z.number().refine((ratio) => ratio > 0, 'must be more than 0'),
    })
    .optional(),
  document: z.string().optional(),
  claim: z.string().min(1).optional(),
  measure: z.string().min(1).optional(),
  panel: z.enum(['filters', 'history']).optional(),
  cross: z.strictObject({ rows: z.string().min(1), columns: z.string().min(1) }).optional(),
  cell: z.strictObject({ row: z.string().min(1), column: z.string().min(1) }).optional(),
  layout: z.strictObject({ kind: z.enum(layoutKinds), by: z.string().min(1).optional() }).optional(),
})
