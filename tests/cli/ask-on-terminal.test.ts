import { expect, test } from 'vitest'
import { hasTerminals, onTerminal } from './on-terminal.ts'

const question = 'Password of neo4j at bolt://127.0.0.1:1: '
const words = ['query', '--store', 'bolt://127.0.0.1:1', 'RETURN 1']

test.skipIf(!hasTerminals)('a terminal is asked for the password, which is not shown', () => {
  const { code, out } = onTerminal(words, { shown: question, typed: 'canary-word' })
  expect(out).toContain(question)
  expect(out).toContain('No Bolt server answers')
  expect(out).not.toContain('canary-word')
  expect(code).toBe(1)
})

test.skipIf(!hasTerminals)('Ctrl-C ends the question, and the command', () => {
  const { code, out } = onTerminal(words, { shown: question, typed: '\u0003' })
  expect(out).not.toContain('No Bolt server answers')
  expect(code).toBe(130)
})
