import type { Colours } from './colours.ts'

/** What a command reads from and writes to, so that tests need no process. */
export interface CommandContext {
  /** Writes lines to standard output, for people: what a terminal would obey is written out. */
  readonly out: (text: string) => void
  /** Writes lines to standard output, for programs: in a pipe or a file they are what they are. */
  readonly data: (text: string) => void
  /** Writes lines to standard error, for people. */
  readonly err: (text: string) => void
  /** Colours for standard output; functions that change nothing where it is not a terminal. */
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
