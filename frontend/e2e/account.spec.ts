import type { Page } from '@playwright/test'
import { pathInMail } from './mail'
import { header, NEW_PASSWORD, newAddress, PASSWORD, signIn, signUp, words, write } from './accounts'
import { memberOn } from './members'
import { breaches, expect, loaded, test } from './support'

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
    // the mark of a browser that is known outlasts the session: it keeps strangers' tries apart
    expect((await page.context().cookies()).map(({ name }) => name)).toEqual(['rialto_device'])
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
  expect(cookies.find(({ name }) => name === 'rialto_refresh')).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
  expect(cookies.filter(({ httpOnly, sameSite }) => !httpOnly || sameSite === 'None')).toEqual([])
  const isNamed = (name: string) => [...named].some((one) => (one.endsWith('…') ? name.startsWith(one.slice(0, -1)) : one === name))
  expect([...kept, ...cookies.map(({ name }) => name)].filter((name) => !isNamed(name))).toEqual([])
  await expect(header(page).getByRole('button', { name: 'Ana Kovač' })).toBeVisible()
  // signing out in one signs out in all
  await header(second).getByRole('button', { name: 'Ana Kovač' }).click()
  await header(second).getByRole('button', { name: 'Sign out' }).click()
  await expect(header(page).getByRole('link', { name: 'Sign in' })).toBeVisible()
  await expect(third.getByText('Sign in to go on.')).toBeVisible()
})

const ROUTES = ['/sign-up', '/sign-in', '/forgotten', '/reset?token=x', '/confirm?token=x', '/confirm-email?token=x', '/link-identity?token=x', '/settings', '/settings/data', '/moderation']
/** Their one button is all there is to do. */
const PRESSED = /^\/(?:confirm|link-identity)/
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
        if (PRESSED.test(route)) return
        await page.getByRole('main').locator('button[type="submit"]').click()
        await expect(page.getByRole('group', { name: 'Please correct this' })).toBeFocused()
        await sound(page)
      })
    }

    test('the settings of a member break no rule and do not scroll sideways', async ({ page }) => {
      test.setTimeout(90_000)
      await memberOn(page, 'Ana Kovač')
      await page.goto('/settings?lang=en')
      await expect(page.getByRole('heading', { name: 'Sessions and devices' })).toBeVisible()
      await page.getByRole('button', { name: 'Sign out everywhere' }).click()
      for (const more of await page.getByRole('main').locator('summary').all()) await more.click()
      if (width < 720) await page.getByRole('button', { name: 'Menu' }).click()
      else await header(page).getByRole('button', { name: 'Ana Kovač' }).click()
      await sound(page)
    })
  })
}
