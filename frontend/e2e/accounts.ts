import type { Page } from '@playwright/test'
import { pathInMail } from './mail'
import { expect } from './support'
import { words } from './words'

export const PASSWORD = 'four bridges over water'
export const NEW_PASSWORD = 'nine lanterns on a quay'

export { words }

let count = 0
export const newAddress = () => `ana.${process.pid}.${Date.now()}.${(count += 1)}@example.org`

/** Fills a form in and sends it by keyboard alone: from its first field, with Tab and Enter. */
export async function write(page: Page, fields: readonly (readonly [label: string, text: string])[]): Promise<void> {
  for (const [label, text] of fields) {
    await page.getByLabel(label, { exact: true }).focus()
    await page.keyboard.type(text)
  }
  await page.keyboard.press('Enter')
}

export async function signUp(page: Page, language: string, address: string): Promise<void> {
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

export async function signIn(page: Page, language: string, address: string, password = PASSWORD): Promise<void> {
  const t = words(language)
  await write(page, [
    [t('account.email'), address],
    [t('account.password'), password],
  ])
}

export const header = (page: Page) => page.getByRole('banner')

/** Ends the session of this browser through the menu behind the name. */
export async function signOut(page: Page, language: string): Promise<void> {
  const t = words(language)
  // from a page at rest: what another still asks as Ana is refused once she has left, and the console says so
  await page.goto(`/privacy?lang=${language}`)
  await page.waitForLoadState('networkidle')
  await header(page).getByRole('button', { name: 'Ana Kovač' }).click()
  await header(page).getByRole('button', { name: t('nav.signOut') }).click()
  await expect(header(page).getByRole('link', { name: t('nav.signIn') })).toBeVisible()
}
