import { UsageError } from '../errors.ts'
import { isStrong } from './token-strength.ts'

/** Where a server listens, by which names it may be asked, and the token that it asks for. */
export interface Reach {
  /** An address, or `localhost`. */
  readonly host: string
  /** Names besides its own, in lower case, each as in Host: with a port, or without one for the default and its own. */
  readonly names: readonly string[]
  /** What every request must carry in `Authorization`; undefined where only this machine can ask. */
  readonly token: string | undefined
}

/** This machine alone, and no token. */
export const thisMachine: Reach = { host: '127.0.0.1', names: [], token: undefined }

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost'])

/** A token is as hard to guess as so many bits. */
const LEAST_BITS = 128

/**
 * What `--host`, `--allow-host` and `SILKGRAPH_TOKEN` ask for. Beyond 127.0.0.1, ::1 and localhost, by address or by name,
 * a token is needed; one that is given is asked for everywhere. No error holds the token.
 *
 * @throws UsageError `InvalidHost`, `TokenMissing`, `TokenWeak`
 */
export function readReach(host: string, allowed: readonly string[], token: string | undefined): Reach {
  if (!/^[0-9a-z.:-]+$/i.test(host))
    throw new UsageError({
      code: 'InvalidHost',
      message: `--host must be an address of this machine, but is ${JSON.stringify(host)}.`,
      hint: 'Write --host 0.0.0.0 for every address.',
    })
  const names = allowed.map(readName)
  const beyond = [host, ...names.map((name) => name.replace(/:\d+$/, '').replace(/^\[|\]$/g, ''))].find(
    (name) => !loopback.has(name.toLowerCase()),
  )
  if (token === undefined || token === '') {
    if (beyond === undefined) return { host, names, token: undefined }
    throw new UsageError({
      code: 'TokenMissing',
      message: `${beyond} can be reached from other machines, so SILKGRAPH_TOKEN must be set.`,
      hint: 'Set it to the output of: openssl rand -base64 32.',
    })
  }
  if (/[^\x21-\x7e]/.test(token) || !isStrong(token, LEAST_BITS))
    throw new UsageError({
      code: 'TokenWeak',
      message: `SILKGRAPH_TOKEN is easier to guess than ${LEAST_BITS} random bits, or contains spaces.`,
      hint: 'Do not make one up: set it to the output of: openssl rand -base64 32.',
    })
  return { host, names, token }
}

/** @throws UsageError `InvalidHost` */
function readName(name: string): string {
  if (/^([a-z0-9]([a-z0-9._-]*[a-z0-9])?|\[[0-9a-f:.]+\])(:\d{1,5})?$/i.test(name)) return name.toLowerCase()
  throw new UsageError({
    code: 'InvalidHost',
    message: `--allow-host must be a host name as browsers send it, but is ${JSON.stringify(name)}.`,
    hint: 'Write graph.example or graph.example:8443, without a scheme or a path.',
  })
}
