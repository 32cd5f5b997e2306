import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { compress } from './build/compress.ts'
import { documents } from './build/documents.ts'
import { europe } from './build/europe.ts'
import { firstChunk } from './build/first-chunk.ts'
import { firstViews } from './build/first-views.ts'
import { messages } from './build/messages.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
/** A running `rialto serve`, for `npm run dev`. */
const api = process.env['RIALTO_URL'] ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [documents(), messages(), europe(), react(), firstViews(), compress()],
  resolve: {
    // React itself has had what this package stands in for since version 18.
    alias: [
      { find: /^use-sync-external-store\/shim$/, replacement: here('node_modules/react') },
    ],
  },
  build: {
    target: 'es2023',
    manifest: '.vite/manifest.json',
    // A data: URL would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: firstChunk }] } },
      input: { index: here('index.html'), graphiql: here('graphiql.html') },
      // GraphiQL is compiled by React's compiler, whose directives mean nothing to a bundler.
      onLog: (level, log, handle) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : handle(level, log)),
    },
  },
  // Labels of the vocabularies stand with the rules, outside this folder.
  server: { proxy: { '/graphql': api, '^/session/': api, '^/images': api }, fs: { allow: [here('.'), here('../crates/domain/labels')] } },
  test: {
    environment: 'node',
    // A bound, not a wait: typing a whole form takes long where other work runs.
    testTimeout: 20_000,
    include: ['src/**/*.test.{ts,tsx}', 'build/**/*.test.ts'],
    setupFiles: ['src/test/setup.ts'],
    restoreMocks: true,
  },
})
