import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, tokenizer } from 'acorn'
import { afterEach, describe, expect, test } from 'vitest'
import { root } from '../helpers/shared.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'silkgraph-test-'))
  folders.push(folder)
  return folder
}

/** Evaluates an expression over a script's exports in a process of its own: the scripts are no part of the types. */
function evaluate(script: string, expression: string): unknown {
  const code = `import * as script from ${JSON.stringify(join(root, 'scripts', script))}; process.stdout.write(JSON.stringify(${expression}))`
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }))
}

describe('the launchers', () => {
  const scripts = readdirSync(join(root, 'scripts')).filter((name) => name.endsWith('.mjs'))
  test.each(scripts)('%s is in syntax that Node 12 parses', (name) => {
    const code = readFileSync(join(root, 'scripts', name), 'utf8').replace(/^#!.*/, '')
    expect(() => parse(code, { ecmaVersion: 2020, sourceType: 'module' })).not.toThrow()
    const tokens = [...tokenizer(code, { ecmaVersion: 2020, sourceType: 'module' })].map(
      ({ type }) => type.label,
    )
    expect(tokens.filter((token) => token === '?.' || token === '??')).toEqual([])
    expect(code).not.toContain("from 'node:")
  })

  test('the command that is installed is in such syntax too, and loads the rest only afterwards', () => {
    const code = readFileSync(join(root, 'dist/cli/main.js'), 'utf8').replace(/^#!.*/, '')
    const { body } = parse(code, { ecmaVersion: 2020, sourceType: 'module' })
    expect(body.map(({ type }) => type)).not.toContain('ImportDeclaration')
  })

  test('a Node that is too old gets one line that says so', () => {
    const old = 'Silkgraph needs Node 20.19.0 or later; this is 12.22.12. Install a newer Node.'
    expect(evaluate('node-version.mjs', "script.versionProblem('12.22.12')")).toBe(old)
    expect(evaluate('node-version.mjs', "script.versionProblem('20.18.9')")).toContain('20.18.9')
    expect(evaluate('node-version.mjs', "script.versionProblem('20.19.0')")).toBe('')
    expect(evaluate('node-version.mjs', "script.versionProblem('22.0.0')")).toBe('')
  })

  test('packages are installed anew after a changed lock file and after an install that was interrupted', () => {
    const folder = temporaryFolder()
    const stale = () => evaluate('install.mjs', `script.installIsStale(${JSON.stringify(folder)})`)
    writeFileSync(join(folder, 'package-lock.json'), '{}')
    expect(stale()).toBe(true)
    mkdirSync(join(folder, 'node_modules'))
    expect(stale()).toBe(true)
    const hash = evaluate('hashes.mjs', `script.hashOf(${JSON.stringify(folder)}, ['package-lock.json'])`)
    writeFileSync(join(folder, 'node_modules/.silkgraph-install'), String(hash))
    expect(stale()).toBe(false)
    writeFileSync(join(folder, 'package-lock.json'), '{"changed":true}')
    expect(stale()).toBe(true)
  })

  test('the hash of a folder changes with content, names and new files', () => {
    const folder = temporaryFolder()
    const hash = () => evaluate('hashes.mjs', `script.hashOf(${JSON.stringify(folder)}, ['src'])`)
    mkdirSync(join(folder, 'src'))
    const hashes = [hash()]
    writeFileSync(join(folder, 'src/a'), '1')
    hashes.push(hash())
    writeFileSync(join(folder, 'src/a'), '2')
    hashes.push(hash())
    cpSync(join(folder, 'src/a'), join(folder, 'src/b'))
    hashes.push(hash())
    expect(new Set(hashes).size).toBe(4)
  })

  test('npm start with a broken graph folder says one clear line and ends with 1', () => {
    const result = spawnSync(
      process.execPath,
      [join(root, 'scripts/start.mjs'), '--graph', join(temporaryFolder(), 'none')],
      { encoding: 'utf8' },
    )
    expect(result.status).toBe(1)
    const lines = result.stderr
      .trim()
      .split('\n')
      .filter((line) => line !== 'Building ...')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('The folder cannot be read: there is nothing with this name.')
  })

  test('under npm start, names of files mean those of the folder where the user is', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'small.cypher'), "CREATE (:A {name: 'here'})")
    const words = [
      join(root, 'scripts/start.mjs'),
      'query',
      '--graph',
      'small.cypher',
      'MATCH (n) RETURN n.name',
    ]
    const { status, stdout } = spawnSync(process.execPath, words, {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, npm_lifecycle_event: 'start', INIT_CWD: folder },
    })
    expect([status, stdout]).toEqual([0, 'n.name\nhere\n'])
  })
})
