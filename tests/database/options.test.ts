import { describe, expect, test } from 'vitest'
import { type BackendTransaction, EmbeddedBackend } from '../../src/backend/index.ts'
import { BoltBackend } from '../../src/backend/bolt/index.ts'
import { HttpBackend } from '../../src/backend/http/http-backend.ts'
import { ChannelClient } from '../../src/backend/worker/channel-client.ts'
import { WorkerBackend } from '../../src/backend/worker/worker-backend.ts'
import { Database, limitIndexMemory, limitMemory } from '../../src/database/index.ts'
import { memoryLimitReached, timeLimitReached } from '../../src/model/limit-errors.ts'

const database = new Database()
const units =
  'Times are in milliseconds and memory is in bytes, as in { maxMillis: 1000 }; Infinity means no limit.'
const invalid = (message: string) => ({ name: 'UsageError', code: 'InvalidLimit', message, hint: units })
const unknown = (name: string, hint: string) => ({
  name: 'UsageError',
  code: 'UnknownOption',
  message: `Unknown option \`${name}\`.`,
  hint,
})
const notOption = (message: string) => ({ name: 'UsageError', code: 'InvalidOption', message })
const queryOptions = 'The options are maxMillis, maxRecords, maxMemory, exact, readOnly, withoutRewrites.'
const runOptions = 'The options are signal, limits, exact, readOnly, maxWaitMillis, onProgress.'
const together = 'Put the limits of a backend under `limits`, as in { limits: { maxMillis: 1000 } }.'

const invalidOption = (message: string) => ({
  name: 'UsageError',
  code: 'InvalidOption',
  message,
  hint: 'Leave it out for the default.',
})
const notAnObject = (what: string) => ({
  name: 'UsageError',
  code: 'InvalidOption',
  message: `\`options\` must be an object, but is ${what}.`,
  hint: 'Leave them out for the defaults.',
})

/** As a caller in JavaScript gives them. */
const given = (options: unknown): never => options as never

describe('a database refuses', () => {
  const ways: readonly (readonly [string, (options: object) => unknown])[] = [
    ['query', (options) => database.query('RETURN 1', {}, options)],
    ['start', (options) => database.start('RETURN 1', {}, options)],
    ['prepare', (options) => database.prepare('RETURN 1', options)],
    ['a statement', (options) => database.prepare('RETURN 1').run({}, options)],
  ]
  describe.each(ways)('in %s', (_, ask) => {
    test.each([
      [{ maxMilis: 5 }, unknown('maxMilis', `Did you mean \`maxMillis\`? ${queryOptions}`)],
      [{ readonly: true }, unknown('readonly', `Did you mean \`readOnly\`? ${queryOptions}`)],
      [{ timeout: 5 }, unknown('timeout', queryOptions)],
      [
        { limits: { maxMillis: 5 } },
        unknown(
          'limits',
          'Give each limit of a `Database` as an option of its own, as in { maxMillis: 1000 }.',
        ),
      ],
      [{ maxMillis: -5 }, invalid('`maxMillis` must be a number above 0, but is -5.')],
      [{ maxMillis: 0 }, invalid('`maxMillis` must be a number above 0, but is 0.')],
      [{ maxRecords: NaN }, invalid('`maxRecords` must be a whole number above 0, but is NaN.')],
      [{ maxMemory: '5' }, invalid('`maxMemory` must be a number above 0, but is a string.')],
      [{ maxMillis: null }, invalid('`maxMillis` must be a number above 0, but is null.')],
      [{ maxMillis: 5n }, invalid('`maxMillis` must be a number above 0, but is a bigint.')],
      [{ maxRecords: 1.5 }, invalid('`maxRecords` must be a whole number above 0, but is 1.5.')],
      [
        { maxWaitMillis: 5 },
        unknown(
          'maxWaitMillis',
          'Run the query through `EmbeddedBackend`, where writers wait for one another.',
        ),
      ],
      [5, notAnObject('5')],
      [[], notAnObject('a list')],
      [null, notAnObject('null')],
      [{ readOnly: 'true' }, notOption('`readOnly` must be true or false.')],
      [{ exact: 1 }, notOption('`exact` must be true or false.')],
      [{ withoutRewrites: 'all' }, notOption('`withoutRewrites` must be a list of names.')],
    ])('%o', (options, error) => {
      expect(() => ask(given(options))).toThrow(expect.objectContaining(error))
    })

    test.each([{}, { maxMillis: Infinity }, { maxMillis: undefined, maxRecords: Infinity }])(
      'and takes %o',
      (options) => {
        expect(() => ask(given(options))).not.toThrow('option')
      },
    )
  })

  test('a wrong option of a transaction, which goes on', () => {
    database.transaction((transaction) => {
      expect(() => transaction.query('RETURN 1', {}, given({ maxMilis: 5 }))).toThrow(
        expect.objectContaining({ code: 'UnknownOption' }),
      )
      expect(transaction.query('RETURN 1 AS n').records).toEqual([[1]])
    })
  })
})

describe('every backend refuses', () => {
  const silent = new ChannelClient({ post: () => {}, listen: () => {}, lost: () => {} })
  const embedded = new EmbeddedBackend(new Database())
  const ask =
    (backend: Pick<BackendTransaction, 'run'>) =>
    (options: unknown): Promise<unknown> =>
      backend.run('RETURN 1', {}, given(options))
  // None of them is reached: what is wrong is told before.
  const backends = [
    ['embedded', ask(embedded)],
    ['embedded, in a transaction', (options: unknown) => embedded.transaction((one) => ask(one)(options))],
    ['worker', ask(new WorkerBackend(silent, () => {}))],
    ['http', ask(new HttpBackend('http://127.0.0.1:1/api'))],
    ['bolt', ask(new BoltBackend({ address: 'bolt://127.0.0.1:1' }))],
  ] as const
  describe.each(backends)('%s', (_, run) => {
    test.each([
      [{ maxMillis: 5 }, unknown('maxMillis', together)],
      [{ limit: {} }, unknown('limit', `Did you mean \`limits\`? ${runOptions}`)],
      [
        { limits: { maxMilis: 5 } },
        unknown('maxMilis', 'Did you mean `maxMillis`? The options are maxMillis, maxRecords, maxMemory.'),
      ],
      [{ limits: 5 }, invalid('`limits` must be an object.')],
      [{ limits: { maxMillis: -5 } }, invalid('`limits.maxMillis` must be a number above 0, but is -5.')],
      [{ limits: { maxMemory: NaN } }, invalid('`limits.maxMemory` must be a number above 0, but is NaN.')],
      [
        { limits: { maxRecords: 1.5 } },
        invalid('`limits.maxRecords` must be a whole number above 0, but is 1.5.'),
      ],
      [{ signal: 5 }, invalidOption('`signal` must be an AbortSignal, but is 5.')],
      [
        { onProgress: 5 },
        {
          name: 'UsageError',
          code: 'InvalidOption',
          message: '`onProgress` must be a function.',
          hint: 'Leave it out, or write onProgress: (share) => console.log(share).',
        },
      ],
      [5, notAnObject('5')],
      [null, notAnObject('null')],
      [{ maxWaitMillis: -1 }, invalid('`maxWaitMillis` must be a number of 0 or more, but is -1.')],
    ])('%o', async (options, error) => {
      await expect(run(options)).rejects.toMatchObject(error)
    })
  })

  test.each([
    [
      { maxWaitMilis: 5 },
      unknown('maxWaitMilis', 'Did you mean `maxWaitMillis`? The options are maxWaitMillis, signal.'),
    ],
    [{ maxWaitMillis: NaN }, invalid('`maxWaitMillis` must be a number of 0 or more, but is NaN.')],
  ])('how long a writer waits: %o', async (options, error) => {
    await expect(embedded.begin(given(options))).rejects.toMatchObject(error)
    await expect(database.beginInTurn(given(options))).rejects.toMatchObject(error)
  })
})

test.each([
  [0, '0'],
  [-1, '-1'],
  [NaN, 'NaN'],
  ['1', 'a string'],
])('limitMemory refuses %o', (bytes, what) => {
  expect(() => limitMemory(given(bytes))).toThrow(
    expect.objectContaining({
      code: 'InvalidLimit',
      message: `The memory limit must be a number above 0, but is ${what}.`,
    }),
  )
})

test.each([
  [-5, '-5'],
  [NaN, 'NaN'],
  ['1', 'a string'],
])('limitIndexMemory refuses %o', (bytes, what) => {
  expect(() => limitIndexMemory(given(bytes))).toThrow(
    expect.objectContaining({
      code: 'InvalidLimit',
      message: `The limit of index memory must be a number of at least 0, but is ${what}.`,
    }),
  )
})

describe('what a caller in JavaScript gives in the place of something else', () => {
  const refused: readonly (readonly [string, () => unknown, string, string])[] = [
    [
      'no text',
      () => database.query(given(undefined)),
      'InvalidText',
      'The text of a query must be a string, but is undefined.',
    ],
    [
      'a number',
      () => database.query(given(5)),
      'InvalidText',
      'The text of a query must be a string, but is 5.',
    ],
    [
      'a number, prepared',
      () => database.prepare(given(5)),
      'InvalidText',
      'The text of a query must be a string, but is 5.',
    ],
    [
      'null parameters',
      () => database.query('RETURN 1', given(null)),
      'InvalidParameter',
      '`parameters` must be an object, but is null.',
    ],
    [
      'a list of parameters',
      () => database.query('RETURN 1', given([])),
      'InvalidParameter',
      '`parameters` must be an object, but is a list.',
    ],
    [
      'options of a transaction',
      () => database.begin(given({ maxMilis: 1 })),
      'UnknownOption',
      'Unknown option `maxMilis`.',
    ],
    [
      'options of a transaction of a function',
      () => database.transaction(() => 1, given({ maxMilis: 1 })),
      'UnknownOption',
      'Unknown option `maxMilis`.',
    ],
    [
      'options of a transaction that are not',
      () => database.begin(given(5)),
      'InvalidOption',
      '`options` must be an object, but is 5.',
    ],
    [
      'options of a statement',
      () => database.prepare('RETURN 1').run({}, given(5)),
      'InvalidOption',
      '`options` must be an object, but is 5.',
    ],
    [
      'options of a database',
      () => new Database(given({ maxMillis: 1 })),
      'InvalidGraphStore',
      'A `Database` must be given a graph store, or nothing.',
    ],
    [
      'null for a store',
      () => new Database(given(null)),
      'InvalidGraphStore',
      'A `Database` must be given a graph store, or nothing.',
    ],
    [
      'no database',
      () => new EmbeddedBackend(given(undefined)),
      'InvalidDatabase',
      '`EmbeddedBackend` must be given a `Database`.',
    ],
    [
      'options of a backend',
      () => new EmbeddedBackend(database, given({ maxWaitMillis: 100 })),
      'InvalidDescription',
      'The second argument of `EmbeddedBackend` must be a description of the graph, not options.',
    ],
  ]
  test.each(refused)('%s', (_, give, code, message) => {
    expect(give).toThrow(expect.objectContaining({ name: 'UsageError', code, message }))
  })

  test('leaves a transaction open that it was given to', () => {
    database.transaction((transaction) => {
      for (const text of [undefined, 5])
        expect(() => transaction.query(given(text))).toThrow(expect.objectContaining({ code: 'InvalidText' }))
      expect(transaction.query('RETURN 1 AS n').records).toEqual([[1]])
    })
  })
})

test.each([
  [5, '5 ms'],
  [1000, '1 second'],
  [1500, '1.5 seconds'],
  [10_000, '10 seconds'],
])('a limit of %d ms is told as %s', (millis, text) => {
  expect(timeLimitReached(millis).message).toBe(`The query ran longer than its limit of ${text}.`)
})

test.each([
  [1, '1 byte'],
  [10, '10 bytes'],
  [1024, '1 KiB'],
  [1536, '1.5 KiB'],
  [100_000, '98 KiB'],
  [1.5 * 1024 * 1024, '1.5 MiB'],
  [1024 * 1024 * 1024, '1024 MiB'],
])('a limit of %d bytes is told as %s', (bytes, text) => {
  expect(memoryLimitReached(bytes, 'query').message).toBe(
    `The query needs more memory than its limit of ${text}.`,
  )
})
