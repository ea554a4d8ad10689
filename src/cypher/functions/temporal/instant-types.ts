import type { Type } from '../../types/type.ts'
import { DATE, LOCAL_DATETIME, LOCAL_TIME, ZONED_DATETIME, ZONED_TIME } from '../../types/type.ts'

/** The types of temporal instants with a date. */
export const DATED: readonly Type[] = [DATE, LOCAL_DATETIME, ZONED_DATETIME]
/** Those with a time of day. */
export const TIMED: readonly Type[] = [LOCAL_TIME, ZONED_TIME, LOCAL_DATETIME, ZONED_DATETIME]
/** All of them. */
export const INSTANTS: readonly Type[] = [DATE, ...TIMED]
