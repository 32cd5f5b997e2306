// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answerEach, type Reply } from '../../../test/answers'
import { show } from '../../../test/render'
import { ConfirmLinkForm } from '../confirm-link-form'
import { ResetForm } from '../reset-form'
import { SignInForm } from '../sign-in-form'
import { SecondFactor } from './section'

const signedIn = { accessToken: 'one', expiresAt: '2999-01-01T00:00:00Z' }
const answer = (name: string, payload: object = {}): Reply => ({ body: { data: { [name]: { issues: [], ...payload } } } })
const refuse = (name: string, code: string, path: string[], params: { name: string; value: string }[] = []) => answer(name, { issues: [{ code, path, params }] })
const codeNeeded = (name: string) => refuse(name, 'SECOND_FACTOR_NEEDED', ['input', 'code'])
const account = {
  id: '1',
  name: 'Ana',
  email: 'ana@example.org',
  isEmailConfirmed: true,
  language: 'en',
  createdAt: '2026-11-22T10:00:00Z',
  hasPassword: true,
  secondFactorSince: null,
  recoveryCodesLeft: null,
  newEmail: null,
  isModerator: false,
  ban: null,
  identities: [],
  sessions: [],
  apiTokens: [],
}
const sentInputs = (sent: { body: Record<string, unknown> }[]) => sent.map(({ body }) => (body['variables'] as { input: unknown }).input)

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

async function fillIn() {
  await userEvent.type(screen.getByLabelText('E-mail address'), 'ana@example.org')
  await userEvent.type(screen.getByLabelText('Password'), 'four bridges{Enter}')
}

test('an account with a second factor asks for its code, and sends what was typed before along with it', async () => {
  const sent = answerEach({ SignIn: [codeNeeded('signIn'), refuse('signIn', 'CODE_WRONG', ['input', 'code']), answer('signIn', { signedIn })] })
  const onDone = vi.fn<() => void>()
  await show(<SignInForm onDone={onDone} />)
  await fillIn()
  const code = await screen.findByLabelText<HTMLInputElement>('Code of the app')
  expect(document.activeElement).toBe(code)
  expect([code.autocomplete, code.inputMode]).toEqual(['one-time-code', 'numeric'])
  expect(screen.queryByRole('textbox', { name: 'E-mail address' })).toBeNull()
  expect(screen.queryByText('Please correct this')).toBeNull()
  await userEvent.type(code, '123456{Enter}')
  const summary = await screen.findByRole('group', { name: 'Please correct this' })
  await waitFor(() => expect(document.activeElement).toBe(summary))
  expect(within(summary).getByRole('link').textContent).toContain('Code of the app: This is neither')
  expect(code.value).toBe('123456')
  await userEvent.clear(code)
  await userEvent.type(code, '654321{Enter}')
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
  const first = { email: 'ana@example.org', password: 'four bridges' }
  expect(sentInputs(sent.of('SignIn'))).toEqual([first, { ...first, code: '123456' }, { ...first, code: '654321' }])
})

test('a recovery code is typed with letters and filled in by nobody; one step back everything is still there', async () => {
  answerEach({ SignIn: codeNeeded('signIn') })
  await show(<SignInForm />)
  await fillIn()
  await userEvent.click(await screen.findByRole('button', { name: 'Use a recovery code' }))
  const code = screen.getByLabelText<HTMLInputElement>('Recovery code')
  expect(document.activeElement).toBe(code)
  expect([code.autocomplete, code.inputMode]).toEqual(['off', 'text'])
  await userEvent.click(screen.getByRole('button', { name: 'One step back' }))
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'E-mail address' }).value).toBe('ana@example.org')
  expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('four bridges')
})

test('a password that is wrong by now leads back to the first step', async () => {
  answerEach({ SignIn: [codeNeeded('signIn'), refuse('signIn', 'CREDENTIALS_WRONG', ['input'])] })
  await show(<SignInForm />)
  await fillIn()
  await userEvent.type(await screen.findByLabelText('Code of the app'), '123456{Enter}')
  expect(await screen.findByText('Address and password do not belong together. Check both.')).toBeTruthy()
  expect(screen.getByRole('textbox', { name: 'E-mail address' })).toBeTruthy()
})

test('an address that strangers guess at says in minutes how long to wait', async () => {
  answerEach({ SignIn: refuse('signIn', 'SIGN_IN_GUARDED', ['input'], [{ name: 'retryAfterSeconds', value: '61' }]) })
  await show(<SignInForm />)
  await fillIn()
  expect(await screen.findByText(/Wait 2 minutes/)).toBeTruthy()
})

test.each([
  ['ResetPassword', 'resetPassword', <ResetForm key="reset" token="t" next="Go on" />, 'The new password holds'],
  ['ConfirmLink', 'confirmLink', <ConfirmLinkForm key="link" token="t" next="Go on" />, 'The accounts are linked'],
] as const)('%s asks for the code as well', async (operation, field, form, done) => {
  const sent = answerEach({ [operation]: [codeNeeded(field), answer(field, { signedIn })] })
  await show(form)
  if (operation === 'ResetPassword') await userEvent.type(screen.getByLabelText('New password'), 'nine lanterns on a quay')
  await userEvent.click(screen.getByRole('button', { name: /Save the new password|Link an account elsewhere/ }))
  await userEvent.type(await screen.findByLabelText('Code of the app'), '123456{Enter}')
  expect(await screen.findByRole('heading', { name: done })).toBeTruthy()
  expect(sentInputs(sent.of(operation))[1]).toMatchObject({ token: 't', code: '123456' })
})

test('it is set up with a drawing or by hand, and its recovery codes are shown once', async () => {
  const codes = ['k7mx-9q2t-w4hd', 'aaaa-bbbb-cccc']
  answerEach({
    BeginSecondFactor: answer('beginSecondFactor', { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Rialto:ana?secret=JBSWY3DPEHPK3PXP' }),
    ConfirmSecondFactor: answer('confirmSecondFactor', { recoveryCodes: codes }),
  })
  await show(<SecondFactor account={account} />)
  await userEvent.type(screen.getByLabelText('Password'), 'four bridges{Enter}')
  expect(await screen.findByText('JBSW Y3DP EHPK 3PXP')).toBeTruthy()
  expect((await screen.findByRole('img', { name: /QR code/ })).querySelector('path')?.getAttribute('d')?.length).toBeGreaterThan(1000)
  expect(screen.queryByRole('button', { name: 'Use a recovery code' })).toBeNull()
  await userEvent.type(screen.getByLabelText('Code of the app'), '123456{Enter}')
  const heading = await screen.findByRole('heading', { name: 'Your recovery codes' })
  expect(document.activeElement).toBe(heading)
  const saved = vi.fn<(blob: Blob) => string>(() => 'blob:x')
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: saved, revokeObjectURL: () => undefined }))
  await userEvent.click(screen.getByRole('button', { name: 'Save as a file' }))
  const [[file] = []] = saved.mock.calls
  expect(file?.size).toBeGreaterThan(codes.join('\n').length)
  await userEvent.click(screen.getByRole('button', { name: 'I have kept them' }))
  expect(screen.queryByText(/k7mx-9q2t-w4hd/)).toBeNull()
})

test('an account without a password is led to set one first', async () => {
  await show(<SecondFactor account={{ ...account, hasPassword: false }} />)
  expect(screen.getByText('Your account has no password yet. Set one by mail first.')).toBeTruthy()
  expect(screen.queryByLabelText('Password')).toBeNull()
})

test('once on, it says what is left, and asks for password and code before it goes', async () => {
  const sent = answerEach({ EndSecondFactor: [refuse('endSecondFactor', 'CURRENT_WRONG', ['input', 'password']), answer('endSecondFactor')] })
  await show(<SecondFactor account={{ ...account, secondFactorSince: '2026-11-22T10:00:00Z', recoveryCodesLeft: 3 }} />)
  expect(screen.getByText(/3 recovery codes are left. Make new ones in time./)).toBeTruthy()
  const form = within(screen.getByRole('form', { name: 'Turn two-step sign-in off', hidden: true }))
  await userEvent.click(screen.getAllByText('Turn two-step sign-in off')[0] as HTMLElement)
  await userEvent.type(form.getByLabelText('Password'), 'four')
  await userEvent.type(form.getByLabelText('Code of the app'), '123456{Enter}')
  expect(await form.findByText('Password: This is not your current password.')).toBeTruthy()
  await userEvent.type(form.getByLabelText('Password'), ' bridges{Enter}')
  await waitFor(() => expect(sentInputs(sent.of('EndSecondFactor'))[1]).toEqual({ password: 'four bridges', code: '123456' }))
})
