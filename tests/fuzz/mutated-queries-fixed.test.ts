import { testMutations } from './mutated-queries.ts'

testMutations(20_261_124)
