import type { Page } from '@playwright/test'
import { memberIn, memberOn, ofOne, projectOf, words } from './members'
import { breaches, expect, loaded, test } from './support'

/** Opens a form in the page by its button: the panel with the form in it. */
async function unfold(page: Page, label: string) {
  await page.getByRole('main').getByRole('button', { name: label, exact: true }).first().click()
  return page.getByRole('group', { name: label, exact: true })
}

for (const language of ['en', 'hr']) {
  test(`members comment on a project and support it, its team closes the comments (${language})`, async ({ page, browser }) => {
    test.setTimeout(180_000)
    const t = words(language)
    const ana = await memberOn(page, 'Ana Kovač', { language })
    const slug = await projectOf(ana.ask, `A choir of ${ana.address}`)
    const bor = await memberIn(browser, 'Bor Novak', { language })
    const address = `/projects/${slug}?lang=${language}`

    // a member comments, changes the words, and supports with one voice
    await bor.page.goto(address)
    await loaded(bor.page)
    const write = await unfold(bor.page, t('comment.write'))
    await write.getByLabel(t('comment.text'), { exact: true }).fill('We had a choir too.')
    await write.getByRole('button', { name: t('comment.send'), exact: true }).click()
    const comments = bor.page.locator('#comments')
    await expect(comments.getByText('We had a choir too.')).toBeVisible()
    const edit = await unfold(bor.page, t('comment.edit'))
    await edit.getByLabel(t('comment.text'), { exact: true }).fill('We have a choir too.')
    await edit.getByRole('button', { name: t('comment.save'), exact: true }).click()
    await expect(comments.getByRole('paragraph').filter({ hasText: 'We have a choir too.' })).toBeVisible()
    await expect(comments.getByText(t('comment.edited'), { exact: true })).toBeVisible()
    const voice = bor.page.getByRole('button', { name: t('project.supportThis') })
    await voice.click()
    await expect(voice).toHaveAttribute('aria-pressed', 'true')
    await expect(bor.page.getByText(ofOne(t('project.support')))).toBeVisible()
    expect(await breaches(bor.page)).toEqual([])

    // the leader answers, has no voice of their own, and closes the comments
    await page.goto(address)
    await loaded(page)
    const own = page.getByRole('button', { name: t('project.supportThis') })
    await own.click()
    await expect(page.getByText(t('commentIssue.OWN_PROJECT'))).toBeVisible()
    await expect(own).toHaveAttribute('aria-pressed', 'false')
    const answer = await unfold(page, t('comment.answer'))
    await answer.getByLabel(t('comment.text'), { exact: true }).fill('Come and sing with us.')
    await answer.getByRole('button', { name: t('comment.send'), exact: true }).click()
    const answers = page.getByRole('list', { name: t('comment.answers') })
    await expect(answers.getByText('Come and sing with us.')).toBeVisible()
    await page.getByRole('button', { name: t('comment.close') }).click()
    await expect(page.getByText(t('comment.closed'))).toBeVisible()
    await expect(page.getByRole('button', { name: t('comment.write') })).toHaveCount(0)

    // a visitor reads all of it, on a phone
    const visitor = await browser.newContext({ baseURL: process.env['RIALTO_URL'] ?? '', viewport: { width: 320, height: 640 }, colorScheme: 'dark' })
    const there = await visitor.newPage()
    await there.goto(address)
    await loaded(there)
    await expect(there.locator('#comments').getByText('We have a choir too.')).toBeVisible()
    await expect(there.locator('#comments').getByText('Come and sing with us.')).toBeVisible()
    expect(await breaches(there)).toEqual([])
    expect(await there.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await visitor.close()
    await bor.page.context().close()
  })
}
