import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Every journey fails on an error in the console, which includes each breach of the content security policy. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      await use(complaints)
      expect(complaints, 'The console must stay free of errors').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** Breaches of the WCAG 2.2 A and AA rules, as short lines. */
export async function breaches(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`))
}

/** Waits until nothing on the page is a placeholder any more: neither the server's first words nor a skeleton. */
export async function loaded(page: Page): Promise<void> {
  await expect(page.locator('.early')).toHaveCount(0)
  await expect(page.locator('h1')).toBeVisible()
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
}

/** The titles of a list of projects: links to their pages. */
export const listed = (page: Page) => page.getByRole('article').getByRole('heading').getByRole('link')

/** The line that says how many projects were found. */
export const resultCount = (page: Page) => page.locator('#count')

/** The title of the first project in a list, which every seeded network has. */
export async function firstTitle(page: Page): Promise<string> {
  const title = await listed(page).first().textContent()
  if (!title) throw new Error('The network has no project: start the server with the demo network')
  return title
}
