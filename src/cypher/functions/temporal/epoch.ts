import { isInteger } from '../../../model/numbers.ts'
import { within } from '../../../model/temporal/failure.ts'
import { ZonedDateTime } from '../../../model/temporal/index.ts'
import type { Value } from '../../../model/values.ts'
import { wrongType } from '../../runtime/errors.ts'
import { defineFunction } from '../../catalog/define.ts'
import type { FunctionDefinition } from '../../catalog/function-definition.ts'
import { momentOfEpoch } from './fields.ts'

const fromEpoch = defineFunction({
  name: 'datetime.fromepoch',
  category: 'Temporal',
  signature: '(seconds :: INTEGER, nanoseconds :: INTEGER) :: ZONED DATETIME',
  description: 'The ZONED DATETIME (UTC) so many seconds and nanoseconds after 1970-01-01T00:00Z.',
  // Null is an error, as on the server.
  nulls: 'custom',
  call: ([seconds, nanoseconds]) => {
    const { epochDay, nanoOfDay } = momentOfEpoch(integer('datetime.fromepoch', seconds), 1)
    const rest = within('nanosecond', Number(integer('datetime.fromepoch', nanoseconds)), 0, 999_999_999)
    return ZonedDateTime.at({ epochDay, nanoOfDay: nanoOfDay + rest }, 0)
  },
})

const fromEpochMillis = defineFunction({
  name: 'datetime.fromepochmillis',
  category: 'Temporal',
  signature: '(milliseconds :: INTEGER) :: ZONED DATETIME',
  description: 'The ZONED DATETIME (UTC) so many milliseconds after 1970-01-01T00:00Z.',
  // Null is an error, as on the server.
  nulls: 'custom',
  call: ([milliseconds]) =>
    ZonedDateTime.at(momentOfEpoch(integer('datetime.fromepochmillis', milliseconds), 1000), 0),
})

/** datetime.fromepoch, datetime.fromepochmillis. TCK Temporal1 [11]. */
export const epoch: readonly FunctionDefinition[] = [fromEpoch, fromEpochMillis]

function integer(name: string, value: Value): number | bigint {
  if (isInteger(value)) return value
  throw wrongType(`${name}()`, 'an INTEGER', value)
}
