import type { CodegenConfig } from '@graphql-codegen/cli'

/**
 * Types come from the published schema at the project's root, never from a running server, so that a build needs no network.
 * Documents are strings; `persisted-documents.json` maps the SHA-256 of each operation to its text.
 */
const config: CodegenConfig = {
  schema: '../schema.graphql',
  documents: ['src/**/*.{ts,tsx}', '!src/**/*.test.{ts,tsx}', '!src/graphql/generated/**'],
  generates: {
    'src/graphql/generated/': {
      preset: 'client',
      presetConfig: {
        fragmentMasking: { unmaskFunctionName: 'readFragment' },
        persistedDocuments: { hashAlgorithm: 'sha256' },
      },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        scalars: { Date: 'string', DateTime: 'string', Language: 'string', GeoJSON: 'unknown', JSON: 'unknown' },
      },
    },
  },
}

export default config
