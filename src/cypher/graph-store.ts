export type * from '../model/graph-store.ts'
