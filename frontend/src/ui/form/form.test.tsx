// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { show } from '../../test/render'
import { AskOnce } from './ask-once'
import { CheckField } from './check-field'
import { Form, type FormError } from './form'
import { PasswordField } from './password-field'
import { TextField } from './text-field'

/** A form whose server answers with these errors, once for each time it is sent. */
function Sample({ answers, onSend }: { answers?: FormError[][]; onSend?: (values: FormData) => void }) {
  const [sent, setSent] = useState(0)
  return (
    <Form
      label="A need"
      submit="Send"
      isBusy={false}
      errors={answers?.[sent - 1]}
      done={sent > 0 && 'Saved'}
      onSubmit={(values) => {
        onSend?.(values)
        setSent(sent + 1)
      }}
    >
      <TextField name="title" label="Title" hint="In a few words" autoComplete="off" />
      <PasswordField name="password" label="Password" autoComplete="new-password" />
      <TextField name="note" label="Note" isOptional autoComplete="off" />
      <CheckField
        name="scopes"
        label="Rights"
        options={[
          { value: 'READ', label: 'Read', isFixed: true },
          { value: 'WRITE', label: 'Write', hint: 'What you may change' },
        ]}
      />
    </Form>
  )
}

const send = () => userEvent.click(screen.getByRole('button', { name: 'Send' }))
const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name })

test('what is missing is said at its field and in a summary that takes the focus, before anything is sent', async () => {
  const onSend = vi.fn<(values: FormData) => void>()
  await show(<Sample onSend={onSend} />)
  await userEvent.type(screen.getByLabelText('Password'), 'four bridges')
  await send()
  const summary = screen.getByRole('group', { name: 'Please correct this' })
  expect(document.activeElement).toBe(summary)
  expect(within(summary).getAllByRole('link').map((link) => link.textContent)).toEqual(['Title: Fill this in.'])
  expect(field('Title').getAttribute('aria-invalid')).toBe('true')
  const described = field('Title').getAttribute('aria-describedby')?.split(' ') ?? []
  expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual(['In a few words', 'Fill this in.'])
  await userEvent.click(within(summary).getByRole('link'))
  expect(document.activeElement).toBe(field('Title'))
  expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('four bridges')
  expect(onSend).not.toHaveBeenCalled()
})

test('what the server asks to correct stands at its field; what was typed stays until it is right', async () => {
  await show(<Sample answers={[[{ field: 'title', text: 'This is taken.' }, { text: 'Of the whole.' }], []]} />)
  await userEvent.type(field('Title'), 'A school')
  await userEvent.type(screen.getByLabelText('Password'), 'four bridges')
  await send()
  const summary = screen.getByRole('group', { name: 'Please correct this' })
  expect(document.activeElement).toBe(summary)
  expect(within(summary).getAllByRole('listitem').map((item) => item.textContent)).toEqual(['Title: This is taken.', 'Of the whole.'])
  expect(field('Title').value).toBe('A school')
  expect(screen.getByRole('status').textContent).toBe('')
  await send()
  expect(screen.queryByRole('group', { name: 'Please correct this' })).toBeNull()
  expect(screen.getByRole('status').textContent).toBe('Saved')
})

test('a password is shown on wish', async () => {
  await show(<Sample />)
  const password = screen.getByLabelText<HTMLInputElement>('Password')
  expect(password.type).toBe('password')
  await userEvent.click(screen.getByRole('button', { name: 'Show the password' }))
  expect(password.type).toBe('text')
  expect(screen.getByRole('button', { name: 'Show the password' }).getAttribute('aria-pressed')).toBe('true')
})

test('a choice that is fixed is sent, those that are chosen too, empty ones that may be empty as well', async () => {
  const onSend = vi.fn<(values: FormData) => void>()
  await show(<Sample onSend={onSend} />)
  await userEvent.type(field('Title'), 'A school')
  await userEvent.type(screen.getByLabelText('Password'), 'four bridges')
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Read' }).disabled).toBe(true)
  await userEvent.click(screen.getByRole('checkbox', { name: 'Write' }))
  await send()
  const values = onSend.mock.calls[0]?.[0]
  expect(values?.getAll('scopes')).toEqual(['READ', 'WRITE'])
  expect(values?.get('note')).toBe('')
})

test('a form that is on its way is not sent twice', async () => {
  const onSend = vi.fn<(values: FormData) => void>()
  await show(
    <Form label="A need" submit="Send" isBusy onSubmit={onSend}>
      <TextField name="note" label="Note" isOptional autoComplete="off" />
    </Form>,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Sending…' }))
  expect(onSend).not.toHaveBeenCalled()
})

test('what cannot be undone is asked once, and can be left', async () => {
  const onYes = vi.fn<() => void>()
  await show(<AskOnce label="Revoke" question="Programs stop." onYes={onYes} />)
  await userEvent.click(screen.getByRole('button', { name: 'Revoke' }))
  expect(document.activeElement).toBe(screen.getByRole('group', { name: 'Revoke' }))
  await userEvent.click(screen.getByRole('button', { name: 'Leave it as it is' }))
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Revoke' }))
  expect(onYes).not.toHaveBeenCalled()
  await userEvent.click(screen.getByRole('button', { name: 'Revoke' }))
  await userEvent.click(screen.getByRole('button', { name: 'Revoke' }))
  expect(onYes).toHaveBeenCalledOnce()
})

test('a field called "summary" keeps its label while the summary of errors is there, and is led to by it', async () => {
  await show(
    <Form label="A project" submit="Send" isBusy={false} onSubmit={() => undefined}>
      <TextField name="summary" label="In short" autoComplete="off" />
    </Form>,
  )
  await send()
  await userEvent.click(within(screen.getByRole('group', { name: 'Please correct this' })).getByRole('link'))
  expect(document.activeElement).toBe(field('In short'))
})
