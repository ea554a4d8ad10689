import { describe, expect, test } from 'vitest'
import { type BackendTransaction, EmbeddedBackend } from '../../src/backend/index.ts'
import { BoltBackend } from '../../src/backend/bolt/index.ts'
import { HttpBackend } from '../../src/backend/http/http-backend.ts'
import { ChannelClient } from '../../src/backend/worker/channel-client.ts'
import { WorkerBackend } from '../../src/backend/worker/worker-backend.ts'
import { Database, limitMemory } from '../../src/database/index.ts'
import { memoryLimitReached } from '../../src/model/limit-errors.ts'

const database = new Database()
const units =
  'Times are in milliseconds and memory is in bytes, as in { maxMillis: 1000 }; Infinity is no limit.'
const invalid = (message: string) => ({ name: 'UsageError', code: 'InvalidLimit', message, hint: units })
const unknown = (name: string, hint: string) => ({
  name: 'UsageError',
  code: 'UnknownOption',
  message: `There is no option \`${name}\` here.`,
  hint,
})
const notOption = (message: string) => ({ name: 'UsageError', code: 'InvalidOption', message })
const queryOptions = 'The options are maxMillis, maxRecords, maxMemory, exact, readOnly, withoutRewrites.'
const runOptions = 'The options are signal, limits, exact, readOnly, maxWaitMillis.'
const together = 'Limits of a backend are given together, as in { limits: { maxMillis: 1000 } }.'

/** As a caller in JavaScript gives them. */
const given = (options: object): object => options

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
        unknown('limits', 'Limits of a `Database` are options themselves, as in { maxMillis: 1000 }.'),
      ],
      [{ maxMillis: -5 }, invalid('`maxMillis` must be a number above 0, but is -5.')],
      [{ maxMillis: 0 }, invalid('`maxMillis` must be a number above 0, but is 0.')],
      [{ maxRecords: NaN }, invalid('`maxRecords` must be a number above 0, but is NaN.')],
      [{ maxMemory: '5' }, invalid('`maxMemory` must be a number above 0.')],
      [{ maxMillis: null }, invalid('`maxMillis` must be a number above 0.')],
      [{ maxMillis: 5n }, invalid('`maxMillis` must be a number above 0.')],
      [{ readOnly: 'true' }, notOption('`readOnly` must be true or false.')],
      [{ exact: 1 }, notOption('`exact` must be true or false.')],
      [{ withoutRewrites: 'all' }, notOption('`withoutRewrites` must be a list of names.')],
    ])('%o', (options, error) => {
      expect(() => ask(given(options))).toThrow(expect.objectContaining(error))
    })

    test.each([{}, { maxMillis: Infinity }, { maxMillis: undefined, maxRecords: 0.5 }])(
      'and takes %o',
      (options) => {
        expect(() => ask(options)).not.toThrow('option')
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
    (options: object): Promise<unknown> =>
      backend.run('RETURN 1', {}, options)
  // None of them is reached: what is wrong is told before.
  const backends = [
    ['embedded', ask(embedded)],
    ['embedded, in a transaction', (options: object) => embedded.transaction((one) => ask(one)(options))],
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
      [{ maxWaitMillis: -1 }, invalid('`maxWaitMillis` must be a number, 0 or above, but is -1.')],
    ])('%o', async (options, error) => {
      await expect(run(options)).rejects.toMatchObject(error)
    })
  })

  test.each([
    [
      { maxWaitMilis: 5 },
      unknown('maxWaitMilis', 'Did you mean `maxWaitMillis`? The options are maxWaitMillis, signal.'),
    ],
    [{ maxWaitMillis: NaN }, invalid('`maxWaitMillis` must be a number, 0 or above, but is NaN.')],
  ])('how long a writer waits: %o', async (options, error) => {
    await expect(embedded.begin(given(options))).rejects.toMatchObject(error)
    await expect(database.beginInTurn(given(options))).rejects.toMatchObject(error)
  })
})

test.each([[0], [-1], [NaN], ['5' as unknown as number]])('limitMemory refuses %o', (bytes) => {
  expect(() => limitMemory(bytes)).toThrow(expect.objectContaining({ code: 'InvalidLimit' }))
})

test.each([
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
