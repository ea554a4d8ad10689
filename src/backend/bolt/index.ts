export { BoltBackend, type BoltStore } from './bolt-backend.ts'
