/** Of the engine, so that there is one; the benchmark takes them from here. */
export { type Random, randomOf } from '../../src/model/random.ts'
