/** The query fails on the data, by the language. */
export class QueryFailure extends Error {}

/** The reference would have to try too many assignments: it gives no answer. */
export class TooLarge extends Error {}

/** The reference does not know this part of the language: the generator must not make it. */
export class Unknown extends Error {}
