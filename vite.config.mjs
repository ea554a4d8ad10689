import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

export default defineConfig({
  root: fileURLToPath(new URL('src/viewer', import.meta.url)),
  // Files of the page name one another relatively, because a server with a token sends them under another path.
  base: './',
  // Nothing of the page may be a data: URL: the content-security policy forbids them.
  build: {
    outDir: fileURLToPath(new URL('dist/viewer', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    target: 'es2023',
    rolldownOptions: {
      // What changes with its own releases stays in the browser's cache when ours change.
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|@base-ui|@floating-ui)\// },
          ],
        },
      },
      onLog(level, log, handle) {
        // Packages mark code for servers of React; there is none here.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log)
      },
    },
  },
  worker: { format: 'es' },
})
