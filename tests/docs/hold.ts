import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import prettier from 'prettier'
import { expect } from 'vitest'
import { root } from '../helpers/shared.ts'

/** Holds a part of a page of docs/ to what the code says, or a test has seen; `UPDATE_DOCS=1` writes it. */
export async function hold(page: string, name: string, content: string): Promise<void> {
  const file = join(root, 'docs', page)
  const text = readFileSync(file, 'utf8')
  const pattern = new RegExp(`(<!-- generated: ${name} -->\n)([\\s\\S]*?)(<!-- /generated -->)`)
  expect(text).toMatch(pattern)
  const replaced = text.replace(
    pattern,
    (_, start: string, __, end: string) => `${start}\n${content}\n\n${end}`,
  )
  const wanted = await prettier.format(replaced, { ...(await prettier.resolveConfig(file)), filepath: file })
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(file, wanted)
  else expect(text, 'renew it: UPDATE_DOCS=1 npx vitest run tests/docs').toBe(wanted)
}
