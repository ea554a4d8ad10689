import type { OwnNames } from '../../model/names-beside.ts'

/** The `creator` of files that Silkgraph writes. */
export const CREATOR = 'Silkgraph'

/** Names that Silkgraph's files give a meaning of their own: a property that has one has `_` after it. */
export const ownOfNodes: OwnNames = new Set(['labels', 'label'])

/** NetworkX refuses a relationship with a `key`, and puts the identifier over an `id`. */
export const ownOfRelationships: OwnNames = new Set(['type', 'evidence', 'label', 'key', 'id'])
