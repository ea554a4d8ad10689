/** What a query tells its caller while it runs: that a command had nothing to do, or what the records of a procedure mean. */
export type MessageKind = 'no-effect' | 'result'
