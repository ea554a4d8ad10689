import { startServer } from './start-server.ts'

/** A process of its own: starts a server from the jars that its first word names, tells of it in a line, and waits to be killed. */
const { pid, port, home } = await startServer(process.argv[2] ?? '', 'DISABLED')
process.stdout.write(`${JSON.stringify({ pid, port, home })}\n`)
setInterval(() => {}, 60_000)
