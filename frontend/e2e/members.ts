import { readFileSync } from 'node:fs'
import type { APIRequestContext, Page } from '@playwright/test'
import { pathInMail } from './mail'
import { expect } from './support'

export const PASSWORD = 'four bridges over water'
const PARTS = ['shell', 'form', 'account', 'project', 'refusal', 'life', 'team', 'image']

/** The messages of a language, as its files have them. */
export function words(language: string): (id: string, values?: Record<string, string>) => string {
  const texts = [...PARTS.map((part) => `locales/${language}/${part}.json`), `../crates/domain/labels/${language}.json`]
  const all = Object.assign({}, ...texts.map((path) => JSON.parse(readFileSync(path, 'utf8')) as object)) as Record<string, string>
  return (id, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), all[id] ?? id)
}

let count = 0
export const newAddress = (name: string) => `${name}.${process.pid}.${Date.now()}.${(count += 1)}@example.org`

/** Somebody gets an account, and is signed in on the page. */
export async function signUp(page: Page, language: string, name: string, address: string) {
  const t = words(language)
  await page.goto(`/sign-up?lang=${language}`)
  await page.getByLabel(t('account.name'), { exact: true }).fill(name)
  await page.getByLabel(t('account.email'), { exact: true }).fill(address)
  await page.getByLabel(t('account.newPassword'), { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: t('account.mailSent') })).toBeFocused()
  await page.goto(`${await pathInMail(address, 'confirm')}&lang=${language}`)
  await page.getByRole('button', { name: t('account.confirm') }).press('Enter')
  await expect(page.getByRole('heading', { name: t('account.confirmDone', { name }) })).toBeFocused()
}

/** Asks the API as a program of somebody would, with the token of a session of its own. */
async function asMember(request: APIRequestContext, address: string) {
  const ask = async (query: string, variables: object, token?: string) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
    const answer = (await (await request.post('/graphql', { headers, data: { query, variables } })).json()) as { data: Record<string, unknown> | null; errors?: unknown }
    expect(answer.errors, `The API must answer ${query}`).toBeUndefined()
    return answer.data ?? {}
  }
  const { signIn } = (await ask('mutation ($input: SignInInput!) { signIn(input: $input) { signedIn { accessToken } } }', { input: { email: address, password: PASSWORD } })) as {
    signIn: { signedIn: { accessToken: string } }
  }
  return (query: string, variables: object) => ask(query, variables, signIn.signedIn.accessToken)
}

/** A public project led by whoever has the address: its slug. How people make one in the app is another journey. */
export async function newProject(request: APIRequestContext, address: string, title: string): Promise<string> {
  const ask = await asMember(request, address)
  const { region } = (await ask('{ region(code: "SI") { id } }', {})) as { region: { id: string } }
  const input = { language: 'en', title, summary: 'A choir for whoever lives alone.', regionId: region.id, despiteDuplicates: true }
  const { createProject } = (await ask('mutation ($input: CreateProjectInput!) { createProject(input: $input) { issues { code } project { id slug version } } }', { input })) as {
    createProject: { issues: unknown[]; project: { id: string; slug: string; version: number } }
  }
  expect(createProject.issues).toEqual([])
  const { id, slug, version } = createProject.project
  const { publish } = (await ask('mutation ($input: RecordInput!) { publish(input: $input) { issues { path code } } }', { input: { id, version } })) as { publish: { issues: unknown[] } }
  expect(publish.issues).toEqual([])
  return slug
}
