import { describe, expect, test } from 'vitest'
import { createPaint } from '../../src/cli/colours.ts'
import { tableText } from '../../src/cli/records.ts'
import { fitted, widthOf, wrapped } from '../../src/cli/terminal-text.ts'
import { visible, visibleLine } from '../../src/model/written-out.ts'

const escape = '\u001b'

describe('a text for a terminal', () => {
  test.each([
    ['Plain text, ä, 中, \u{1F600}', 'Plain text, ä, 中, \u{1F600}'],
    ['two\nlines\tand a tab\r\n', 'two\nlines\tand a tab\r\n'],
    [`${escape}]52;c;aGk=\u0007`, '\\u001b]52;c;aGk=\\u0007'],
    [`${escape}[2J`, '\\u001b[2J'],
    ['over\rwritten', 'over\\u000dwritten'],
    ['\u009b31m\u007f\0\b', '\\u009b31m\\u007f\\u0000\\u0008'],
    ['a\u202Eb\u2066c\u2069', 'a\\u202eb\\u2066c\\u2069'],
    ['line\u2028separator', 'line\\u2028separator'],
  ])('%j is shown as %j', (text, shown) => {
    expect(visible(text)).toBe(shown)
  })

  test('of one line stays in it', () => {
    expect(visibleLine('a\nb\tc\r\n')).toBe('a\\u000ab\\u0009c\\u000d\\u000a')
  })

  test('keeps our colours, and shows those that it brings itself', () => {
    const { colours, filtered } = createPaint(true)
    expect(filtered(`${colours.red(`a${escape}[32mb`)} c`, visible)).toBe(
      `${escape}[31ma\\u001b[32mb${escape}[39m c`,
    )
    const without = createPaint(false)
    expect(without.filtered(without.colours.red('a'), visible)).toBe('a')
  })
})

describe('a text in lines', () => {
  test.each([
    ['', 8, ['']],
    ['n:Person', 8, ['n:Person']],
    ['n.a = 1 AND n.b = 2', 8, ['n.a = 1', 'AND n.b', '= 2']],
    ['12345678 9', 8, ['12345678', '9']],
    ['abcdefghijklmnopqr st', 8, ['abcdefgh', 'ijklmnop', 'qr st']],
    ['中文中文 a', 5, ['中文', '中文', 'a']],
    ['中文', 1, ['中', '文']],
    ['a\u0301b\u0301c', 2, ['a\u0301b\u0301', 'c']],
  ])('%j in %i columns is %j', (text, width, lines) => {
    expect(wrapped(text, width)).toEqual(lines)
  })
})

describe('the columns that a text takes', () => {
  test.each([
    ['abc', 3],
    ['中文', 4],
    ['e\u0301', 1],
    ['\u{1F600}', 2],
    ['\u{1F468}\u200D\u{1F469}\u200D\u{1F467}', 2],
    ['\u{1F1E8}\u{1F1F3}', 2],
    ['', 0],
  ])('%j are %d', (text, width) => {
    expect(widthOf(text)).toBe(width)
    expect(widthOf(fitted(text, 10))).toBe(10)
  })

  test.each([
    ['中文字', 5, '中文…'],
    ['中文字', 4, '中 …'],
    ['abcdef', 4, 'abc…'],
    ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
  ])('%j in %d are %j', (text, width, cut) => {
    expect(fitted(text, width)).toBe(cut)
    expect(widthOf(cut)).toBe(width)
  })
})

describe('a table', () => {
  test('stands in columns, whatever its characters, and shows what a terminal would obey', () => {
    const records = [
      ['中文', 1],
      [`a${escape}[2J`, 20],
    ]
    expect(tableText({ keys: [`k\u202E`, 'n'], records }, undefined)).toBe(
      ['k\\u202e      n', '----------  --', '中文         1', 'a\\u001b[2J  20', '', '2 records'].join('\n'),
    )
  })

  test('cuts columns that hold nothing before it cuts names', () => {
    const records = [['a name of some length', null, 'another name']]
    expect(tableText({ keys: ['name', 'a long heading', 'other'], records }, 38)).toBe(
      [
        'name                   …  other',
        '---------------------  -  ------------',
        'a name of some length     another name',
        '',
        '1 record',
      ].join('\n'),
    )
  })

  test('cuts no two names so that they read alike', () => {
    const records = [
      [1, 'constraint_2c53', 'a text of some length'],
      [2, 'constraint_3673', 'a text of some length'],
    ]
    expect(tableText({ keys: ['id', 'name', 'text'], records }, 24)).toBe(
      [
        'id  name       text',
        '--  ---------  ---------',
        ' 1  constrain  a text o…',
        '    t_2c53',
        ' 2  constrain  a text o…',
        '    t_3673',
        '',
        '2 records',
      ].join('\n'),
    )
  })

  test('keeps what sets a text in, and breaks no line', () => {
    expect(tableText({ keys: ['a'], records: [['│  b'], ['c\n  d']] }, 80)).toBe(
      ['a', '----', '│  b', 'c d', '', '2 records'].join('\n'),
    )
  })

  test('is made of as many records as there are', () => {
    const records = Array.from({ length: 200_000 }, (_, at) => [at])
    expect(tableText({ keys: ['n'], records }, 80)).toMatch(/\n200,000 records$/)
  })
})
