/** The option of every command on a graph. */
export const graphOption = {
  flags: '--graph <path>',
  description:
    'the graph folder, or a file of any format that `import` reads, or tables separated by commas, as in nodes.csv,edges.csv, with a mapping where they need one ' +
    '(default: the folder that ships with Silkgraph)',
} as const

/** The option of the commands that read the files of a graph folder. */
export const folderOption = {
  flags: '--graph <folder>',
  description: 'the graph folder (default: the one that ships with Silkgraph)',
} as const
