import { z } from 'zod'
import { idSchema, textSchema } from './common.ts'

const judgementSchema = z.strictObject({
  kind: z.enum(['same-entity', 'distinct', 'withdrawn', 'disputed']),
  ids: z.array(idSchema).min(1),
  /** A role, such as `editor`. */
  who: textSchema,
  when: z.iso.date('must be a date such as 2026-11-23'),
  why: textSchema,
  /** Of `distinct`: mentions that are easily taken for one another, so that the claims of one passage keep to one of them. */
  onePerPassage: z.boolean().default(false),
})

/** The shape of `judgements.yaml`. */
export const judgementsSchema = z.strictObject({ judgements: z.array(judgementSchema) })

export type Judgement = z.infer<typeof judgementSchema>
