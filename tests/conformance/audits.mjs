// The GraphQL-over-HTTP audits of npm `graphql-http` against a running server: node audits.mjs http://127.0.0.1:8080/graphql
import { serverAudits } from 'graphql-http'

/** Runs every audit; the failed ones with their reasons. */
export async function audits(url) {
  const failed = []
  const all = serverAudits({ url })
  for (const audit of all) {
    const result = await audit.fn()
    if (result.status !== 'ok') failed.push(`${audit.id} ${audit.name}: ${result.reason}`)
  }
  console.log(`graphql-http audits: ${all.length - failed.length} of ${all.length}`)
  return failed
}

if (import.meta.filename === process.argv[1]) {
  const failed = await audits(process.argv[2] ?? 'http://127.0.0.1:8080/graphql')
  for (const line of failed) console.error(`  ${line}`)
  process.exitCode = failed.length ? 1 : 0
}
