// Clients that people use, against a running server: Apollo Client and urql, with persisted queries over GET.
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries'
import { Client, fetchExchange } from '@urql/core'
import { persistedExchange } from '@urql/exchange-persisted'
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'

const sha256 = (text) => createHash('sha256').update(text).digest('hex')
/** A comment makes the document new to the server, so that the first call always misses. */
const page = (mark) => `query Page${mark}($first: Int!) {
  projects(first: $first) { edges { cursor node { __typename id slug } } pageInfo { hasNextPage endCursor } }
}`

/** `fetch` that remembers method and status of each call. */
function watched() {
  const calls = []
  const watch = async (input, init) => {
    const response = await fetch(input, init)
    calls.push(`${init?.method ?? 'GET'} ${response.status}`)
    return response
  }
  return { calls, watch }
}

async function apollo(url) {
  const { calls, watch } = watched()
  const persisted = new PersistedQueryLink({ sha256, useGETForHashedQueries: true })
  const link = ApolloLink.from([persisted, new HttpLink({ uri: url, fetch: watch })])
  const query = gql(page(`Apollo${Date.now()}`))
  for (const round of ['miss, then register', 'known']) {
    calls.length = 0
    const client = new ApolloClient({ link, cache: new InMemoryCache() })
    const { data } = await client.query({ query, variables: { first: 2 } })
    assert.equal(data.projects.edges.length, 2, 'the demo network has at least two projects')
    console.log(`Apollo Client, ${round}: ${calls.join(', ')}`)
  }
  assert.deepEqual(calls, ['GET 200'], 'a known document costs one GET')
}

async function urql(url) {
  const { calls, watch } = watched()
  const exchange = persistedExchange({ preferGetForPersistedQueries: 'force', generateHash: async (text) => sha256(text) })
  const client = () => new Client({ url, fetch: watch, exchanges: [exchange, fetchExchange], preferGetMethod: false })
  const query = page(`Urql${Date.now()}`)
  for (const round of ['miss, then register', 'known']) {
    calls.length = 0
    const { data, error } = await client().query(query, { first: 2 }).toPromise()
    assert.equal(error, undefined)
    assert.equal(data.projects.edges.length, 2)
    console.log(`urql, ${round}: ${calls.join(', ')}`)
  }
  assert.deepEqual(calls, ['GET 200'], 'a known document costs one GET')
}

/** Runs the clients; what went wrong. */
export async function clients(url) {
  const failed = []
  for (const client of [apollo, urql]) {
    await client(url).catch((error) => failed.push(`${client.name}: ${error.message}`))
  }
  return failed
}
