export { isSchemaCommand, parse, parseStatements } from './parse.ts'
