import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../helpers/shared.ts'

/** A fenced or an indented block of a page. */
export interface CodeBlock {
  /** Relative to the project's root. */
  readonly page: string
  /** The word after the fence; '' where there is none, `indented` where four spaces make the block. */
  readonly language: string
  /** The file that the block is: the second word after the fence, or the comment in its first line; '' where none is named. */
  readonly file: string
  readonly text: string
}

/** The pages that a reader follows: README and docs/. */
export const pages: readonly string[] = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

/** The blocks of a page, in order. */
export function codeBlocks(page: string): readonly CodeBlock[] {
  const text = readFileSync(join(root, page), 'utf8')
  const fenced = [...text.matchAll(/^```(\w*)(?: (\S+))?\n([^]*?)^```$/gm)].map(
    ([, language, file, body]) => ({
      page,
      language,
      file: file ?? /^# (\S+\.yaml)\n/.exec(body)?.[1] ?? '',
      text: body,
    }),
  )
  const rest = text.replace(/^```[^]*?^```$/gm, '')
  const indented = [...rest.matchAll(/^$\n((?: {4}.*\n)+)/gm)].map(([, body]) => ({
    page,
    language: 'indented',
    file: '',
    text: body.replace(/^ {4}/gm, ''),
  }))
  return [...fenced, ...indented]
}
