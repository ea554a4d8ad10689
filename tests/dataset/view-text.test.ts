import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { editYaml, writeYaml } from '../../src/dataset/edit-yaml.ts'
import type { OrderedView } from '../../src/dataset/schemas/views.ts'
import { readViewFile, viewText } from '../../src/dataset/view-text.ts'

const folder = join(import.meta.dirname, '../../graph/views')
const files = readdirSync(folder)

function viewOf(id: string, text: string): OrderedView {
  const read = readViewFile(id, text)
  if (!('view' in read)) throw read[0]
  return read.view
}

const written = `# Read this first.
title: Lights # the tab
question: Which light   stands where?
order: 3

# What is drawn.
picture: |
  MATCH (n)
  RETURN n
fold: [place]
layout: { kind: force }
state:
  v: 1
  # Too far to the left otherwise.
  moved:
    - { key: a, x: 1, y: 2 }
  expanded: [a]
questions: [builders]   # below
`

describe('the text of a view', () => {
  test.each(files)('%s is read back as it was, written anew and over itself', (name) => {
    const id = name.replace('.yaml', '')
    const text = readFileSync(join(folder, name), 'utf8')
    const view = viewOf(id, text)
    expect(viewOf(id, viewText(view))).toEqual(view)
    expect(viewText(view, text)).toBe(text)
  })

  test('keeps comments, order and white space of the file that is there', () => {
    const view = viewOf('lights', written)
    const changed = viewText(
      {
        ...view,
        title: 'All lights',
        order: 9,
        state: { v: 1, moved: [{ key: 'b', x: -4, y: 0 }], captions: { Light: 'name' } },
      },
      written,
    )
    expect(changed).toBe(`# Read this first.
title: All lights # the tab
question: Which light   stands where?
order: 3

# What is drawn.
picture: |
  MATCH (n)
  RETURN n
fold: [place]
layout: { kind: force }
state:
  v: 1
  # Too far to the left otherwise.
  moved:
    - { key: b, x: -4, y: 0 }
  captions: { Light: name }
questions: [builders]   # below
`)
  })

  test('gets a state at its end, and loses it', () => {
    const text = written.replace(/state:[^]*?(?=questions)/, '').trimEnd()
    const view = viewOf('lights', text)
    const state = { v: 1, graph: '123456789012', selected: ['a: b #c'], connected: true } as const
    const kept = viewText({ ...view, state }, text)
    expect(kept).toBe(
      `${text}\nstate:\n  v: 1\n  graph: "123456789012"\n  selected: [ "a: b #c" ]\n  connected: true\n`,
    )
    expect(viewOf('lights', kept).state).toEqual(state)
    expect(viewText(view, kept)).toBe(`${text}\n`)
  })

  test.each([
    ['an empty file', '', expect.stringContaining('views/lights.yaml is there and cannot be read')],
    [
      'a file that is not YAML',
      written.replace('question: Which', 'question: "Which'),
      expect.stringMatching(/^views\/lights\.yaml is there and cannot be read in line \d+: /),
    ],
    [
      'a key that no view has',
      `${written}notes: mine\n`,
      'views/lights.yaml is there and cannot be read in line 19: The file has the unknown key notes.',
    ],
  ])('%s is not written over', (_, before, message: unknown) => {
    expect(() => viewText(viewOf('lights', written), before)).toThrow(
      expect.objectContaining({
        code: 'UnreadableFile',
        message,
        hint: 'Mend it first, or give another name: it is not written over.',
      }),
    )
  })
})

describe('a state in a file', () => {
  const errors = (state: string): readonly string[] => {
    const read = readViewFile(
      'lights',
      `title: L\nquestion: Q\norder: 1\npicture: RETURN 1\nlayout: { kind: force }\nstate:\n${state}`,
    )
    return 'view' in read
      ? []
      : read.map(({ place, message, hint }) => `${place?.line}:${place?.column} ${message} ${hint}`)
  }
  const see = 'docs/authoring.md describes each key.'
  test.each([
    ['  v: 2\n', '7:6 state.v is 2: it must be 1. Did you mean 1?'],
    ['  v: 1\n  zoom: 2\n', `8:3 state has the unknown key zoom. Remove or rename it; ${see}`],
    ['  v: 1\n  expanded: a\n', `8:13 state.expanded is "a": it must be a list. ${see}`],
    [
      '  v: 1\n  camera: { x: 0, y: 0, ratio: 0 }\n',
      `8:32 state.camera.ratio is 0: it must be more than 0. ${see}`,
    ],
    [
      '  v: 1\n  graph: abc\n',
      `8:10 state.graph is "abc": it must be the first 12 digits that CALL graph.hash() gives. ${see}`,
    ],
    ['  v: 1\n  moved:\n    - { key: a, x: 1 }\n', `9:7 state.moved[0].y is missing. Add it; ${see}`],
  ])('%j is refused with its line and what to do', (state, error) => {
    expect(errors(state)).toEqual([error])
  })
})

test('a map that is edited holds what it is to hold, whatever that is', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom('', '#', 'a: b', '- a', '|', 'yes', '1', 'x\ny\n', ' z', '"', "'", '?', 'null'),
  )
  const value = fc.oneof(
    text,
    fc.integer(),
    fc.boolean(),
    fc.array(text, { maxLength: 3 }),
    fc.dictionary(text, text, { maxKeys: 3, noNullPrototype: true }),
  )
  const map = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd'),
    fc.oneof(value, fc.dictionary(fc.constantFrom('a', 'b'), value, { noNullPrototype: true })),
    { noNullPrototype: true },
  )
  fc.assert(
    fc.property(map, map, fc.boolean(), (before, after, commented) => {
      const lines = writeYaml(before)
      const file = commented ? `# first\n${lines}# last\n` : lines
      const gone = Object.keys(before).filter((key) => !(key in after))
      const edited = editYaml(file, { ...Object.fromEntries(gone.map((key) => [key, undefined])), ...after })
      expect(parse(edited) ?? {}).toEqual(after)
      if (commented) expect(edited).toContain('# last')
    }),
    { numRuns: 300 },
  )
})
