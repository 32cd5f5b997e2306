import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { pathInMail } from './mail'
import { breaches, expect, loaded, test } from './support'

const PASSWORD = 'four bridges over water'
const NEW_PASSWORD = 'nine lanterns on a quay'

/** The messages of a language, as its files have them. */
function words(language: string): (id: string, values?: Record<string, string>) => string {
  const all = Object.assign({}, ...['shell', 'form', 'account'].map((part) => JSON.parse(readFileSync(`locales/${language}/${part}.json`, 'utf8')) as object)) as Record<string, string>
  return (id, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), all[id] ?? id)
}

let count = 0
const newAddress = () => `ana.${process.pid}.${Date.now()}.${(count += 1)}@example.org`

/** Fills a form in and sends it by keyboard alone: from its first field, with Tab and Enter. */
async function write(page: Page, fields: readonly (readonly [label: string, text: string])[]) {
  for (const [label, text] of fields) {
    await page.getByLabel(label, { exact: true }).focus()
    await page.keyboard.type(text)
  }
  await page.keyboard.press('Enter')
}

async function signUp(page: Page, language: string, address: string) {
  const t = words(language)
  await page.goto(`/sign-up?lang=${language}`)
  await write(page, [
    [t('account.name'), 'Ana Kovač'],
    [t('account.email'), address],
    [t('account.newPassword'), PASSWORD],
  ])
  await expect(page.getByRole('heading', { name: t('account.mailSent') })).toBeFocused()
  await page.goto(`${await pathInMail(address, 'confirm')}&lang=${language}`)
  await page.getByRole('button', { name: t('account.confirm') }).press('Enter')
  await expect(page.getByRole('heading', { name: t('account.confirmDone', { name: 'Ana Kovač' }) })).toBeFocused()
}

async function signIn(page: Page, language: string, address: string, password = PASSWORD) {
  const t = words(language)
  await write(page, [
    [t('account.email'), address],
    [t('account.password'), password],
  ])
}

const header = (page: Page) => page.getByRole('banner')

for (const language of ['en', 'hr']) {
  test(`somebody signs up, in and out, and keeps their account in order (${language})`, async ({ page, browser, baseURL }) => {
    test.setTimeout(120_000)
    const t = words(language)
    const address = newAddress()
    await signUp(page, language, address)

    // out, and in again from the page where they were
    await header(page).getByRole('button', { name: 'Ana Kovač' }).press('Enter')
    await header(page).getByRole('button', { name: t('nav.signOut') }).press('Enter')
    await expect(page).toHaveURL(new RegExp(`^${baseURL}/\\?lang=${language}$`))
    await page.goto(`/experts?lang=${language}`)
    await loaded(page)
    await header(page).getByRole('link', { name: t('nav.signIn') }).click()
    await signIn(page, language, address, 'not this one at all')
    await expect(page.getByText(t('issue.CREDENTIALS_WRONG'))).toBeVisible()
    await expect(page.getByLabel(t('account.email'), { exact: true })).toHaveValue(address)
    await page.getByLabel(t('account.password'), { exact: true }).fill(PASSWORD)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/experts/)

    // the password
    await header(page).getByRole('button', { name: 'Ana Kovač' }).click()
    await header(page).getByRole('link', { name: t('nav.settings') }).click()
    await loaded(page)
    await write(page, [
      [t('account.currentPassword'), PASSWORD],
      [t('account.newPassword'), NEW_PASSWORD],
    ])
    await expect(page.getByText(t('account.passwordSaved'))).toBeVisible()

    // another device, whose session is ended from here
    const other = await browser.newContext({ baseURL: baseURL ?? '' })
    const there = await other.newPage()
    await there.goto(`/settings?lang=${language}`)
    await signIn(there, language, address, NEW_PASSWORD)
    await expect(there.getByRole('heading', { name: t('account.tokens') })).toBeVisible()
    await page.reload()
    await loaded(page)
    await page.getByRole('button', { name: t('account.endSession'), exact: true }).click()
    await expect(page.getByRole('button', { name: t('account.endSession'), exact: true })).toHaveCount(0)
    // there a form is on its way: nothing typed is lost, and it goes on
    await there.getByLabel(t('account.tokenName'), { exact: true }).fill('Kept while signed out')
    await there.getByRole('button', { name: t('account.makeToken') }).click()
    await there.getByRole('button', { name: t('form.signInAgain') }).click()
    const dialog = there.getByRole('dialog', { name: t('account.signInAgain') })
    await expect(dialog.getByLabel(t('account.email'), { exact: true })).toHaveValue(address)
    await dialog.getByLabel(t('account.password'), { exact: true }).fill(NEW_PASSWORD)
    await there.keyboard.press('Enter')
    await expect(there.getByRole('heading', { name: t('account.tokenMade', { name: 'Kept while signed out' }) })).toBeFocused()
    const secret = await there.getByRole('region', { name: t('account.secret') }).textContent()
    await other.close()

    // the token works until it is revoked
    const ask = () => page.request.post('/graphql', { headers: { authorization: `Bearer ${secret}` }, data: { query: '{ viewer { email } }' } })
    expect(await (await ask()).json()).toMatchObject({ data: { viewer: { email: address } } })
    await page.reload()
    await loaded(page)
    await page.getByRole('button', { name: t('account.revoke'), exact: true }).press('Enter')
    await expect(page.getByText(t('account.revokeAsk', { name: 'Kept while signed out' }))).toBeVisible()
    await page.getByRole('button', { name: t('account.revoke'), exact: true }).press('Enter')
    await expect(page.getByText(t('account.noTokens'))).toBeVisible()
    expect((await ask()).status()).toBe(401)

    // out everywhere
    await page.getByRole('button', { name: t('account.everywhere') }).press('Enter')
    await page.getByRole('button', { name: t('account.everywhere') }).press('Enter')
    await expect(header(page).getByRole('link', { name: t('nav.signIn') })).toBeVisible()
    expect(await page.evaluate(() => localStorage.getItem('rialto.signed-in'))).toBeNull()
    expect(await page.context().cookies()).toEqual([])
  })
}

test('a forgotten password is replaced through the mail, and the link works once', async ({ page }) => {
  test.setTimeout(90_000)
  const t = words('en')
  const address = newAddress()
  await signUp(page, 'en', address)
  await page.goto('/forgotten?lang=en')
  await write(page, [[t('account.email'), address]])
  await expect(page.getByRole('heading', { name: t('account.mailSent') })).toBeFocused()
  const path = await pathInMail(address, 'reset')
  await page.goto(path)
  await write(page, [[t('account.newPassword'), 'rialto']])
  await expect(page.getByRole('link', { name: /at least 12 characters/ })).toBeVisible()
  await page.getByLabel(t('account.newPassword'), { exact: true }).fill(NEW_PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: t('account.resetDone') })).toBeFocused()
  await page.goto(path)
  await write(page, [[t('account.newPassword'), PASSWORD]])
  await expect(page.getByText(t('issue.TOKEN_INVALID'))).toBeVisible()
})

test('a visitor loads nothing of accounts and asks for no session', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto('/')
  await loaded(page)
  await expect(header(page).getByRole('link', { name: 'Sign in' })).toBeVisible()
  expect(asked.filter((path) => /session\/refresh|member-menu|\/session-|\/account\.js|sign-in/.test(path))).toEqual([])
})

test('somebody comes back to a page and is still signed in; a second tab is too', async ({ page, context }) => {
  test.setTimeout(90_000)
  await signUp(page, 'en', newAddress())
  await page.goto('/about?lang=en')
  await expect(header(page).getByRole('button', { name: 'Ana Kovač' })).toBeVisible()
  const [second, third] = await Promise.all([context.newPage(), context.newPage()])
  await Promise.all([second.goto('/settings?lang=en'), third.goto('/settings?lang=en')])
  await expect(second.getByRole('heading', { name: 'Sessions and devices' })).toBeVisible()
  await expect(third.getByRole('heading', { name: 'Sessions and devices' })).toBeVisible()
  // what a member's browser keeps has its name on the page about privacy
  await page.goto('/privacy?lang=en')
  await loaded(page)
  const named = new Set((await page.getByRole('term').allTextContents()).map((name) => name.trim()))
  const kept = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])
  const cookies = await context.cookies(new URL('/session/refresh', page.url()).href)
  expect(cookies.map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }))).toEqual([{ name: 'rialto_refresh', httpOnly: true, sameSite: 'Strict' }])
  const isNamed = (name: string) => [...named].some((one) => (one.endsWith('…') ? name.startsWith(one.slice(0, -1)) : one === name))
  expect([...kept, ...cookies.map(({ name }) => name)].filter((name) => !isNamed(name))).toEqual([])
  await expect(header(page).getByRole('button', { name: 'Ana Kovač' })).toBeVisible()
  // signing out in one signs out in all
  await header(second).getByRole('button', { name: 'Ana Kovač' }).click()
  await header(second).getByRole('button', { name: 'Sign out' }).click()
  await expect(header(page).getByRole('link', { name: 'Sign in' })).toBeVisible()
  await expect(third.getByText('Sign in to go on.')).toBeVisible()
})

const ROUTES = ['/sign-up', '/sign-in', '/forgotten', '/reset?token=x', '/confirm?token=x', '/settings']
const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) => [320, 1280].map((width) => ({ colorScheme, width })))

for (const { colorScheme, width } of LOOKS) {
  test.describe(`${colorScheme} at ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 } })
    const sound = async (page: Page) => {
      expect(await breaches(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth), 'The page must fit its window').toBeLessThanOrEqual(width)
    }

    for (const route of ROUTES) {
      test(`${route} breaks no rule of WCAG 2.2 AA, empty or with errors, and does not scroll sideways`, async ({ page }) => {
        await page.goto(route)
        await loaded(page)
        await sound(page)
        if (route.startsWith('/confirm')) return
        await page.getByRole('main').locator('button[type="submit"]').click()
        await expect(page.getByRole('group', { name: 'Please correct this' })).toBeFocused()
        await sound(page)
      })
    }

    test('the settings of a member break no rule and do not scroll sideways', async ({ page }) => {
      test.setTimeout(90_000)
      await signUp(page, 'en', newAddress())
      await page.goto('/settings?lang=en')
      await expect(page.getByRole('heading', { name: 'Sessions and devices' })).toBeVisible()
      await page.getByRole('button', { name: 'Sign out everywhere' }).click()
      if (width < 720) await page.getByRole('button', { name: 'Menu' }).click()
      else await header(page).getByRole('button', { name: 'Ana Kovač' }).click()
      await sound(page)
    })
  })
}
