import { defineCommand } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'

/** `silkgraph version`: as `--version`. */
export const versionCommand = defineCommand({
  name: 'version',
  summary: 'print the version',
  description: 'Prints the version of Silkgraph.',
  options: [],
  examples: ['silkgraph version'],
  run(_, context) {
    context.out(context.version)
    return exitCodes.ok
  },
})
