import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { articleName, sharedPath } from './helpers/shared.ts'
import { trackedFiles } from './helpers/tracked-files.ts'

const RUN = 8
const article = sharedPath(articleName)

describe.skipIf(article === undefined)('the article', () => {
  const text = article === undefined ? '' : readFileSync(article, 'utf8')
  const runs = new Set(runsOf(words(text)))

  test('no eight words of it in a row stand in a tracked file, outside names, aliases and titles', () => {
    const files = trackedFiles()
    const exempt = new Set(namesIn(files).flatMap((name) => runsOf(words(name))))
    const found = files.flatMap(({ path, text: content }) =>
      runsOf(words(content))
        .filter((run) => runs.has(run) && !exempt.has(run))
        .map((run) => `${path}: ${run}`),
    )
    expect(found).toEqual([])
  })

  test('eight words in a row would be found, whatever their quotes and line breaks', () => {
    const sentence = text.split('\n')[3].split(' ').slice(0, 12).join('\n  ').replaceAll('\u2019', "'")
    expect(runsOf(words(sentence)).some((run) => runs.has(run))).toBe(true)
  })
})

function words(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('\u2019', "'")
      .match(/[\p{L}\p{N}']+/gu) ?? []
  )
}

function runsOf(list: readonly string[]): string[] {
  return list
    .slice(0, Math.max(0, list.length - RUN + 1))
    .map((_, index) => list.slice(index, index + RUN).join(' '))
}

function namesIn(files: readonly { readonly path: string; readonly text: string }[]): string[] {
  const textOf = (path: string): string => files.find((file) => file.path === path)?.text ?? ''
  const { entities } = parse(textOf('graph/entities.yaml')) as {
    entities: { name: string; aliases?: string[] }[]
  }
  const { documents } = parse(textOf('graph/documents.yaml')) as { documents: { title: string }[] }
  return [
    ...entities.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]),
    ...documents.map(({ title }) => title),
  ]
}
