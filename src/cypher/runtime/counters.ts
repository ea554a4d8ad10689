/** How many indexes and constraints a query has made and dropped. The index that a constraint owns does not count. */
export interface SchemaCounters {
  indexesAdded: number
  indexesRemoved: number
  constraintsAdded: number
  constraintsRemoved: number
}

/** What a query has changed. Setting a property to the same value counts; creating and deleting in one query both count. */
export interface Counters extends SchemaCounters {
  nodesCreated: number
  nodesDeleted: number
  relationshipsCreated: number
  relationshipsDeleted: number
  propertiesSet: number
  labelsAdded: number
  labelsRemoved: number
}
