import { isMap } from '../../../model/values.ts'
import type { BoundExpression } from '../../bound/index.ts'
import type { Evaluator } from '../../expression/evaluator.ts'
import { equals } from '../../../model/equality.ts'
import type { Batch } from '../../runtime/batch.ts'
import type { Compilation } from '../compilation.ts'

/** Whether a relationship has the properties that a variable-length or shortest pattern asks for. */
export type PropertyCheck = (batch: Batch, row: number) => ((relationship: number) => boolean) | undefined

/** Compiles the property map of a pattern: the map is evaluated once a record, compared once a relationship. */
export function propertyCheck(
  properties: BoundExpression | undefined,
  compilation: Compilation,
): PropertyCheck {
  if (properties === undefined) return () => undefined
  const evaluate: Evaluator = compilation.expression(properties)
  const { reader } = compilation.context
  return (batch, row) => {
    const wanted = evaluate(batch, row)
    if (wanted === null || !isMap(wanted)) return () => false
    const entries = Object.keys(wanted).map((key) => ({ key: reader.keyId(key), value: wanted[key] }))
    return (relationship) =>
      entries.every(
        ({ key, value }) =>
          key !== -1 && equals(reader.relationshipProperty(relationship, key), value) === true,
      )
  }
}
