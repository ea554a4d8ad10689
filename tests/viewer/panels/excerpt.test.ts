import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Excerpt } from '../../../src/viewer/parts/excerpt.tsx'

test.each([
  ['1 | MATCH (n) RETRUN n\n              ^^^^^^', '1 | MATCH (n) <mark>RETRUN</mark> n'],
  // Each sign is one column, however many units of text it has.
  ["1 | RETURN '😀' + 12a\n                 ^^^", '1 | RETURN &#x27;😀&#x27; + <mark>12a</mark>'],
  ['2 | \tRETRUN n\n    \t^^^^^^', '2 | \t<mark>RETRUN</mark> n'],
  ['2 | RETURN\n          ^', '2 | RETURN<mark>\u00a0</mark>'],
  ['a line alone', 'a line alone'],
])('the place in %j is marked in the text, not by columns below it', (text, markup) => {
  expect(renderToStaticMarkup(createElement(Excerpt, { text }))).toBe(
    `<pre class="failure-excerpt">${markup}</pre>`,
  )
})
