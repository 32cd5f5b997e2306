// A real provider of identities on loopback, for tests: `node openid-provider.mjs REDIRECT_URI…`. Says `ready PORT` and ends with
// its standard input. Whoever writes a name in its form is that person: `ana` has ana@example.org, `unverified-ana` the same
// address without proof that it is hers, `other-ana` the same address as another person.
import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'

const server = createServer()
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address()
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [
      {
        client_id: 'rialto',
        client_secret: 'a secret for tests alone',
        redirect_uris: process.argv.slice(2),
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'locale'] },
    cookies: { keys: ['a key for tests alone'] },
    pkce: { required: () => true },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => {
        const name = id.replace(/^(unverified|other)-/, '')
        return { sub: id, name: `${name} of the provider`, locale: 'sl', email: `${name}@example.org`, email_verified: !id.startsWith('unverified-') }
      },
    }),
  })
  server.on('request', provider.callback())
  console.log(`ready ${port}`)
})
process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
