import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../../helpers/shared.ts'

const run = promisify(execFile)
const oldestJava = 17
const fetchMillis = 300_000

/** The jars of Neo4j, or why there are none. */
export type FoundJars =
  { readonly kind: 'found'; readonly folder: string } | { readonly kind: 'absent'; readonly reason: string }

/**
 * Neo4j's jars in a folder of the cache, keyed by the version that `pom.xml` pins; fetched by Maven where they are not
 * there. They are fetched beside their place and renamed into it: a folder that is there is whole.
 */
export async function findJars(): Promise<FoundJars> {
  const java = await javaVersion()
  if (java === undefined || java < oldestJava)
    return { kind: 'absent', reason: `Java ${oldestJava} or later is not installed` }
  const pom = join(root, 'tests', 'neo4j', 'pom.xml')
  const version = /<artifactId>neo4j<\/artifactId>\s*<version>([^<]+)</.exec(readFileSync(pom, 'utf8'))?.[1]
  if (version === undefined) throw new Error('tests/neo4j/pom.xml names no version of Neo4j.')
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'silkgraph')
  const folder = join(cache, `neo4j-${version}`)
  if (existsSync(folder)) return { kind: 'found', folder }
  if (!(await starts('mvn', ['-v'])))
    return { kind: 'absent', reason: 'Maven, which fetches Neo4j, is not installed' }
  process.stderr.write(`Fetching Neo4j ${version} by Maven (once) ...\n`)
  mkdirSync(cache, { recursive: true })
  const beside = mkdtempSync(join(cache, 'fetching-'))
  try {
    const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${beside}`]
    await run('mvn', ['-q', '-B', '-f', pom, ...goal], { timeout: fetchMillis })
    try {
      renameSync(beside, folder)
    } catch (error) {
      // Another run was faster.
      if (!existsSync(folder)) throw error
    }
    return { kind: 'found', folder }
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
}

/** The first number of the Java on the path that can compile too; undefined without one. */
async function javaVersion(): Promise<number | undefined> {
  try {
    const { stdout } = await run('javac', ['-version'])
    return Number(/(\d+)/.exec(stdout)?.[1])
  } catch {
    return undefined
  }
}

async function starts(program: string, words: readonly string[]): Promise<boolean> {
  try {
    await run(program, words)
    return true
  } catch {
    return false
  }
}
