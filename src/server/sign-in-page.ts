import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Asset, assetOf, signInPath } from './assets.ts'
import { policyWith } from './headers.ts'

/** The page that asks for the token: whole in itself, because nothing else is sent without one. */
export interface SignInPage {
  readonly asset: Asset
  /** Lets its own script and style run by their hashes, and what it opens run by the policy of every page. */
  readonly policy: string
}

/** @param folder of the built page */
export function readSignInPage(folder: string): SignInPage {
  const html = readFileSync(join(folder, signInPath), 'utf8')
  const hashOf = (tag: string): string => {
    const text = html.split(`<${tag}>`)[1]?.split(`</${tag}>`)[0] ?? ''
    return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  }
  return {
    asset: assetOf('text/html; charset=utf-8', new TextEncoder().encode(html), 'no-store'),
    policy: policyWith(hashOf('script'), hashOf('style')),
  }
}
