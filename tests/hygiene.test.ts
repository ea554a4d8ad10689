import { describe, expect, test } from 'vitest'
import { trackedFiles } from './helpers/tracked-files.ts'

// The words are put together here so that this file does not hold them itself.
const rules = [
  {
    name: 'a path of a computer',
    pattern: new RegExp(`(^|[^.\\w~-])/(${['home', 'root', 'work', 'Users', 'farm'].join('|')})/[A-Za-z.]`),
  },
  { name: 'a path of a computer', pattern: new RegExp(`\\b[A-Z]:${'\\\\'}{1,2}(Users|Windows)`) },
  {
    name: 'a registry host',
    pattern: new RegExp(
      [
        'registry\\.npm' + 'js',
        'npm' + 'js\\.org',
        'py' + 'pi\\.org',
        'repo1?\\.ma' + 'ven',
        'un' + 'pkg\\.com',
      ].join('|'),
      'i',
    ),
  },
  {
    name: 'the mark of a conflict',
    // Prettier writes the last mark as quotes within quotes.
    pattern: new RegExp(`^(${'<'.repeat(7)}|[|]{7}|={7}|${'>'.repeat(7)}|(> ){6}>)( |$)`),
  },
  {
    name: 'the workplace',
    pattern: new RegExp(
      `\\b(${['Clau' + 'de', 'Anthro' + 'pic', 'Chat' + 'GPT', 'L' + 'LM agent', 'sub' + 'agent', 'farm' + '-bench', 'farm' + '-studio'].join('|')})\\b`,
      'i',
    ),
  },
]

describe('tracked files', () => {
  const files = trackedFiles()

  test('there are some', () => {
    expect(files.length).toBeGreaterThan(20)
  })

  test.each(rules)('none holds $name', ({ pattern }) => {
    const found = files.flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.slice(0, 120)}`] : [])),
    )
    expect(found).toEqual([])
  })

  test.each([
    ['see /' + 'home/ann/notes', 0],
    ["'/" + "work/main'", 0],
    ['C:' + '\\Users\\ann', 1],
    ['https://registry.npm' + 'js.org/zod', 2],
    ['https://py' + 'pi.org/simple', 2],
    ['<'.repeat(7) + ' HEAD', 3],
    ['|'.repeat(7) + ' base', 3],
    ['='.repeat(7), 3],
    ['>'.repeat(7) + ' main', 3],
    ['> '.repeat(7) + 'main', 3],
    ['written by Clau' + 'de', 4],
  ])('%s would be found', (line, rule) => {
    expect(rules[rule]?.pattern.test(line)).toBe(true)
  })

  test('an ordinary relative path is no path of a computer', () => {
    expect(rules[0]?.pattern.test('see ./work/notes and src/root/x')).toBe(false)
  })
})

test('nothing in the code knows what the bundled graph is about', () => {
  const code = trackedFiles().filter(({ path }) => /^(src|scripts)\//.test(path))
  const places = [
    'China',
    'Huawei',
    'Alibaba',
    'Tencent',
    'Kenya',
    'DataCenter',
    'TransparencyCenter',
    'MediaOutlet',
  ]
  const pattern = new RegExp(`\\b(${places.join('|')})\\b`)
  expect(code.length).toBeGreaterThan(100)
  expect(pattern.test('const label = `Huawei`')).toBe(true)
  expect(code.filter(({ text }) => pattern.test(text)).map(({ path }) => path)).toEqual([])
})

describe('source', () => {
  /** Without what stands in braces, the innermost first. */
  const outside = (line: string): string => {
    const less = line.replaceAll(/\$?\{[^{}]*\}/g, '')
    return less === line ? line : outside(less)
  }

  test('hands no list over on the stack, which some 100,000 items overflow', () => {
    const onStack = /\b(push|unshift|min|max)\([^()]*\.\.\./
    const found = trackedFiles()
      .filter(({ path }) => path.startsWith('src/'))
      .flatMap(({ path, text }) =>
        text
          .split('\n')
          .flatMap((line, index) =>
            !/^\s*(\*|\/\/|\/\*)/.test(line) && onStack.test(outside(line))
              ? [`${path}:${index + 1} ${line.trim()}`]
              : [],
          ),
      )
    expect(found).toEqual([])
  })
})
