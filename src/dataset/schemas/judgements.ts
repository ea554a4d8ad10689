import { z } from 'zod'
import { idSchema, textSchema } from './common.ts'

const judgementSchema = z.strictObject({
  kind: z.enum(['same-entity', 'distinct', 'withdrawn', 'disputed']),
  ids: z.array(idSchema).min(1),
  /** A role, such as `editor`. */
  who: textSchema,
  when: z.iso.date('must be a date such as 2026-11-23'),
  why: textSchema,
  /** Of `distinct`: the entities are different readings of the same words, so that one passage can mean only one of them. */
  sameWords: z.boolean().default(false),
})

/** The shape of `judgements.yaml`. */
export const judgementsSchema = z.strictObject({ judgements: z.array(judgementSchema) })

export type Judgement = z.infer<typeof judgementSchema>
