import { UsageError } from '../../errors.ts'
import { defineCommand } from '../command.ts'
import { folderOption } from '../graph-options.ts'
import { importTable } from '../import-table.ts'

/** `silkgraph import`: what a table says, as claims that cite its cells. */
export const importCommand = defineCommand({
  name: 'import',
  summary: 'make claims of a table',
  description:
    'Reads a table by a mapping, which says what its columns mean, and writes into the graph folder claims that cite its cells: ' +
    'claims/NAME.ndjson, where NAME is the id of the table in the mapping. A second run of the same table changes nothing; one of ' +
    'a newer table tells what changed, and writes it. Where the mapping or the table is wrong, nothing is written. ' +
    'docs/authoring.md in the package describes mappings.',
  argument: { words: '<file>', description: 'the table, as CSV' },
  options: [
    { flags: '--map <file>', description: 'the mapping', required: true },
    { ...folderOption, description: 'the graph folder that gets the claims' },
    { flags: '--dry-run', description: 'print what would change, without changing anything' },
  ],
  examples: [
    'silkgraph import projects.csv --map mapping.yaml --graph my-graph --dry-run',
    'silkgraph import projects.csv --map mapping.yaml --graph my-graph',
  ],
  async run(options, context, file) {
    const { map, graph } = options
    if (map === undefined || graph === undefined)
      throw new UsageError({
        code: 'NoFolder',
        message: 'No graph folder was given.',
        hint: 'As in --map mapping.yaml --graph my-graph.',
      })
    return importTable({ file, map, folder: graph, apply: options['dryRun'] === undefined }, context)
  },
})
