import { testMutations } from './mutated-queries.ts'

testMutations(Date.now() % 2 ** 31)
