import { readFileSync } from 'node:fs'
import { PASSWORD, signIn, words } from './accounts'
import { memberOn } from './members'
import { breaches, expect, listed, loaded, test } from './support'

for (const { colorScheme, width } of [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 320 },
] as const) {
  test.describe(`${colorScheme} at ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 } })

    test('a visitor reports a project by keyboard, in a dialog that breaks no rule', async ({ page }) => {
      const t = words('en')
      await page.goto('/projects?lang=en')
      await loaded(page)
      await listed(page).first().click()
      await expect(page).toHaveURL(/\/projects\/.+/)
      await loaded(page)
      await page.getByRole('button', { name: t('report.this') }).press('Enter')
      const dialog = page.getByRole('dialog', { name: t('report.title') })
      await expect(dialog).toBeVisible()
      expect(await breaches(page)).toEqual([])
      await dialog.getByRole('radio', { name: t('reportReason.OTHER') }).check()
      await dialog.getByRole('button', { name: t('report.send') }).press('Enter')
      await expect(dialog.getByRole('group', { name: t('form.correct') })).toBeFocused()
      await dialog.getByLabel(t('report.text'), { exact: true }).fill('The picture is of another town.')
      await dialog.getByRole('button', { name: t('report.send') }).press('Enter')
      await expect(dialog.getByText(t('report.done'))).toBeFocused()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    })

    test('a member takes their data along, withdraws a consent and erases the account, on a page that breaks no rule', async ({ page }) => {
      test.setTimeout(90_000)
      const t = words('en')
      const { address } = await memberOn(page, 'Ana Kovač')
      await page.goto('/settings/data?lang=en')
      await expect(page.getByRole('heading', { name: t('myData.consents') })).toBeVisible()
      for (const kind of ['html', 'json']) {
        const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: t(`myData.download.${kind}`) }).click()])
        expect(file.suggestedFilename()).toMatch(new RegExp(`^rialto-my-data.*\\.${kind}$`))
        expect(readFileSync(await file.path(), 'utf8')).toContain(address)
      }
      const digest = page.getByRole('listitem').filter({ hasText: t('consent.DIGEST') })
      await digest.getByRole('button', { name: t('myData.agree') }).click()
      await digest.getByRole('button', { name: t('myData.withdraw') }).click()
      await expect(digest.getByRole('button', { name: t('myData.agree') })).toBeVisible()
      await expect(page.getByText(t('myData.noNotices'))).toBeVisible()
      await page.locator('summary', { hasText: t('myData.erase') }).press('Enter')
      await expect(page.getByRole('heading', { name: t('myData.happens') })).toBeVisible()
      expect(await breaches(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      await page.getByLabel(t('account.password'), { exact: true }).fill(PASSWORD)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { name: t('myData.erasedTitle') })).toBeFocused()
      await page.goto('/sign-in?lang=en')
      await signIn(page, 'en', address)
      await expect(page.getByText(t('issue.CREDENTIALS_WRONG'))).toBeVisible()
    })
  })
}

test('the queue of moderators is closed to others', async ({ page }) => {
  test.setTimeout(60_000)
  const t = words('en')
  await page.goto('/moderation?lang=en')
  await expect(page.getByText(t('account.gate'))).toBeVisible()
  await memberOn(page, 'Ana Kovač')
  await page.goto('/moderation?lang=en')
  await expect(page.getByText(t('error.FORBIDDEN'))).toBeVisible()
})
