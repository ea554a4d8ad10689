import type { YAMLError } from 'yaml'

/** What the parser of YAML refuses, in words of a graph's author: what is wrong, and what to do. */
export function yamlProblem({ code, message }: YAMLError): readonly [message: string, hint: string] {
  const known = problems.find((problem) => problem.code === code && (problem.if?.test(message) ?? true))
  return known?.says ?? ['This is not valid YAML.', 'Check the indentation, quotes and brackets here.']
}

interface Problem {
  readonly code: YAMLError['code']
  /** Of several problems with one code, the one whose message this matches. */
  readonly if?: RegExp
  readonly says: readonly [message: string, hint: string]
}

const INDENT = 'Give all keys of one map, and all dashes of one list, the same number of spaces.'
const BRACKET = 'Close every [ with ] and every { with }, and put a comma between items.'
const QUOTE_TEXT = "Put the text in quotes: 'like: this'."

const problems: readonly Problem[] = [
  {
    code: 'TAB_AS_INDENT',
    says: ['A line is indented with a tab.', 'Use spaces.'],
  },
  {
    code: 'BLOCK_AS_IMPLICIT_KEY',
    if: /^Nested mappings/,
    says: ['There is a second `: `: a text contains it, or the next line is indented too far.', QUOTE_TEXT],
  },
  {
    code: 'MISSING_CHAR',
    if: /closing ['"]quote/,
    says: ['A quotation mark is not closed.', 'Close it where the text ends.'],
  },
  {
    code: 'MISSING_CHAR',
    if: /^Implicit map keys/,
    says: [
      'A key has no colon.',
      'Write `key: value`, or put a text of several words in one line in quotes.',
    ],
  },
  {
    code: 'MISSING_CHAR',
    if: /^Sequence item without/,
    says: ['An item of the list has no dash.', 'Begin it with `- `.'],
  },
  {
    code: 'MISSING_CHAR',
    if: /^Missing space after :/,
    says: ['A space is missing after a colon.', 'Write `key: value`.'],
  },
  {
    code: 'MISSING_CHAR',
    if: /^Comments must be separated/,
    says: ['A # has no space before it.', 'Put a space before a comment, or the text in quotes.'],
  },
  {
    code: 'MISSING_CHAR',
    if: /flow|collection|map|sequence/i,
    says: ['A comma or a bracket is missing.', BRACKET],
  },
  {
    code: 'BAD_INDENT',
    if: /^Flow /,
    says: ['A bracket is not closed, or its lines are not indented.', BRACKET],
  },
  { code: 'BAD_INDENT', says: ['The line is not indented like the others.', INDENT] },
  {
    code: 'BAD_SCALAR_START',
    says: ['A text cannot begin with this character.', "Put the text in quotes: '@like this'."],
  },
  {
    code: 'BAD_DQ_ESCAPE',
    says: [
      'A text in double quotes holds a backslash that means nothing.',
      'Write \\\\ for a backslash, or use single quotes.',
    ],
  },
  {
    code: 'BLOCK_IN_FLOW',
    says: ['A list with dashes or a map over several lines is inside brackets.', BRACKET],
  },
  {
    code: 'MULTILINE_IMPLICIT_KEY',
    says: [
      'A key runs over several lines, or a colon is missing.',
      'Write each as `key: value` in its own line.',
    ],
  },
  {
    code: 'KEY_OVER_1024_CHARS',
    says: ['A key is longer than 1,024 characters.', 'Check that its colon is in the right place.'],
  },
  { code: 'MULTIPLE_DOCS', says: ['The file holds several documents.', 'Remove the lines `---`.'] },
  {
    code: 'UNEXPECTED_TOKEN',
    if: /Unexpected (flow-|,)|empty item/,
    says: ['There is a bracket or comma too many.', BRACKET],
  },
  {
    code: 'UNEXPECTED_TOKEN',
    if: /Block scalar header/,
    says: ['Something follows the | or > of a text of several lines.', 'Begin the text on the next line.'],
  },
  {
    code: 'UNEXPECTED_TOKEN',
    says: [
      'This does not belong to what comes before it.',
      'Indent the line like the others of its map or list, and put quotes around a whole text or none.',
    ],
  },
  { code: 'BAD_ALIAS', says: ['An anchor (&) or alias (*) has no usable name.', QUOTE_TEXT] },
  { code: 'TAG_RESOLVE_FAILED', says: ['There is a tag (!) here, which is not allowed.', QUOTE_TEXT] },
]
