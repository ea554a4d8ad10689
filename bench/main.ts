import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import prettier from 'prettier'
import { sizeNames } from './graph/sizes.ts'
import { PeerHandle } from './process/peer-handle.ts'
import { ResultFile } from './report/result-file.ts'
import { withSections } from './report/sections.ts'
import { sizeSection } from './report/size-section.ts'
import { bench } from './run/bench.ts'
import { readOptions, usage } from './run/options.ts'

/** What the launcher does for the benchmark. */
export interface Launcher {
  readonly root: string
  /** The bundle of `process/peer-process.ts`. */
  readonly script: string
  /** Installs the packages that peers need, where they are missing. */
  installPeers(): Promise<void>
}

/** Runs the benchmark as the words of the command line say; returns the exit code. */
export async function main(words: readonly string[], launcher: Launcher): Promise<number> {
  const { root, script } = launcher
  const options = readOptions(words)
  if (options.kind === 'help') {
    process.stdout.write(usage)
    return 0
  }
  if (options.kind === 'wrong') {
    process.stderr.write(`${options.problem}\n\n${usage}`)
    return 2
  }
  if (options.peers.some((peer) => peer.package !== undefined)) await launcher.installPeers()
  const folder = join(root, 'bench', 'results')
  const file = new ResultFile(folder, options.size)
  if (!options.resume) file.clear()
  const place = { root, maxMillis: options.limitSeconds * 1000 }
  await bench(options, {
    root,
    file,
    start: (peer, server) =>
      new PeerHandle(script, peer.name, options.size, server === undefined ? place : { ...place, server }),
    versionOf: (peer) => peer.version(root),
    tell: (line) => process.stderr.write(`${line}\n`),
  })
  process.stdout.write(await formatted(sizeSection(file.read())))
  if (options.docs) await writeDocs(root, folder)
  return 0
}

async function writeDocs(root: string, folder: string): Promise<void> {
  const path = join(root, 'docs', 'performance.md')
  const sections = sizeNames
    .filter((size) => size !== 'tiny')
    .map((size) => [`${size}`, new ResultFile(folder, size).read()] as const)
    // What was measured before and is not in this folder stays on the page.
    .filter(([, results]) => results.length > 0)
    .map(([size, results]) => [size, sizeSection(results)] as const)
  writeFileSync(path, await formatted(withSections(readFileSync(path, 'utf8'), new Map(sections)), path))
}

/** As `npm run format` writes it. */
async function formatted(markdown: string, path = 'results.md'): Promise<string> {
  return prettier.format(markdown, { ...(await prettier.resolveConfig(path)), filepath: path })
}
