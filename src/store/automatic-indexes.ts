/** For each graph of this process: how many estimated bytes the indexes that make themselves may take together. */
export const automaticIndexes = { maxBytes: 64 * 1024 * 1024 }
