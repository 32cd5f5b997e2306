import type { APIRequestContext, Browser, Page } from '@playwright/test'
import { pathInMail } from './mail'
import { rialtoUser, site } from './owner'
import { expect } from './support'
import { ofOne, words } from './words'

export { ofOne, words }

export const PASSWORD = 'four bridges over water'
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

export type Ask = <T = Record<string, unknown>>(query: string, variables?: object) => Promise<T>

/** Asks the API as a program of somebody would, with the token of a session of its own. */
async function asMember(request: APIRequestContext, address: string): Promise<Ask> {
  const ask = async (query: string, variables: object, token?: string) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
    const answer = (await (await request.post('/graphql', { headers, data: { query, variables } })).json()) as { data: Record<string, unknown> | null; errors?: unknown }
    expect(answer.errors, `The API must answer ${query}`).toBeUndefined()
    return answer.data ?? {}
  }
  const { signIn } = (await ask('mutation ($input: SignInInput!) { signIn(input: $input) { signedIn { accessToken } } }', { input: { email: address, password: PASSWORD } })) as {
    signIn: { signedIn: { accessToken: string } }
  }
  return async <T>(query: string, variables: object = {}) => (await ask(query, variables, signIn.signedIn.accessToken)) as T
}

export interface Member {
  name: string
  address: string
  page: Page
  ask: Ask
}

interface Wanted {
  language?: string
  /** To what they are appointed: `moderator`, or an office and the NUTS code of its region. */
  appointed?: readonly [role: string, region?: string]
  isAdministrator?: boolean
}

/**
 * Somebody with an account, signed in on a page. How people get one by themselves is a journey of its own: here the owner adds it, so
 * that no journey waits for a mail or uses up what one address may ask for in an hour.
 */
export async function memberOn(page: Page, name: string, { language = 'en', appointed, isAdministrator = false }: Wanted = {}): Promise<Member> {
  const address = newAddress(name.split(' ')[0]?.toLowerCase() ?? 'somebody')
  if (site) await rialtoUser('add', '--email', address, '--name', name, '--language', language, '--password-stdin', ...(isAdministrator ? ['--administrator'] : []))
  else await signUp(page, language, name, address)
  if (appointed) {
    const [role, region] = appointed
    await rialtoUser('appoint', '--email', address, '--role', role, ...(region === undefined ? [] : ['--region', region]))
  }
  const ask = await asMember(page.request, address)
  // the cookie is in the browser now; the app looks for a session where this mark is
  await page.goto('/health')
  await page.evaluate(() => localStorage.setItem('rialto.signed-in', 'yes'))
  return { name, address, page, ask }
}

/** The same in a browser of their own, which the caller closes with its context. */
export async function memberIn(browser: Browser, name: string, wanted: Wanted = {}): Promise<Member> {
  const context = await browser.newContext({ baseURL: process.env['RIALTO_URL'] ?? '' })
  return memberOn(await context.newPage(), name, wanted)
}

/** A public project led by whoever has the address: its slug. How people make one in the app is another journey. */
export async function newProject(request: APIRequestContext, address: string, title: string): Promise<string> {
  return projectOf(await asMember(request, address), title)
}

/** The same for somebody whose session there is; a draft stays one. */
export async function projectOf(ask: Ask, title: string, { region: code = 'SI', isDraft = false }: { region?: string; isDraft?: boolean } = {}): Promise<string> {
  const { region } = await ask<{ region: { id: string } }>('query ($code: String!) { region(code: $code) { id } }', { code })
  const input = { language: 'en', title, summary: 'A choir for whoever lives alone.', regionId: region.id, despiteDuplicates: true }
  const { createProject } = await ask<{ createProject: { issues: unknown[]; project: { id: string; slug: string; version: number } } }>(
    'mutation ($input: CreateProjectInput!) { createProject(input: $input) { issues { code } project { id slug version } } }',
    { input },
  )
  expect(createProject.issues).toEqual([])
  if (isDraft) return createProject.project.slug
  const { id, slug, version } = createProject.project
  const { publish } = await ask<{ publish: { issues: unknown[] } }>('mutation ($input: RecordInput!) { publish(input: $input) { issues { path code } } }', { input: { id, version } })
  expect(publish.issues).toEqual([])
  return slug
}
