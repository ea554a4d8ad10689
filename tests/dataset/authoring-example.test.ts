import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { check } from '../../src/dataset/check.ts'
import { compile } from '../../src/dataset/compile.ts'
import { root } from '../helpers/shared.ts'
import { datasetOf } from './fixture.ts'

test('the worked example of docs/authoring.md is a graph without errors', () => {
  const text = readFileSync(`${root}docs/authoring.md`, 'utf8')
  const blocks = [...text.matchAll(/```yaml\n# (\S+\.yaml)\n(.*?)```/gs)].map(
    ([, name, yaml]) => [name, yaml] as const,
  )
  const dataset = datasetOf(new Map(blocks))
  expect(check(dataset)).toEqual({ errors: [], notices: [] })
  const world = compile(dataset).relationships.filter(({ properties }) =>
    properties.some(([key]) => key === 'layer'),
  )
  expect(world.map(({ type, start, end }) => `${start} ${type} ${end}`)).toEqual([
    'eng:ada-lund BUILDS light:norsk',
    'light:norsk STANDS_ON isle:norsk',
    'light:norsk STANDS_ON isle:norsk',
  ])
})
