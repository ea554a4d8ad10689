import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { root } from '../helpers/shared.ts'

interface Instruction {
  readonly stage: string
  readonly name: string
  readonly words: string
}

/** The instructions of the Dockerfile, each with the stage it belongs to; the last stage is called `''`. */
const instructions: readonly Instruction[] = readFileSync(join(root, 'Dockerfile'), 'utf8')
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .reduce<Instruction[]>((before, line) => {
    const [, name = '', words = ''] = /^(\S+) +(.*)$/.exec(line) ?? []
    const stage = name === 'FROM' ? (/ AS (\w+)$/.exec(words)?.[1] ?? '') : (before.at(-1)?.stage ?? '')
    return [...before, { stage, name, words }]
  }, [])

function ofStage(stage: string, name: string): readonly string[] {
  return instructions.filter((one) => one.stage === stage && one.name === name).map(({ words }) => words)
}

/** What a stage copies from the folder of the project, and to where. */
function copiesOf(stage: string): readonly { readonly sources: readonly string[]; readonly to: string }[] {
  return ofStage(stage, 'COPY')
    .filter((words) => !words.startsWith('--from='))
    .map((words) => ({ sources: words.split(' ').slice(0, -1), to: words.split(' ').at(-1) ?? '' }))
}

const sources = ['build', ''].flatMap((stage) => copiesOf(stage).flatMap((copy) => copy.sources))
const ignored = readFileSync(join(root, '.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))

describe('the Dockerfile', () => {
  test.each([...new Set(sources)])('copies %s, which git tracks', (source) => {
    const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', source], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(tracked).not.toBe('')
  })

  test('is sent what it copies, and nothing else', () => {
    expect(ignored[0]).toBe('*')
    expect(ignored.slice(1).toSorted()).toEqual(
      [...new Set(sources)].map((source) => `!${source}`).toSorted(),
    )
  })

  test('runs as a user that is not root, and holds no secret', () => {
    expect(ofStage('', 'USER')).toEqual(['1000:1000'])
    const names = instructions.map(({ name }) => name)
    expect(names.lastIndexOf('USER')).toBeGreaterThan(names.lastIndexOf('RUN'))
    const set = [...ofStage('build', 'ENV'), ...ofStage('', 'ENV'), ...ofStage('', 'ARG')]
    expect(set).toEqual(['NODE_ENV=production', 'NODE_IMAGE=node:20-slim'])
  })
})

describe('what the Dockerfile makes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'silkgraph-container-'))
  chmodSync(folder, 0o755)
  const [building, app] = [join(folder, 'build'), join(folder, 'app')]
  let running: ChildProcess | undefined
  afterAll(() => {
    running?.kill('SIGKILL')
    rmSync(folder, { recursive: true })
  })

  function copy(stage: string, folder: string): void {
    mkdirSync(folder, { recursive: true })
    for (const { sources, to } of copiesOf(stage))
      for (const source of sources)
        cpSync(join(root, source), to === './' ? join(folder, basename(source)) : join(folder, to), {
          recursive: true,
        })
  }

  /** Root serves as a user without rights, where the temporary folder lets that user in. */
  function withoutRights(file: string): { readonly uid?: number; readonly gid?: number } {
    const user = { uid: 1000, gid: 1000 }
    if (process.getuid?.() !== 0) return {}
    return spawnSync('test', ['-r', file], user).status === 0 ? user : {}
  }

  // No image is made here: the steps are done in folders, and the packages are those of this checkout.
  test('is built from what is copied, serves, and says by its health check that it does', async () => {
    copy('build', building)
    symlinkSync(join(root, 'node_modules'), join(building, 'node_modules'))
    const [install = '', build = ''] = ofStage('build', 'RUN')
    expect(install).toMatch(/^npm ci .*--ignore-scripts/)
    const built = spawnSync('sh', ['-c', build], { cwd: building, encoding: 'utf8' })
    expect([built.status, built.stdout]).toEqual([0, ''])
    copy('', app)
    expect(ofStage('', 'COPY').filter((words) => words.startsWith('--from='))).toEqual([
      '--from=build /build/dist dist',
    ])
    cpSync(join(building, 'dist'), join(app, 'dist'), { recursive: true })
    expect(existsSync(join(app, 'dist/types'))).toBe(false)
    // The pages that errors and --help name are those that go with the package.
    expect(readdirSync(join(app, 'docs')).filter((name) => name.endsWith('.md'))).toEqual(
      readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md')),
    )

    const token = randomBytes(32).toString('base64')
    const [entry = [], command = []] = ['ENTRYPOINT', 'CMD'].map(
      (name) => JSON.parse(ofStage('', name)[0] ?? '[]') as string[],
    )
    expect(entry[0]).toBe('node')
    const user = withoutRights(join(app, 'dist/cli/main.js'))
    const server = spawn(process.execPath, [...entry.slice(1), ...command, '--port', '0'], {
      cwd: app,
      env: { SILKGRAPH_TOKEN: token },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...user,
    })
    running = server
    const ended = new Promise<number | null>((resolve) => {
      server.once('close', resolve)
    })
    let output = ''
    for (const stream of [server.stdout, server.stderr])
      stream.on('data', (part: Buffer) => (output += part.toString()))
    await expect.poll(() => output, { timeout: 20_000 }).toContain('Ctrl-C stops it')
    const port = /127\.0\.0\.1:(\d+)/.exec(output)?.[1] ?? ''
    expect((await fetch(`http://localhost:${port}/`)).status).toBe(401)

    const check = /CMD (\[.*\])$/.exec(ofStage('', 'HEALTHCHECK')[0] ?? '')?.[1] ?? '[]'
    const [node, ...words] = JSON.parse(check.replace(':4870/', `:${port}/`)) as string[]
    expect(node).toBe('node')
    const healthy = (secret: string) =>
      spawnSync(process.execPath, words, { env: { SILKGRAPH_TOKEN: secret }, timeout: 10_000 }).status
    expect(healthy(token)).toBe(0)
    expect(healthy(randomBytes(32).toString('base64'))).toBe(1)

    server.kill(ofStage('', 'STOPSIGNAL')[0] as NodeJS.Signals)
    expect(await ended).toBe(0)
    expect(healthy(token)).toBe(1)
    expect(output).not.toContain(token)
  }, 120_000)
})

interface Service {
  readonly image?: string
  readonly environment: { readonly [name: string]: string }
  readonly ports: readonly string[]
  readonly volumes?: readonly string[]
  readonly command?: readonly string[]
  readonly depends_on?: unknown
  readonly healthcheck?: { readonly test: readonly string[] }
  readonly read_only?: boolean
  readonly init?: boolean
  readonly cap_drop: readonly string[]
  readonly security_opt: readonly string[]
  readonly user?: string
}

describe('docker-compose.yml', () => {
  const file = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8')) as {
    readonly services: { readonly neo4j: Service; readonly silkgraph: Service }
    readonly volumes: object
  }
  const { neo4j, silkgraph } = file.services

  test('has Neo4j 5.26 with a health check, volumes, memory settings and a password from outside', () => {
    expect(neo4j.image).toBe('${NEO4J_IMAGE:-neo4j:5.26-community}')
    expect(neo4j.healthcheck?.test[0]).toBe('CMD')
    expect(neo4j.volumes?.map((volume) => volume.split(':')[0])).toEqual(Object.keys(file.volumes))
    expect(Object.keys(neo4j.environment)).toEqual([
      'NEO4J_AUTH',
      'NEO4J_server_memory_heap_initial__size',
      'NEO4J_server_memory_heap_max__size',
      'NEO4J_server_memory_pagecache_size',
      'NEO4J_dbms_usage__report_enabled',
    ])
    expect(neo4j.environment['NEO4J_AUTH']).toMatch(/^neo4j\/\$\{NEO4J_PASSWORD:\?[^}]+\}$/)
  })

  test('has Silkgraph beside it, which waits for it and takes its token from outside', () => {
    expect(silkgraph.environment['SILKGRAPH_TOKEN']).toMatch(/^\$\{SILKGRAPH_TOKEN:\?[^}]+\}$/)
    expect(silkgraph.depends_on).toEqual({ neo4j: { condition: 'service_healthy' } })
    expect(silkgraph.command).toEqual(
      (JSON.parse(ofStage('', 'CMD')[0] ?? '[]') as string[]).map((word) =>
        word === 'localhost' ? '${SILKGRAPH_ALLOW_HOST:-localhost}' : word,
      ),
    )
    expect(silkgraph.read_only).toBe(true)
    expect(silkgraph.init).toBe(true)
  })

  test('opens no port beyond this machine, and no process may become more than it is', () => {
    for (const service of [neo4j, silkgraph]) {
      for (const port of service.ports) expect(port).toMatch(/^127\.0\.0\.1:/)
      expect(service.cap_drop).toEqual(['ALL'])
      expect(service.security_opt).toEqual(['no-new-privileges:true'])
    }
    expect(neo4j.user).toBe('7474:7474')
  })
})
