import { fileURLToPath } from 'node:url'
import type { DataError } from '../errors.ts'
import type { Colours } from './colours.ts'

/** What a command reads from and writes to, so that tests need no process. */
export interface CommandContext {
  /** Writes lines to standard output, for people: what a terminal would obey is written out. */
  readonly out: (text: string) => void
  /** Writes lines to standard output, for programs: in a pipe or a file they are what they are. */
  readonly data: (text: string) => void
  /** Writes lines to standard error, for people. */
  readonly err: (text: string) => void
  /** Colours for standard output; functions that change nothing where it is no terminal. */
  readonly colours: Colours
  /** The version of the package, such as `1.2.3`. */
  readonly version: string
  /** The graph folder that ships with the package. */
  readonly bundledGraph: string
  /** The pages of documentation that ship with the package. */
  readonly docs: string
  /** Where the built viewer and the engine's program are. */
  readonly dist: string
  /** Columns of the terminal; undefined where standard output is none. */
  readonly terminalWidth: number | undefined
  /** Aborted by whoever wants the work to end; by Ctrl-C and SIGTERM from the call of `endOrderly` on. */
  readonly signal: AbortSignal
  /** Before it is called, Ctrl-C and SIGTERM end the process at once. For what has others to say goodbye to. */
  readonly endOrderly?: (() => void) | undefined
  /** The variables of the environment. */
  readonly environment: { readonly [name: string]: string | undefined }
  /** Shows how far the work is, in place of what it showed before; '' takes it away. Absent where there is no terminal. */
  readonly progress?: ((text: string) => void) | undefined
  /** Asks for a text that is not shown while it is typed; absent where there is no terminal. */
  readonly askSecret?: ((question: string) => Promise<string>) | undefined
  /** Asks for a line of text; absent where there is no terminal. */
  readonly ask?: ((question: string) => Promise<string>) | undefined
  /** Shows a line on the terminal in place of the one it showed before, none where empty; absent where there is none. */
  readonly status?: ((text: string) => void) | undefined
}

/** The exit codes of every verb: done; the work failed or found errors; the command was used wrongly. */
export const exitCodes = { ok: 0, failed: 1, usage: 2 } as const

/** The option of every verb on a graph. */
export const graphOption = {
  flags: '--graph <path>',
  description:
    'the graph folder, or a Cypher script that makes a graph (default: the folder that ships with Silkgraph)',
} as const

/** The option of the verbs that read the files of a graph folder. */
export const folderOption = {
  flags: '--graph <folder>',
  description: 'the graph folder (default: the one that ships with Silkgraph)',
} as const

/** A folder or file of the package, from the URL of a module in its `src/` or `dist/`. */
export function bundledFolder(name: 'graph' | 'docs' | 'dist' | 'package.json', moduleUrl: string): string {
  const at = Math.max(moduleUrl.lastIndexOf('/dist/'), moduleUrl.lastIndexOf('/src/'))
  return fileURLToPath(new URL(name, moduleUrl.slice(0, at + 1)))
}

/** Thrown to `runCommandLine`, which prints it: a graph folder is read to its end before it is refused. */
export class RefusedFolder {
  readonly folder: string
  readonly errors: readonly DataError[]

  constructor(folder: string, errors: readonly DataError[]) {
    this.folder = folder
    this.errors = errors
  }
}
