// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answerEach, answerWith, type Reply } from '../../test/answers'
import { standInForDialogs } from '../../test/dialogs'
import { show } from '../../test/render'
import { ChangePasswordForm } from './change-password'
import { Gate } from './gate'
import { NewToken } from './new-token'
import { SignInForm } from './sign-in-form'
import { SignUpForm } from './sign-up-form'
import { TokenList } from './token-list'

const MARK = 'rialto.signed-in'
const signedIn = { accessToken: 'one', expiresAt: '2999-01-01T00:00:00Z' }
const answer = (name: string, payload: object = {}): Reply => ({ body: { data: { [name]: { issues: [], ...payload } } } })
const issue = (code: string, path: string[], params: { name: string; value: string }[] = []) => ({ code, path, params })
const noProviders: Reply = { body: { data: { identityProviders: [] } } }
const unauthenticated: Reply = { body: { data: null, errors: [{ message: 'sign in first', extensions: { code: 'UNAUTHENTICATED' } }] } }

beforeEach(() => {
  localStorage.clear()
  standInForDialogs()
})
afterEach(() => vi.unstubAllGlobals())

test('fields say what they are to browsers and people who need it', async () => {
  await show(
    <>
      <SignUpForm />
      <ChangePasswordForm />
    </>,
  )
  const tokens = ['Name', 'E-mail address', 'Current password'].map((name) => screen.getByLabelText<HTMLInputElement>(name).autocomplete)
  expect(tokens).toEqual(['name', 'email', 'current-password'])
  expect(screen.getAllByLabelText<HTMLInputElement>('New password').map(({ autocomplete }) => autocomplete)).toEqual(['new-password', 'new-password'])
})

test('what the API asks to correct is said in the language of the reader, with its limits', async () => {
  answerWith(answer('signUp', { issues: [issue('PASSWORD_TOO_SHORT', ['input', 'password'], [{ name: 'least', value: '12' }]), issue('SOMETHING_NEW', ['input', 'name'])] }))
  await show(<SignUpForm />, { language: 'es' })
  await userEvent.type(screen.getByLabelText('Nombre'), 'Ana')
  await userEvent.type(screen.getByLabelText('Dirección de correo electrónico'), 'ana@example.org')
  await userEvent.type(screen.getByLabelText('Contraseña nueva'), 'corta{Enter}')
  const summary = await screen.findByRole('group', { name: 'Corrige lo siguiente' })
  expect(within(summary).getAllByRole('link').map((link) => link.textContent)).toEqual([
    'Contraseña nueva: Elige una contraseña de al menos 12 caracteres; unas cuantas palabras van bien.',
    'Nombre: Así no se puede usar.',
  ])
  expect(screen.getByLabelText<HTMLInputElement>('Nombre').value).toBe('Ana')
})

test('signing up ends in a mail, whether there is an account or not, in the language of the page', async () => {
  const sent = answerWith(answer('signUp'))
  await show(<SignUpForm />, { language: 'es' })
  await userEvent.type(screen.getByLabelText('Nombre'), 'Ana')
  await userEvent.type(screen.getByLabelText('Dirección de correo electrónico'), 'ana@example.org')
  await userEvent.type(screen.getByLabelText('Contraseña nueva'), ' four bridges {Enter}')
  const heading = await screen.findByRole('heading', { name: 'Mira tu correo' })
  expect(document.activeElement).toBe(heading)
  expect(sent[0]?.body['variables']).toEqual({ input: { name: 'Ana', email: 'ana@example.org', password: ' four bridges ', language: 'es', consents: [] } })
})

test('what else one agrees to is unticked, says what it is for, and goes along when it is chosen', async () => {
  const sent = answerWith(answer('signUp'))
  await show(<SignUpForm />)
  const boxes = screen.getAllByRole<HTMLInputElement>('checkbox')
  expect(boxes.map(({ checked }) => checked)).toEqual([false, false])
  expect(within(screen.getByRole('group', { name: 'What else you agree to' })).getByText(/None of it is needed for an account/)).toBeTruthy()
  expect(screen.getByText('Now and then a mail with what is new for you.')).toBeTruthy()
  await userEvent.type(screen.getByLabelText('Name'), 'Ana')
  await userEvent.type(screen.getByLabelText('E-mail address'), 'ana@example.org')
  await userEvent.type(screen.getByLabelText('New password'), 'four bridges')
  await userEvent.click(screen.getByRole('checkbox', { name: 'Digests by mail' }))
  await userEvent.click(screen.getByRole('button', { name: 'Create an account' }))
  await screen.findByRole('heading', { name: 'Look into your mail' })
  expect(sent[0]?.body['variables']).toMatchObject({ input: { consents: ['DIGEST'] } })
})

test('too many attempts say how long to wait', async () => {
  answerWith({ body: { data: null, errors: [{ message: 'slow', extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 41.2 } }] } })
  await show(<SignInForm />)
  await userEvent.type(screen.getByLabelText('E-mail address'), 'ana@example.org')
  await userEvent.type(screen.getByLabelText('Password'), 'four bridges{Enter}')
  expect(await screen.findByText('That was a lot at once. Try again in 42 seconds.')).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('four bridges')
})

test('a visitor signs in where they wanted to be, and nobody asked for a session before', async () => {
  const viewer = { id: '1', name: 'Ana', email: 'ana@example.org', isEmailConfirmed: true, language: 'en', createdAt: '2026-11-22T10:00:00Z', sessions: [], apiTokens: [] }
  const sent = answerEach({ SignIn: answer('signIn', { signedIn, viewer }), Settings: { body: { data: { viewer } } }, IdentityProviders: noProviders })
  await show(<Gate ways={<p>Other ways</p>}>{({ name }) => <p>This is {name}</p>}</Gate>)
  expect(screen.getByText('Other ways')).toBeTruthy()
  expect(sent.of('Settings')).toHaveLength(0)
  await userEvent.type(screen.getByLabelText('E-mail address'), 'ana@example.org')
  await userEvent.type(screen.getByLabelText('Password'), 'four bridges{Enter}')
  expect(await screen.findByText('This is Ana')).toBeTruthy()
  expect(sent.of('Settings')[0]?.headers.get('authorization')).toBe('Bearer one')
  expect(sent.of('/session/refresh')).toEqual([])
})

test('when the session ends under a form, what was typed stays and goes on after signing in', async () => {
  const made = answer('createApiToken', { token: { id: '1', name: 'Harvest' }, secret: 'rialto_pat_x' })
  const sent = answerEach({ CreateApiToken: [unauthenticated, made], SignIn: answer('signIn', { signedIn }), IdentityProviders: noProviders })
  localStorage.setItem(MARK, 'ended')
  await show(<NewToken />)
  await userEvent.type(screen.getByLabelText('Name of the token'), 'Harvest')
  await userEvent.click(screen.getByRole('checkbox', { name: 'Act on the account' }))
  await userEvent.click(screen.getByRole('button', { name: 'Create the token' }))
  expect(await screen.findByText(/What you typed is still here/)).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('Name of the token').value).toBe('Harvest')
  await userEvent.click(screen.getByRole('button', { name: 'Sign in and go on' }))
  const dialog = screen.getByRole('dialog', { name: 'Sign in again' })
  await userEvent.type(within(dialog).getByLabelText('E-mail address'), 'ana@example.org')
  await userEvent.type(within(dialog).getByLabelText('Password'), 'four bridges{Enter}')
  expect(await screen.findByText('rialto_pat_x')).toBeTruthy()
  const input = { name: 'Harvest', scopes: ['READ', 'WRITE_ACCOUNT'], expiresInDays: 90 }
  expect(sent.of('CreateApiToken').map(({ body }) => body['variables'])).toEqual([{ input }, { input }])
  expect(sent.of('CreateApiToken')[1]?.headers.get('authorization')).toBe('Bearer one')
  await userEvent.click(screen.getByRole('button', { name: 'I have kept it' }))
  expect(screen.queryByText('rialto_pat_x')).toBeNull()
})

test('a token is revoked after one question, and one that has ended says so', async () => {
  const token = { id: '1', name: 'Harvest', prefix: 'rialto_pat_ab', scopes: ['READ', 'READ_CONTACTS'] as const, createdAt: '2026-01-02T00:00:00Z', expiresAt: '2026-01-03T00:00:00Z', lastUsedAt: null }
  const sent = answerWith(answer('revokeApiToken'))
  localStorage.setItem(MARK, 'ended')
  await show(<TokenList tokens={[{ ...token, scopes: [...token.scopes] }]} />)
  expect(screen.getByText(/Made on January 2, 2026, ended on January 3, 2026/)).toBeTruthy()
  expect(screen.getByText('Read and Read contacts')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Revoke' }))
  expect(sent).toHaveLength(0)
  await userEvent.click(screen.getByRole('button', { name: 'Revoke' }))
  await waitFor(() => expect(sent[0]?.body['variables']).toEqual({ input: { id: '1' } }))
})
