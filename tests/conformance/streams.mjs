// Streams of live tables with the clients that people use: npm graphql-ws over WebSockets, npm graphql-sse over events.
import assert from 'node:assert/strict'
import { createClient as createSse } from 'graphql-sse'
import { createClient as createWs } from 'graphql-ws'
import WebSocket from 'ws'

const WATCH = 'subscription($id: ID!, $after: Int) { table(sessionId: $id, after: $after) { seq kind table { state now } } }'

async function sessionOf(url) {
  const query = '{ sessions(first: 1) { nodes { id } } }'
  const body = JSON.stringify({ query })
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  return (await answer.json()).data.sessions.nodes[0].id
}

/** The first event of a subscription; the subscription is ended then. */
async function first(client, variables) {
  const events = client.iterate({ query: WATCH, variables })
  const { value } = await events.next()
  await events.return()
  assert.equal(value.errors, undefined)
  return value.data.table
}

async function over(client, url) {
  const id = await sessionOf(url)
  const snapshot = await first(client, { id })
  assert.equal(snapshot.kind, 'SNAPSHOT')
  assert.equal((await first(client, { id, after: snapshot.seq + 1 })).kind, 'SNAPSHOT', 'who is ahead is told how it stands')
  const answers = client.iterate({ query: '{ limits { maxOperationsPerConnection } }' })
  const { value } = await answers.next()
  assert.ok(value.data.limits.maxOperationsPerConnection > 0)
  assert.equal((await answers.next()).done, true, 'a query completes')
  return id
}

async function graphqlWs(url) {
  const closed = []
  const client = createWs({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { language: 'pt' },
    on: { closed: (event) => closed.push(event.code) },
  })
  await over(client, url)
  await assert.rejects(first(client, { id: 'session_0190f3a2000070008000000000000001' }), (errors) => errors[0].extensions.code === 'NOT_FOUND')
  await client.dispose()
  console.log('graphql-ws: subscription, resume, query, error')

  const refused = createWs({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: 'Bearer nothing' },
    retryAttempts: 0,
  })
  await assert.rejects(first(refused, { id: 'x' }), (event) => event.code === 4403)
  await refused.dispose()
  console.log('graphql-ws: a token that is not valid closes with 4403')
}

async function graphqlSse(url) {
  const client = createSse({ url, retryAttempts: 0 })
  await over(client, url)
  client.dispose()
  console.log('graphql-sse: subscription, resume, query')
}

/** Runs the clients; what went wrong. */
export async function streams(url) {
  const failed = []
  for (const client of [graphqlWs, graphqlSse]) {
    await client(url).catch((error) => failed.push(`${client.name}: ${error.message ?? JSON.stringify(error)}`))
  }
  return failed
}
