export { parse, parseStatements } from './parse.ts'
