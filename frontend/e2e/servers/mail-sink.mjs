// A real mail server on loopback, for tests: `node mail-sink.mjs [MODE…]`. Says `ready PORT`, then a line of JSON for each letter
// it was offered, and ends with its standard input. Modes: `starttls` (offers it; also `certificate FILE` and `key FILE`),
// `busy` (451 to every letter), `never` (550 to every recipient), `silent` (takes a letter and never says so), `signed-in`
// (asks for the password `hush`).
import { readFileSync } from 'node:fs'
import { SMTPServer } from 'smtp-server'

const modes = process.argv.slice(2)
const file = (name) => (modes.includes(name) ? readFileSync(modes[modes.indexOf(name) + 1]) : undefined)
const refusal = (code, text) => Object.assign(new Error(text), { responseCode: code })
const tell = (letter) => console.log(JSON.stringify(letter))

const server = new SMTPServer({
  logger: false,
  cert: file('certificate'),
  key: file('key'),
  disabledCommands: [...(modes.includes('starttls') ? [] : ['STARTTLS']), ...(modes.includes('signed-in') ? [] : ['AUTH'])],
  authOptional: !modes.includes('signed-in'),
  allowInsecureAuth: true,
  onAuth: ({ password }, _session, done) => (password === 'hush' ? done(null, { user: 'rialto' }) : done(refusal(535, 'no'))),
  onRcptTo: (_address, _session, done) => done(modes.includes('never') ? refusal(550, 'no such mailbox') : null),
  onData: (stream, session, done) => {
    const parts = []
    stream.on('data', (part) => parts.push(part))
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope
      const raw = Buffer.concat(parts).toString('utf8')
      tell({ from: mailFrom.address, to: rcptTo.map(({ address }) => address), secure: session.secure, user: session.user ?? null, raw })
      if (modes.includes('busy')) done(refusal(451, 'try again later'))
      else if (!modes.includes('silent')) done()
    })
  },
})
// who breaks off in the middle is part of the tests
server.on('error', (error) => console.error(error.message))
const listener = server.listen(0, '127.0.0.1', () => console.log(`ready ${listener.address().port}`))
process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
