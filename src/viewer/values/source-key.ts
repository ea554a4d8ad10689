import type { ValueSource } from '../../model/value-source.ts'

/** What names a source. */
export function sourceKey(source: ValueSource): string {
  return source.kind === 'property'
    ? `property ${source.key}`
    : `metric ${source.name} ${source.of ?? 'graph'}`
}
