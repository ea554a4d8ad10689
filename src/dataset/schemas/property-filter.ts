import { z } from 'zod'
import type { PropertyFilter } from '../../model/property-filter.ts'

const values = z.array(z.string()).min(1)
const end = z.union([z.number(), z.iso.date('must be a number, or a date such as 2026-11-27')]).optional()

/** The shape of one entry of `where` in the state of a view, and in a link. */
export const propertyFilterSchema: z.ZodType<PropertyFilter> = z.strictObject({
  of: z.enum(['nodes', 'lines']),
  name: z.string(),
  key: z.string().min(1),
  keep: z.discriminatedUnion(
    'kind',
    [
      z.strictObject({ kind: z.literal('only'), values }),
      z.strictObject({ kind: z.literal('without'), values }),
      z.strictObject({ kind: z.literal('contains'), text: z.string().min(1) }),
      z.strictObject({ kind: z.literal('range'), from: end, to: end }),
      z.strictObject({ kind: z.literal('present') }),
      z.strictObject({ kind: z.literal('absent') }),
    ],
    'must be only, without, contains, range, present or absent',
  ),
})
