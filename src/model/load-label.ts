/** The label of the nodes at a server that remember what `silkgraph load` wrote there. No graph of a user has it. */
export const loadLabel = 'SilkgraphLoad'
