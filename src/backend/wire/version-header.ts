/** Names the version of the graph that a server answers from, where it never changes while the server runs. */
export const VERSION_HEADER = 'Silkgraph-Graph-Version'
