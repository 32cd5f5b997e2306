import { pathInMail } from './mail'
import { header, newAddress, signIn, signOut, signUp, words, PASSWORD } from './accounts'
import { breaches, expect, loaded, test } from './support'
import { totp } from './totp'

for (const language of ['en', 'sl']) {
  test(`somebody turns two-step sign-in on, signs in with both kinds of code, and turns it off (${language})`, async ({ page }) => {
    test.setTimeout(120_000)
    const t = words(language)
    const address = newAddress()
    await signUp(page, language, address)
    await page.goto(`/settings?lang=${language}`)
    await loaded(page)
    const setUp = page.getByRole('form', { name: t('account.factor') })
    await setUp.getByLabel(t('account.password'), { exact: true }).fill(PASSWORD)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: t('account.factorApp') })).toBeFocused()
    await expect(page.getByRole('img', { name: t('account.factorQr') })).toBeVisible()
    expect(await breaches(page)).toEqual([])
    const secret = (await page.getByRole('region', { name: t('account.factorSecret') }).textContent()) ?? ''
    await page.getByLabel(t('account.code'), { exact: true }).fill('000000')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('group', { name: t('form.correct') })).toBeFocused()
    await page.getByLabel(t('account.code'), { exact: true }).fill(totp(secret))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: t('account.codes') })).toBeFocused()
    const [recovery = ''] = ((await page.getByRole('region', { name: t('account.codes') }).textContent()) ?? '').split('\n')
    await page.getByRole('button', { name: t('account.codesKept') }).click()
    await expect(page.getByText(recovery)).toHaveCount(0)

    // the next code of the app; five tries are all that a minute allows
    await signOut(page, language)
    await page.goto(`/sign-in?lang=${language}`)
    await signIn(page, language, address)
    const code = page.getByLabel(t('account.code'), { exact: true })
    await expect(code).toBeFocused()
    await code.fill(totp(secret, 1))
    await page.keyboard.press('Enter')
    await expect(header(page).getByRole('button', { name: 'Ana Kovač' })).toBeVisible()

    // a recovery code, which works once
    await signOut(page, language)
    for (const isFirst of [true, false]) {
      await page.goto(`/sign-in?lang=${language}`)
      await signIn(page, language, address)
      await page.getByRole('button', { name: t('account.useRecovery') }).click()
      await page.getByLabel(t('account.recoveryCode'), { exact: true }).fill(recovery)
      await page.keyboard.press('Enter')
      if (!isFirst) {
        await expect(page.getByText(t('issue.CODE_WRONG')).first()).toBeVisible()
        continue
      }
      await expect(header(page).getByRole('button', { name: 'Ana Kovač' })).toBeVisible()
      await page.goto(`/settings?lang=${language}`)
      await expect(page.getByText(t('account.endFactor')).first()).toBeVisible()
      await signOut(page, language)
    }
  })
}

test('another address holds once the link of its mail is used; the name changes at once', async ({ page }) => {
  test.setTimeout(90_000)
  const t = words('en')
  const [address, other] = [newAddress(), newAddress()]
  await signUp(page, 'en', address)
  await page.goto('/settings?lang=en')
  await loaded(page)
  await page.getByLabel(t('account.name'), { exact: true }).fill('Ana K.')
  await page.keyboard.press('Enter')
  await expect(page.getByText(t('account.saved'))).toBeVisible()
  await expect(header(page).getByRole('button', { name: 'Ana K.' })).toBeVisible()
  await page.getByText(t('account.changeEmail')).first().click()
  const form = page.getByRole('form', { name: t('account.changeEmail') })
  await form.getByLabel(t('account.newEmail'), { exact: true }).fill(other)
  await form.getByLabel(t('account.password'), { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: t('account.mailSent') })).toBeFocused()
  await page.goto(await pathInMail(other, 'confirm-email'))
  await page.getByRole('button', { name: t('account.confirmEmail') }).press('Enter')
  await expect(page.getByRole('heading', { name: t('account.emailChanged') })).toBeFocused()
  await page.goto('/settings?lang=en')
  await expect(page.getByText(other)).toBeVisible()
})

test('a session that ended in the other browser leaves the list with a sentence', async ({ page, browser, baseURL }) => {
  test.setTimeout(90_000)
  const t = words('en')
  const address = newAddress()
  await signUp(page, 'en', address)
  const other = await browser.newContext({ baseURL: baseURL ?? '' })
  const there = await other.newPage()
  await there.goto('/sign-in?lang=en')
  await signIn(there, 'en', address)
  await expect(header(there).getByRole('button', { name: 'Ana Kovač' })).toBeVisible()
  await page.goto('/settings?lang=en')
  await loaded(page)
  await expect(page.getByRole('button', { name: t('account.endSession'), exact: true })).toHaveCount(1)
  await signOut(there, 'en')
  await other.close()
  await page.getByRole('button', { name: t('account.endSession'), exact: true }).click()
  await expect(page.getByText(/had ended already/)).toBeFocused()
  await expect(page.getByRole('button', { name: t('account.endSession'), exact: true })).toHaveCount(0)
})
