import type { Browser, Page } from '@playwright/test'
import { pathInMail } from './mail'
import { memberIn, newAddress, PASSWORD, projectOf, words } from './members'
import { site } from './owner'
import { expect, test } from './support'

test.skip(!site, 'The provider of identities belongs to the site that these journeys start')
const t = words('en')
const [ONE, AWAY] = ['The one', 'The one that is away']
const header = (page: Page) => page.getByRole('banner')
const way = (page: Page, provider: string) => page.getByRole('link', { name: t('account.signInWith', { provider }), exact: true })

/** A browser in which nobody is signed in, here or at the provider. Its pages may say what they like: they are not all ours. */
async function stranger(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: process.env['RIALTO_URL'] ?? '' })
  return context.newPage()
}

/** Says who one is at the provider, and lets it tell. */
async function tell(page: Page, name: string) {
  await page.locator('input[name="login"]').fill(name)
  await page.locator('input[name="password"]').fill('whatever')
  await page.locator('button[type="submit"]').click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

test('somebody comes with an account elsewhere: the first time they get one here, the second time they are let in at once', async ({ browser }) => {
  const page = await stranger(browser)
  const [login = ''] = newAddress('vid').split('@')
  await page.goto('/sign-in?to=%2Fexperts&lang=en')
  await way(page, ONE).click()
  await tell(page, login)
  await expect(page).toHaveURL(/\/experts/)
  const menu = header(page).getByRole('button', { name: `${login} of the provider` })
  await expect(menu).toBeVisible()
  await page.goto('/settings?lang=en')
  await expect(page.getByRole('listitem').filter({ hasText: `${login}@example.org` }).getByText(ONE, { exact: true })).toBeVisible()

  await menu.click()
  await header(page).getByRole('button', { name: t('nav.signOut') }).click()
  await expect(header(page).getByRole('link', { name: t('nav.signIn') })).toBeVisible()
  await page.goto('/sign-in?to=%2Fsettings&lang=en')
  await way(page, ONE).click()
  await expect(page).toHaveURL(/\/settings/)
  await expect(menu).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: `${login}@example.org` })).toHaveCount(1)
  await page.context().close()
})

test('an account with the same address is linked after its password was given, and opened by the provider from then on', async ({ browser }) => {
  test.setTimeout(90_000)
  const { address, page: own } = await memberIn(browser, 'Ana Kovač')
  await own.context().close()
  const page = await stranger(browser)
  await page.goto('/sign-in?to=%2Fexperts&lang=en')
  await way(page, ONE).click()
  await tell(page, address.split('@')[0] ?? '')
  // the address alone proves nothing
  await expect(page.getByText(t('account.linkText', { provider: ONE }))).toBeVisible()
  await expect(header(page).getByRole('link', { name: t('nav.signIn') })).toBeVisible()
  const form = page.getByRole('form', { name: t('account.signInWith', { provider: ONE }) })
  for (const [password, isRight] of [['not this one at all', false], [PASSWORD, true]] as const) {
    await form.getByLabel(t('account.password'), { exact: true }).fill(password)
    await form.getByRole('button', { name: t('account.signIn'), exact: true }).click()
    if (!isRight) await expect(form.getByRole('group', { name: t('form.correct') })).toBeFocused()
  }
  await expect(page).toHaveURL(/\/experts/)
  const menu = header(page).getByRole('button', { name: 'Ana Kovač' })
  await expect(menu).toBeVisible()
  await menu.click()
  await header(page).getByRole('button', { name: t('nav.signOut') }).click()
  await expect(header(page).getByRole('link', { name: t('nav.signIn') })).toBeVisible()
  await page.goto('/sign-in?to=%2Fsettings&lang=en')
  await way(page, ONE).click()
  await expect(menu).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: address }).getByText(ONE, { exact: true })).toBeVisible()
  await page.context().close()
})

test('who is invited comes with an account elsewhere for the first time, and is in the team', async ({ browser }) => {
  test.setTimeout(90_000)
  const { page: hers, ask, address } = await memberIn(browser, 'Ana Kovač')
  const slug = await projectOf(ask, `A team of ${address}`)
  const invited = newAddress('bor')
  await hers.goto(`/projects/${slug}/team?lang=en`)
  await hers.getByLabel(t('team.email'), { exact: true }).first().fill(invited)
  await hers.getByRole('button', { name: t('team.inviteSend') }).click()
  await expect(hers.getByText(t('team.invited', { email: invited }))).toBeVisible()

  const page = await stranger(browser)
  const [login = ''] = invited.split('@')
  await page.goto(`${await pathInMail(invited, 'invitation')}&lang=en`)
  await way(page, ONE).click()
  await tell(page, login)
  // back at the invitation, of which the address tells
  await page.getByRole('button', { name: t('team.accept') }).click()
  await expect(page).toHaveURL(new RegExp(`/projects/${slug}/team`))
  await expect(page.getByText(`${login} of the provider`, { exact: true }).first()).toBeVisible()
  for (const one of [hers, page]) await one.context().close()
})

test('who turns back at the provider, or finds it away, reads why and signs in with the password', async ({ browser }) => {
  test.setTimeout(90_000)
  const { address, page: own } = await memberIn(browser, 'Ana Kovač')
  await own.context().close()
  const page = await stranger(browser)
  await page.goto('/sign-in?to=%2Fexperts&lang=en')
  await way(page, ONE).click()
  await page.getByRole('link', { name: /Cancel/ }).click()
  await expect(page.getByRole('alert').filter({ hasText: t('provider.PROVIDER_REFUSED') })).toBeVisible()
  await way(page, ONE).click()
  await tell(page, `unverified-${address.split('@')[0]}`)
  await expect(page.getByRole('alert').filter({ hasText: t('provider.EMAIL_NOT_VERIFIED') })).toBeVisible()
  await way(page, AWAY).click()
  await expect(page.getByRole('alert').filter({ hasText: t('provider.PROVIDER_AWAY') })).toBeVisible()
  await expect(header(page).getByRole('link', { name: t('nav.signIn') })).toBeVisible()
  await page.getByLabel(t('account.email'), { exact: true }).fill(address)
  await page.getByLabel(t('account.password'), { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  // where they wanted to go at first
  await expect(page).toHaveURL(/\/experts/)
  await expect(header(page).getByRole('button', { name: 'Ana Kovač' })).toBeVisible()
  await page.context().close()
})
