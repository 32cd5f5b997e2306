import type { Page } from '@playwright/test'
import { memberIn, memberOn, ofOne, projectOf, words, type Ask } from './members'
import { breaches, expect, loaded, test } from './support'

/** Makes somebody an expert whom everybody can see: their slug. How people write their profile is another journey. */
async function asExpert(ask: Ask): Promise<string> {
  const input = { language: 'en', headline: 'Choirs and parishes', areas: ['FUNDING'], languages: ['en'], placesPerMonth: 2 }
  const { editProfile } = await ask<{ editProfile: { issues: unknown[]; person: { id: string; slug: string; version: number } } }>(
    'mutation ($input: EditProfileInput!) { editProfile(input: $input) { issues { path code } person { id slug version } } }',
    { input },
  )
  expect(editProfile.issues).toEqual([])
  const { id, slug, version } = editProfile.person
  const { publish } = await ask<{ publish: { issues: unknown[] } }>('mutation ($input: RecordInput!) { publish(input: $input) { issues { path code } } }', { input: { id, version } })
  expect(publish.issues).toEqual([])
  return slug
}

/** Opens a form in the page by its button: the panel with the form in it. */
async function unfold(page: Page, label: string) {
  await page.getByRole('main').getByRole('button', { name: label, exact: true }).first().click()
  return page.getByRole('group', { name: label, exact: true })
}

/** Somebody looks at the window again: what is new comes at once. */
const lookAgain = (page: Page) =>
  page.evaluate(() => {
    document.dispatchEvent(new Event('visibilitychange'))
    window.dispatchEvent(new Event('visibilitychange'))
  })

for (const language of ['en', 'sl']) {
  test(`a project and an expert write to each other, and either closes the conversation (${language})`, async ({ page, browser }) => {
    test.setTimeout(180_000)
    const t = words(language)
    const ana = await memberOn(page, 'Ana Kovač', { language })
    const title = `A choir of ${ana.address}`
    await projectOf(ana.ask, title)
    const eva = await memberIn(browser, 'Eva Zupan', { language })
    const expert = await asExpert(eva.ask)

    // the leader writes first; what is typed outlives a reload
    await page.goto(`/experts/${expert}?lang=${language}`)
    await loaded(page)
    const first = await unfold(page, t('talk.writeExpert'))
    await first.getByLabel(t('talk.text'), { exact: true }).fill('Do you know a hall?')
    await page.reload()
    await loaded(page)
    const kept = await unfold(page, t('talk.writeExpert'))
    await expect(kept.getByLabel(t('talk.text'), { exact: true })).toHaveValue('Do you know a hall?')
    expect(await breaches(page)).toEqual([])
    await kept.getByRole('button', { name: t('talk.send'), exact: true }).click()
    await expect(page).toHaveURL(/\/my\/conversations\/.+/)
    const log = page.getByRole('log')
    await expect(log.getByText('Do you know a hall?')).toBeVisible()
    expect(await breaches(page)).toEqual([])

    // the expert finds it unread, reads it, and answers with the keyboard
    await eva.page.goto(`/my/conversations?unread=true&lang=${language}`)
    await loaded(eva.page)
    await expect(eva.page.getByRole('main').getByText(ofOne(t('talk.unread')))).toBeAttached()
    expect(await breaches(eva.page)).toEqual([])
    await eva.page.getByRole('main').getByRole('link', { name: new RegExp(title) }).click()
    await expect(eva.page.getByText(t('talk.newHere'))).toBeVisible()
    await eva.page.getByLabel(t('talk.text'), { exact: true }).fill('The parish has one.')
    await eva.page.keyboard.press('Control+Enter')
    await expect(eva.page.getByRole('log').getByText('The parish has one.')).toBeVisible()
    await expect(eva.page.getByLabel(t('talk.text'), { exact: true })).toHaveValue('')

    // the leader looks at the window again
    await lookAgain(page)
    await expect(log.getByText('The parish has one.')).toBeVisible()
    const theirs = log.getByRole('listitem').filter({ hasText: 'The parish has one.' })
    await theirs.getByRole('button', { name: t('report.this') }).click()
    const report = page.getByRole('dialog', { name: t('report.title') })
    await report.getByRole('radio', { name: t('reportReason.SPAM') }).check()
    expect(await breaches(page)).toEqual([])
    await report.getByRole('button', { name: t('report.send') }).click()
    await expect(theirs.getByText(t('report.done'))).toBeVisible()

    // the expert closes it: the other side can no longer write
    await eva.page.getByRole('button', { name: t('talk.block') }).click()
    await eva.page.getByRole('group', { name: t('talk.block') }).getByRole('button', { name: t('talk.block') }).click()
    await expect(eva.page.getByText(t('talk.blockedByYou'))).toBeVisible()
    await lookAgain(page)
    await expect(page.getByText(t('talk.blockedByOther'))).toBeVisible()
    await expect(page.getByLabel(t('talk.text'), { exact: true })).toHaveCount(0)

    // nobody else finds it
    const address = new URL(page.url()).pathname
    const bor = await memberIn(browser, 'Bor Novak', { language })
    await bor.page.goto(`${address}?lang=${language}`)
    await expect(bor.page.getByRole('heading', { name: t('notFound.title') })).toBeVisible()
    await bor.page.context().close()
    await eva.page.context().close()
  })
}

test('words that could not be sent stay, and who takes no messages is not written to', async ({ page, browser, complaints }) => {
  const t = words('en')
  const ana = await memberOn(page, 'Ana Kovač')
  await projectOf(ana.ask, `A garden of ${ana.address}`)
  const eva = await memberIn(browser, 'Eva Zupan')
  const expert = await asExpert(eva.ask)
  await page.goto(`/experts/${expert}`)
  await loaded(page)
  const form = await unfold(page, t('talk.writeExpert'))
  await form.getByLabel(t('talk.text'), { exact: true }).fill('Do you know a hall?')
  await page.context().setOffline(true)
  await form.getByRole('button', { name: t('talk.send'), exact: true }).click()
  await expect(form.getByText(t('error.UNAVAILABLE'))).toBeVisible()
  await expect(form.getByLabel(t('talk.text'), { exact: true })).toHaveValue('Do you know a hall?')
  await page.context().setOffline(false)
  // the browser's own word for being offline, which is what happens here
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED')))

  await eva.page.goto('/settings')
  await loaded(eva.page)
  await eva.page.getByRole('button', { name: t('talk.takeNo') }).click()
  await expect(eva.page.getByText(t('talk.takesNot'))).toBeVisible()
  await form.getByRole('button', { name: t('talk.send'), exact: true }).click()
  await expect(form.getByText(t('talkIssue.NOT_TAKING_MESSAGES'))).toBeVisible()
  await expect(form.getByLabel(t('talk.text'), { exact: true })).toHaveValue('Do you know a hall?')
  await page.reload()
  await loaded(page)
  await expect(page.getByRole('button', { name: t('talk.writeExpert') })).toHaveCount(0)
  await eva.page.context().close()
})
