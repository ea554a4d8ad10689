import type { OwnNames } from '../../model/names-beside.ts'

/** What the comment in files that Silkgraph writes begins with. */
export const WRITTEN_BY = 'Written by Silkgraph.'

/** Names that Silkgraph's files give a meaning of their own: a property that has one has `_` after it. */
export const ownOfNodes: OwnNames = new Set(['labels', 'label'])

export const ownOfRelationships: OwnNames = new Set(['type', 'evidence', 'label'])
