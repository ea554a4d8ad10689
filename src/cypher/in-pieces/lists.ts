import type { Value } from '../../model/values.ts'
import type { FunctionContext } from '../runtime/function-context.ts'
import { EMPTY_LIST_BYTES, requireLength, sizeOf, SLOT_BYTES, withSize } from '../runtime/value-size.ts'
import type { Making } from './making.ts'

/** So many elements between two looks at what they hold. */
const CHUNK = 1024

/**
 * A list of so many elements, each made by its place.
 * @throws QueryLimitError `MemoryLimit`, before the memory is taken
 */
export function* makeList(
  length: number,
  at: (index: number) => Value,
  context: FunctionContext,
): Making<readonly Value[]> {
  requireLength('list', length)
  const { slice } = context
  const memory = context.hold()
  try {
    // Elements that other lists hold too count here again, as these may be let go.
    let bytes = EMPTY_LIST_BYTES + length * SLOT_BYTES
    memory.replace(bytes)
    const items: Value[] = []
    for (let index = 0; index < length; index++) {
      if (--slice.work <= 0) yield
      const item = at(index)
      if (typeof item !== 'number') bytes += sizeOf(item)
      if (index % CHUNK === 0) memory.replace(bytes)
      items.push(item)
    }
    return withSize(items, bytes)
  } finally {
    memory.clear()
  }
}
