import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { peers } from '../../bench/peers/index.ts'
import { root } from '../helpers/shared.ts'

interface Package {
  readonly dependencies?: { readonly [name: string]: string }
  readonly devDependencies?: { readonly [name: string]: string }
}

const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'))
const wanted = peers.flatMap(({ package: name }) => (name === undefined ? [] : [name])).toSorted()
const { dependencies = {} } = read('bench/package.json') as Package

test('the packages of the peers are installed for the benchmark, each in one version', () => {
  expect(wanted).toHaveLength(3)
  expect(Object.keys(dependencies).toSorted()).toEqual(wanted)
  const { packages } = read('bench/package-lock.json') as {
    readonly packages: { readonly [path: string]: { readonly version?: string; readonly integrity?: string } }
  }
  for (const [name, version] of Object.entries(dependencies))
    expect(packages[`node_modules/${name}`]).toMatchObject({
      version,
      integrity: expect.stringMatching(/^sha512-/),
    })
})

test('and are no dependency of Silkgraph', () => {
  const product = read('package.json') as Package
  const all = Object.keys({ ...product.dependencies, ...product.devDependencies })
  expect(all.filter((name) => wanted.includes(name))).toEqual([])
})
