import type { Page } from '@playwright/test'
import { expect } from './support'

/** Labels begin with the name of the field; what it is needed for, or that it may stay empty, comes after. */
export const begins = (text: string) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)

/** Tab by Tab to a control, as somebody without a mouse goes. A field may say more than its name, a button says that alone. */
async function tabTo(page: Page, name: string, isWhole = false): Promise<void> {
  const isWanted = (label: string) => (isWhole ? label === name : label.startsWith(name))
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab')
    const label = await page.evaluate(() => {
      const here = document.activeElement
      const isField = here instanceof HTMLInputElement || here instanceof HTMLTextAreaElement || here instanceof HTMLSelectElement
      return ((isField ? here.labels?.[0]?.textContent : here?.textContent) ?? '').trim()
    })
    if (isWanted(label)) return
  }
  throw new Error(`Nothing called ${name} was reached by Tab`)
}

/** Types into the next field of this name. */
export async function type(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.type(text)
}

/** Chooses the first value of a list. */
export async function chooseFirst(page: Page, name: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('ArrowDown')
}

/** Types a part of a record's name into its field and takes the first that is found. */
export async function find(page: Page, name: string, text: string): Promise<void> {
  await type(page, name, text)
  await expect(page.getByRole('listbox', { name }).getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
}

/** Presses a button, or follows a link. */
export async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, name, true)
  await page.keyboard.press('Enter')
}
