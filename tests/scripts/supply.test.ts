import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Schema, Validator } from '@cfworker/json-schema'
import { afterAll, describe, expect, test } from 'vitest'
// @ts-expect-error a script without types
import { provenanceOf } from '../../scripts/provenance.mjs'
import { root } from '../helpers/shared.ts'

interface Bom {
  readonly components: {
    type: string
    readonly name: string
    readonly group?: string
    readonly version: string
    readonly purl: string
    readonly hashes: readonly { readonly alg: string; readonly content: string }[]
  }[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[]
}

const readBom = (): Bom => JSON.parse(readFileSync(join(root, 'dist/sbom.cdx.json'), 'utf8')) as Bom

describe('the bill of materials of the build', () => {
  test('is CycloneDX 1.6 by its schema, which refuses one that is not', () => {
    const read = (name: string): Schema & { $id?: string } =>
      JSON.parse(
        readFileSync(join(root, 'node_modules/@cyclonedx/cyclonedx-library/res/schema', name), 'utf8'),
      ) as Schema
    const validator = new Validator(read('bom-1.6.SNAPSHOT.schema.json'), '7', false)
    for (const name of ['spdx.SNAPSHOT.schema.json', 'jsf-0.82.SNAPSHOT.schema.json'])
      validator.addSchema({ ...read(name), $id: `http://cyclonedx.org/schema/${name}` })
    expect(validator.validate(readBom()).errors).toEqual([])
    const wrong = readBom()
    wrong.components[0].type = 'packet'
    expect(validator.validate(wrong).valid).toBe(false)
  })

  test('lists what the licences of the bundles list, each once and with the hash of the lock file', () => {
    const licences = readFileSync(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8')
    const bundled = [...licences.matchAll(/^(\S+) (\S+)\nLicence: /gm)].map(
      ([, name, version]) => `${name} ${version}`,
    )
    const { components, dependencies } = readBom()
    const nameOf = ({ group, name }: { readonly group?: string; readonly name: string }): string =>
      group === undefined ? name : `${group}/${name}`
    expect(components.map((one) => `${nameOf(one)} ${one.version}`).toSorted()).toEqual(bundled.toSorted())
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      readonly packages: { readonly [path: string]: { readonly version: string; readonly integrity: string } }
    }
    for (const one of components) {
      const { alg, content } = one.hashes[0]
      const integrity = `sha512-${Buffer.from(content, 'hex').toString('base64')}`
      expect([
        alg,
        nameOf(one),
        Object.values(packages).some((held) => held.integrity === integrity),
      ]).toEqual(['SHA-512', nameOf(one), true])
    }
    const own = dependencies.find(({ ref }) => ref.startsWith('pkg:npm/silkgraph@'))
    expect(own?.dependsOn?.toSorted()).toEqual(components.map(({ purl }) => purl).toSorted())
  })
})

describe('the provenance of a packed package', () => {
  const checkout = mkdtempSync(join(tmpdir(), 'silkgraph-provenance-'))
  const elsewhere = mkdtempSync(join(tmpdir(), 'silkgraph-tarball-'))
  afterAll(() => {
    for (const folder of [checkout, elsewhere]) rmSync(folder, { recursive: true })
  })
  const git = (...words: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', ...words], {
      cwd: checkout,
      encoding: 'utf8',
    }).trim()

  test('names its digest, the commit and the lock file, and is refused where files differ from the commit', () => {
    for (const name of ['package.json', 'package-lock.json'])
      copyFileSync(join(root, name), join(checkout, name))
    git('init', '--quiet')
    git('add', '.')
    git('commit', '--quiet', '-m', 'x')
    const tarball = join(elsewhere, 'silkgraph-0.1.0.tgz')
    writeFileSync(tarball, 'packed')
    const sha512 = (bytes: string | Buffer): string => createHash('sha512').update(bytes).digest('hex')
    const made = provenanceOf(tarball, checkout) as {
      readonly subject: unknown
      readonly predicateType: string
      readonly predicate: { readonly buildDefinition: { readonly resolvedDependencies: unknown } }
    }
    expect(made.subject).toEqual([{ name: 'silkgraph-0.1.0.tgz', digest: { sha512: sha512('packed') } }])
    expect(made.predicateType).toBe('https://slsa.dev/provenance/v1')
    expect(made.predicate.buildDefinition.resolvedDependencies).toEqual([
      {
        uri: 'git+https://github.com/silkgraph/silkgraph.git',
        digest: { gitCommit: git('rev-parse', 'HEAD') },
      },
      {
        name: 'package-lock.json',
        digest: { sha512: sha512(readFileSync(join(root, 'package-lock.json'))) },
      },
    ])
    writeFileSync(join(checkout, 'package.json'), '{}')
    expect(() => provenanceOf(tarball, checkout) as unknown).toThrow('Files differ from the commit')
  })
})

describe('the images of a release', () => {
  const digest = `@sha256:${'0'.repeat(64)}`
  const check = (environment: { readonly [name: string]: string }) => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/check-images.mjs')], {
      env: environment,
      encoding: 'utf8',
    })
    return [status, stderr.split('\n').filter((line) => line !== '').length]
  }

  test.each<[string, { readonly [name: string]: string }, number, number]>([
    ['none', {}, 1, 2],
    ['tags', { NODE_IMAGE: 'node:20-slim', NEO4J_IMAGE: 'neo4j:5.26-community' }, 1, 2],
    ['one tag', { NODE_IMAGE: `node:20-slim${digest}`, NEO4J_IMAGE: 'neo4j:5.26-community' }, 1, 1],
    ['a short digest', { NODE_IMAGE: 'node:20-slim@sha256:00', NEO4J_IMAGE: `neo4j${digest}` }, 1, 1],
    ['digests', { NODE_IMAGE: `node:20-slim${digest}`, NEO4J_IMAGE: `neo4j:5.26-community${digest}` }, 0, 0],
  ])('%s', (_, environment, status, lines) => {
    expect(check(environment)).toEqual([status, lines])
  })
})
