// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answerEach, type Reply } from '../../test/answers'
import { show } from '../../test/render'
import { Arrival } from './arrival'
import { ChangeEmailForm } from './change-email'
import { EditAccountForm } from './edit-account'
import { FinishForm } from './finish-form'
import { Identities } from './identities'
import { ProviderProblem } from './provider-problem'
import { Providers } from './providers'
import { SessionList } from './session-list'

const MARK = 'rialto.signed-in'
const signedIn = { accessToken: 'one', expiresAt: '2999-01-01T00:00:00Z' }
const answer = (name: string, payload: object = {}): Reply => ({ body: { data: { [name]: { issues: [], ...payload } } } })
const refuse = (name: string, code: string, path: string[]) => answer(name, { issues: [{ code, path, params: [] }] })
const failure = (code: string): Reply => ({ body: { data: null, errors: [{ message: 'x', extensions: { code } }] } })
const providers = [{ name: 'example-id', title: 'Example ID', url: '/session/with/example-id' }]
const theProviders: Reply = { body: { data: { identityProviders: providers } } }
const identity = { id: 'i1', provider: 'example-id', email: 'ana@elsewhere.example', linkedAt: '2026-11-22T10:00:00Z', lastUsedAt: null }
const account = {
  id: '1',
  name: 'Ana',
  email: 'ana@example.org',
  isEmailConfirmed: true,
  language: 'sl',
  createdAt: '2026-11-22T10:00:00Z',
  hasPassword: true,
  secondFactorSince: null,
  recoveryCodesLeft: null,
  newEmail: null,
  isModerator: false,
  ban: null,
  identities: [identity],
  sessions: [],
  apiTokens: [],
}
const session = { id: 's1', device: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', startedAt: '2026-11-22T10:00:00Z', lastUsedAt: '2026-11-22T10:00:00Z', isCurrent: false }
const sentInputs = (sent: { body: Record<string, unknown> }[]) => sent.map(({ body }) => (body['variables'] as { input: unknown }).input)

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

test('ways in with an account elsewhere are plain links that know the way back; where there are none, nothing is shown', async () => {
  answerEach({ IdentityProviders: theProviders })
  await show(<Providers to="/experts?area=funding" />)
  const link = await screen.findByRole<HTMLAnchorElement>('link', { name: 'Sign in with Example ID' })
  const address = new URL(link.href)
  expect(address.pathname).toBe('/session/with/example-id')
  const arrival = new URL(address.searchParams.get('to') ?? '', address)
  expect([arrival.pathname, arrival.searchParams.get('step'), arrival.searchParams.get('to')]).toEqual(['/sign-in', 'done', '/experts?area=funding'])
})

test('back from a provider the session of the cookie is asked for once, and its owner is signed in', async () => {
  const sent = answerEach({ '/session/refresh': { body: signedIn } })
  const onDone = vi.fn<() => void>()
  await show(<Arrival onDone={onDone} otherwise="Sign in here" />)
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
  expect(sent.all).toHaveLength(1)
  expect(localStorage.getItem(MARK)).toBe('yes')
})

test('back from a provider without a session the usual ways are shown, and a failure can be tried again', async () => {
  answerEach({ '/session/refresh': [{ status: 503, body: {} }, { status: 401, body: {} }] })
  await show(<Arrival onDone={() => undefined} otherwise={<p>Sign in here</p>} />)
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Sign in here')).toBeTruthy()
  expect(localStorage.getItem(MARK)).toBeNull()
})

test('whoever has an account with the address proves it by its password and code, or by mail', async () => {
  const sent = answerEach({ IdentityProviders: theProviders, FinishSignIn: [refuse('finishSignIn', 'SECOND_FACTOR_NEEDED', ['input', 'code']), answer('finishSignIn', { signedIn }), answer('finishSignIn')] })
  const onDone = vi.fn<() => void>()
  await show(<FinishForm provider="example-id" step="link" onDone={onDone} />)
  await userEvent.type(screen.getByLabelText('Password'), 'four bridges{Enter}')
  await userEvent.type(await screen.findByLabelText('Code of the app'), '123456{Enter}')
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
  await userEvent.click(screen.getByRole('button', { name: 'Send me a mail instead' }))
  expect(await screen.findByText(/on its way to the address that Example ID named/)).toBeTruthy()
  expect(sentInputs(sent.of('FinishSignIn'))).toEqual([{ password: 'four bridges' }, { password: 'four bridges', code: '123456' }, { byMail: true }])
})

test('where only the code is missing nothing else is asked', async () => {
  const sent = answerEach({ IdentityProviders: theProviders, FinishSignIn: answer('finishSignIn', { signedIn }) })
  await show(<FinishForm provider="example-id" step="code" onDone={() => undefined} />)
  expect(screen.queryByLabelText('Password')).toBeNull()
  await userEvent.type(screen.getByLabelText('Code of the app'), '123456{Enter}')
  await waitFor(() => expect(sentInputs(sent.of('FinishSignIn'))).toEqual([{ code: '123456' }]))
})

test('why it came to nothing is said, for codes of another day as well', async () => {
  await show(
    <>
      <p>
        <ProviderProblem code="EMAIL_NOT_VERIFIED" />
      </p>
      <p>
        <ProviderProblem code="NEWER_THAN_THIS" />
      </p>
    </>,
  )
  expect(screen.getByText(/Your e-mail address is not confirmed there/)).toBeTruthy()
  expect(screen.getByText('That did not work. Begin again.')).toBeTruthy()
})

test('an identity is unlinked after one question; the only way in stays and says what to do', async () => {
  const sent = answerEach({ UnlinkIdentity: refuse('unlinkIdentity', 'LAST_WAY_IN', ['input', 'id']) })
  await show(<Identities account={account} providers={providers} />)
  await userEvent.click(screen.getByRole('button', { name: 'Unlink' }))
  expect(sent.all).toHaveLength(0)
  expect(screen.getByText(/no longer be able to sign in here with Example ID/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Unlink' }))
  expect(await screen.findByText(/only way into your account/)).toBeTruthy()
})

test('linking asks for the password and leads the browser away', async () => {
  const assign = vi.fn<(url: string) => void>()
  vi.stubGlobal('location', { pathname: '/settings', assign })
  answerEach({ LinkIdentity: answer('linkIdentity', { url: '/session/with/example-id?link=t' }) })
  await show(<Identities account={{ ...account, identities: [] }} providers={providers} outcome={{ problem: 'IDENTITY_TAKEN' }} />)
  expect(screen.getByText('That account belongs to another account here already.')).toBeTruthy()
  const form = within(screen.getByRole('form', { name: 'Link an account elsewhere', hidden: true }))
  await userEvent.type(form.getByLabelText('Password'), 'four bridges{Enter}')
  await waitFor(() => expect(assign).toHaveBeenCalledWith('/session/with/example-id?link=t'))
})

test('name and language are saved in their place; another address waits for its mail', async () => {
  const sent = answerEach({ EditAccount: answer('editAccount'), ChangeEmail: [refuse('changeEmail', 'EMAIL_SAME', ['input', 'email']), answer('changeEmail')] })
  await show(
    <>
      <EditAccountForm account={account} />
      <ChangeEmailForm />
    </>,
  )
  const name = screen.getByLabelText('Name')
  await userEvent.clear(name)
  await userEvent.type(name, 'Ana K.{Enter}')
  expect(await screen.findByText('Saved.')).toBeTruthy()
  expect(sentInputs(sent.of('EditAccount'))).toEqual([{ name: 'Ana K.', language: 'sl' }])
  await userEvent.type(screen.getByLabelText('New e-mail address'), 'ana@example.org')
  await userEvent.type(screen.getByLabelText('Password'), 'four bridges{Enter}')
  expect(await screen.findByText('New e-mail address: This is your address already.')).toBeTruthy()
  await userEvent.type(screen.getByLabelText('New e-mail address'), '.eu{Enter}')
  expect(await screen.findByText(/on its way to ana@example.org.eu/)).toBeTruthy()
})

test('a session that had ended already leaves the list with a sentence, and that has the focus', async () => {
  localStorage.setItem(MARK, 'ended')
  answerEach({ EndSession: failure('NOT_FOUND') })
  await show(<SessionList sessions={[session]} />)
  await userEvent.click(screen.getByRole('button', { name: 'End' }))
  const said = await screen.findByText('The session on Firefox · Linux had ended already.')
  expect(document.activeElement).toBe(said)
  expect(screen.queryByText('This is not here: it may have been moved, or never published.')).toBeNull()
})
