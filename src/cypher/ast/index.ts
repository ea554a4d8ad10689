export type * from './expression.ts'
export type * from './pattern.ts'
export type * from './query.ts'
export type * from './schema.ts'
