import { spawn } from 'node:child_process'
import type { CommandContext } from './context.ts'

/** The program that opens an address on a platform, and the words before the address. */
const openers: { readonly [platform: string]: readonly [program: string, ...words: string[]] } = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

/**
 * Opens an address in the reader's browser and waits for nothing.
 *
 * @returns `left alone` in CI, `no display` where there is none to open a window on, else `opened`: whether a window
 *   really appears cannot be known
 */
export function openInBrowser(
  url: string,
  environment: CommandContext['environment'],
  platform: NodeJS.Platform,
): 'opened' | 'left alone' | 'no display' {
  if ((environment['CI'] ?? '') !== '') return 'left alone'
  const opener = openers[platform]
  if (opener === undefined && !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']) return 'no display'
  const [program, ...words] = opener ?? ['xdg-open']
  const child = spawn(program, [...words, url], { stdio: 'ignore', detached: true })
  // A machine without the opener still has the address on its screen.
  child.on('error', () => {})
  child.unref()
  return 'opened'
}
