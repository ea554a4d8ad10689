import { SCALAR_TYPES } from '../../../model/schema.ts'
import { isList, typeName } from '../../../model/kinds.ts'
import type { Value } from '../../../model/values.ts'
import { weightOf } from '../../runtime/value-size.ts'
import type { Host } from '../../runtime/function-context.ts'
import { defineFunction } from '../../catalog/define.ts'
import type { FunctionDefinition } from '../../catalog/function-definition.ts'

const exists = defineFunction({
  name: 'exists',
  category: 'Predicate',
  signature: '(input :: ANY) :: BOOLEAN',
  description: 'Whether a property is there; `IS NOT NULL` says the same.',
  nulls: 'custom',
  call: ([input]) => input !== null,
})

const timestamp = defineFunction({
  name: 'timestamp',
  category: 'Scalar',
  signature: '() :: INTEGER',
  description: 'Milliseconds since 1970-01-01T00:00Z.',
  volatile: true,
  call: (_, { host }) => Math.trunc(host.now()),
})

const randomUuid = defineFunction({
  name: 'randomUUID',
  category: 'Scalar',
  signature: '() :: STRING',
  description: 'A random UUID (version 4). Not for secrets.',
  volatile: true,
  call: (_, { host }) => uuid(host),
})

const valueType = defineFunction({
  name: 'valueType',
  category: 'Scalar',
  signature: '(input :: ANY) :: STRING',
  description: 'The name of the most precise type of the value.',
  nulls: 'custom',
  *pausing([input], context) {
    if (!isList(input)) return describe(input)
    const inner = new Set<string>()
    for (const item of input) {
      context.slice.work -= 1 + weightOf(item)
      if (context.slice.work <= 0) yield
      inner.add(describe(item))
    }
    return listType(inner)
  },
})

/** exists, timestamp, randomUUID, valueType. */
export const others: readonly FunctionDefinition[] = [exists, timestamp, randomUuid, valueType]

function uuid(host: Host): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(host.random() * 16))
  digits[12] = 4
  digits[16] = 8 + (digits[16] & 3)
  const text = digits.map((digit) => digit.toString(16)).join('')
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join(
    '-',
  )
}

/** In the order in which Neo4j names the members of a union. */
const TYPE_ORDER: readonly string[] = [...SCALAR_TYPES, 'NODE', 'RELATIONSHIP', 'MAP', 'LIST', 'PATH']

function describe(value: Value): string {
  if (value === null) return 'NULL'
  return isList(value) ? listType(new Set(value.map(describe))) : `${typeName(value)} NOT NULL`
}

function listType(elements: ReadonlySet<string>): string {
  const inner = [...elements]
  if (inner.length === 0) return 'LIST<NOTHING> NOT NULL'
  const nullable = inner.includes('NULL')
  const types = inner.filter((name) => name !== 'NULL').sort((a, b) => rank(a) - rank(b))
  if (types.length === 0) return 'LIST<NULL> NOT NULL'
  const names = nullable ? types.map((name) => name.replace(/ NOT NULL$/, '')) : types
  return `LIST<${names.join(' | ')}> NOT NULL`
}

function rank(name: string): number {
  return TYPE_ORDER.findIndex((type) => name.startsWith(type))
}
