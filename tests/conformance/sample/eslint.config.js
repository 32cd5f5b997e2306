import graphql from '@graphql-eslint/eslint-plugin'

const base = {
  languageOptions: {
    parser: graphql.parser,
    parserOptions: { graphQLConfig: { schema: 'schema.graphql', documents: 'operations.graphql' } },
  },
  plugins: { '@graphql-eslint': graphql },
}

/** The plugin's own recommendations and the rules of Relay's specifications, but for those that do not fit. */
export default [
  {
    ...base,
    files: ['schema.graphql'],
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      '@graphql-eslint/description-style': ['error', { style: 'inline' }],
      // Values (a text with its language, an amount, a point) have no identity, hence no id.
      '@graphql-eslint/strict-id-in-types': 'off',
      // `text { text language }` is the plainest name there is.
      '@graphql-eslint/no-typename-prefix': 'off',
      // Short lists that are read whole (vocabulary values, facets) are lists, not connections.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
    },
  },
  { ...base, files: ['operations.graphql'], rules: graphql.configs['flat/operations-recommended'].rules },
]
