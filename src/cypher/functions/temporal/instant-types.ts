import type { Type } from '../../types/type.ts'
import { DATE, LOCAL_DATETIME, LOCAL_TIME, ZONED_DATETIME, ZONED_TIME } from '../../types/type.ts'
import type { InstantKind } from './field-names.ts'

/** The type of each kind of temporal instant, with its name in GQL. */
export const instantTypes: Readonly<Record<InstantKind, { readonly gqlName: string; readonly type: Type }>> =
  {
    date: { gqlName: 'DATE', type: DATE },
    localtime: { gqlName: 'LOCAL TIME', type: LOCAL_TIME },
    time: { gqlName: 'ZONED TIME', type: ZONED_TIME },
    localdatetime: { gqlName: 'LOCAL DATETIME', type: LOCAL_DATETIME },
    datetime: { gqlName: 'ZONED DATETIME', type: ZONED_DATETIME },
  }

/** Those with a date. */
export const DATED: readonly Type[] = [DATE, LOCAL_DATETIME, ZONED_DATETIME]
/** Those with a time of day. */
export const TIMED: readonly Type[] = [LOCAL_TIME, ZONED_TIME, LOCAL_DATETIME, ZONED_DATETIME]
