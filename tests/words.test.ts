import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'
import { root } from './helpers/shared.ts'
import { trackedFiles } from './helpers/tracked-files.ts'

/** A row of the table in CONTRIBUTING.md. */
interface Rule {
  readonly not: readonly string[]
  readonly except: readonly string[]
}

interface Text {
  readonly line: number
  readonly text: string
}

/** A text that no one reads: its words are compared with a token, to find one that is easy to guess. */
const LIST_OF_WORDS = 'src/server/common-words.ts'

/** Their messages are the ends of sentences, which begin with the value that is wrong: see src/dataset/shape-error.ts. */
const SCHEMAS = 'src/dataset/schemas/'

/** Which arguments are message and hint of what makes an error. */
const makers: ReadonlyMap<string, readonly number[]> = new Map([
  ['failure', [1, 3]],
  ['syntaxError', [1, 2]],
  ['runtimeError', [2, 3]],
  ['temporalFailure', [0, 1]],
  ['outOfRange', [0, 1]],
  ['combination', [0]],
  ['invalidPoint', [0, 1]],
])

const page = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
const rules = readRules(page)
const files = trackedFiles()

describe('the words of the product', () => {
  const sources = files
    .filter(({ path }) => /^src\/.*\.tsx?$/.test(path) && path !== LIST_OF_WORDS)
    .map((file) => ({ ...file, nodes: nodesOf(file.path, file.text) }))

  test('are those of CONTRIBUTING.md', () => {
    expect(
      sources.flatMap(({ path, text, nodes }) =>
        textsOf(text, nodes).flatMap(({ line, text: said }) =>
          wrongWords(said).map((words) => `${path}:${line} ${words}: ${said}`),
        ),
      ),
    ).toEqual([])
  })

  test('are those of CONTRIBUTING.md in what the bundled graph says, its views and its canned queries', () => {
    const spoken = files.filter(({ path }) => /^(graph\/.*\.yaml|queries\/.*\.cypher)$/.test(path))
    expect(spoken.length).toBeGreaterThan(30)
    expect(
      spoken.flatMap(({ path, text }) =>
        text
          .split('\n')
          .flatMap((line, at) =>
            wrongWords(line).map((words) => `${path}:${at + 1} ${words}: ${line.trim()}`),
          ),
      ),
    ).toEqual([])
  })

  test('of an error are sentences', () => {
    const sentences = sources
      .filter(({ path }) => !path.startsWith(SCHEMAS))
      .flatMap(({ path, text, nodes }) => sentencesOf(text, nodes).map((said) => ({ path, ...said })))
    expect(sentences.length).toBeGreaterThan(500)
    expect(sentences.filter(({ text }) => !isSentence(text))).toEqual([])
  })

  test.each([
    ["const a = { message: 'The query is no query.' }", ['is no']],
    ['const a = `There is no ${b}, and ${c} is no d.`', ['is no']],
    ["const a = 'There is no such thing.'", []],
    ['const a = <p title="Nobody knows">Stands\n twice, {b}</p>', ['nobody', 'stands twice']],
    ["import a from './is no b'", []],
    ['// Nobody reads this.', []],
  ])('are read from the source: %s', (source, wrong) => {
    expect(textsOf(source, nodesOf('canary.tsx', source)).flatMap(({ text }) => wrongWords(text))).toEqual(
      wrong,
    )
  })

  test.each([
    [
      "const a = { code: 'X', message: `${b} is wrong.`, hint: c ? 'Mend it.' : undefined }",
      ['… is wrong.', 'Mend it.'],
    ],
    ["const message = 'It is ' + 'wrong.'", ['It is wrong.']],
    ["throw failure('X', 'It is wrong.', at, 'Mend it.')", ['It is wrong.', 'Mend it.']],
    ["const title = 'It is wrong.'", []],
  ])('are found where an error is made: %s', (source, expected) => {
    expect(sentencesOf(source, nodesOf('canary.ts', source)).map(({ text }) => text)).toEqual(expected)
  })

  test.each([
    ['`x` must be a string.', true],
    ['range() needs a step.', true],
    ['--host is missing.', true],
    ['… is missing.', true],
    ['a number was divided by 0.', false],
    ['The query is wrong', false],
    ['Well done!', false],
  ])('a sentence has a capital and a stop: %s', (text, expected) => {
    expect(isSentence(text)).toBe(expected)
  })
})

describe('the lists of CONTRIBUTING.md', () => {
  const lists = page
    .slice(page.indexOf('## Add a ...'), page.indexOf('## Words'))
    .split('\n### ')
    .slice(1)
    .map((text) => ({ title: text.split('\n')[0], text }))

  test('say how to add what there is a registry of', () => {
    expect(lists.map(({ title }) => title)).toEqual([
      'Function of Cypher',
      'Clause of Cypher',
      'Operator of an expression',
      'Operator of a plan',
      'Rewrite of a plan',
      'Format of files',
      'Command',
      'Metric',
      'Canned query',
      'View',
      'Part of the page',
      'Layout',
      'Check',
      'Shape or peer of the benchmark',
      'Type of relationship',
    ])
  })

  test.each(lists)('name files that are there: $title', ({ text }) => {
    const named = [...text.matchAll(/`((?:src|tests|docs|graph|queries|bench)\/[^` ]*|README\.md)`/g)].map(
      ([, path]) => path,
    )
    expect(named.length).toBeGreaterThan(2)
    // NAME is the new file's own: its folder must be there.
    const missing = named.filter(
      (name) => !files.some(({ path }) => path.startsWith(name.replace(/NAME.*/, ''))),
    )
    expect(missing).toEqual([])
  })
})

function readRules(markdown: string): readonly Rule[] {
  const lines = markdown.split('\n')
  const start = lines.findIndex((line) => /^\| not +\| but +\| except +\|$/.test(line))
  const rows = lines.slice(start + 2)
  return rows
    .slice(
      0,
      rows.findIndex((line) => !line.startsWith('|')),
    )
    .map((row) => {
      const [, not, , except] = row.split('|')
      return { not: wordsIn(not), except: wordsIn(except) }
    })
}

function wordsIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, words]) => words)
}

/** The words of the table that a text has. */
function wrongWords(text: string): readonly string[] {
  return rules.flatMap(({ not, except }) => {
    const rest = except.reduce((left, words) => left.replace(new RegExp(words, 'gi'), ''), text)
    return not.filter((words) => new RegExp(`\\b${words}\\b`, 'i').test(rest))
  })
}

/** Begins with a capital, a sign, a call or a file; ends with a stop, or with what is put in. */
function isSentence(text: string): boolean {
  return /^([^a-z]|[\w.]+\(\)|docs\/)/.test(text) && /[.?…]$/.test(text)
}

/** The texts of a source that people may read, with `…` for what is put into them: those with a space, which no name has. */
function textsOf(source: string, nodes: readonly SyntaxNode[]): readonly Text[] {
  return nodes.flatMap((node) => {
    const text = textOf(node)
    return text === undefined || !/ /.test(text.trim()) ? [] : [told(source, node, text)]
  })
}

/** The messages and hints of errors, as far as they are written out where they are given. */
function sentencesOf(source: string, nodes: readonly SyntaxNode[]): readonly Text[] {
  return nodes.flatMap((node) => {
    if (node.type === 'Property' || node.type === 'VariableDeclarator') {
      const name = (nodeAt(node, 'key') ?? nodeAt(node, 'id'))?.['name']
      const value = nodeAt(node, 'value') ?? nodeAt(node, 'init')
      return name === 'message' || name === 'hint'
        ? wholes(value).map((text) => told(source, node, text))
        : []
    }
    const places = node.type === 'CallExpression' ? makers.get(String(nodeAt(node, 'callee')?.['name'])) : []
    const given = Array.isArray(node['arguments']) ? node['arguments'] : []
    return (places ?? []).flatMap((at) => wholes(given[at])).map((text) => told(source, node, text))
  })
}

/** What an expression of literals says: one text for each way that it may go. */
function wholes(node: unknown): readonly string[] {
  if (!isNode(node)) return []
  if (node.type === 'ConditionalExpression')
    return [...wholes(node['consequent']), ...wholes(node['alternate'])]
  if (node.type === 'BinaryExpression')
    return wholes(node['left']).flatMap((left) => wholes(node['right']).map((right) => left + right))
  const text = textOf(node)
  return text === undefined || text === '' ? [] : [text]
}

function told(source: string, { start }: SyntaxNode, text: string): Text {
  return { line: source.slice(0, start).split('\n').length, text: text.replace(/\s+/g, ' ').trim() }
}

/** Every node of a source but those of imports. */
function nodesOf(path: string, source: string): readonly SyntaxNode[] {
  const found: SyntaxNode[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit)
    if (!isNode(node) || nodeAt(node, 'source') !== undefined) return
    found.push(node)
    Object.values(node).forEach(visit)
  }
  visit(parseSync(path, source).program.body)
  return found
}

function nodeAt(node: SyntaxNode, key: string): SyntaxNode | undefined {
  const part = node[key]
  return isNode(part) ? part : undefined
}

interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

function textOf({ type, value, quasis }: SyntaxNode): string | undefined {
  if ((type === 'Literal' || type === 'JSXText') && typeof value === 'string') return value
  if (type !== 'TemplateLiteral' || !Array.isArray(quasis)) return undefined
  return quasis.map((part: { value: { cooked: string } }) => part.value.cooked).join('…')
}
