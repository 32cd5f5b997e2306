import type { Page } from '@playwright/test'
import { begins } from './keyboard'
import { mentionedInMail } from './mail'
import { memberIn, memberOn, PASSWORD, projectOf, words } from './members'
import { site } from './owner'
import { expect, loaded, test } from './support'

test.skip(!site, 'Moderators are appointed at the command line of the site that these journeys start')
const t = words('en')
const REASON = 'It sells shoes and nothing else.'

/** What waits in the queue about a record. */
const waiting = (page: Page, title: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) })

async function report(page: Page, slug: string) {
  await page.goto(`/projects/${slug}?lang=en`)
  await loaded(page)
  await page.getByRole('button', { name: t('report.this') }).click()
  const dialog = page.getByRole('dialog', { name: t('report.title') })
  await dialog.getByRole('radio', { name: t('reportReason.SPAM') }).check()
  await dialog.getByRole('button', { name: t('report.send') }).click()
  await expect(dialog.getByText(t('report.done'))).toBeFocused()
}

async function decide(page: Page, title: string, decision: 'HIDE' | 'BAN') {
  await page.goto('/moderation?lang=en')
  const row = waiting(page, title)
  await row.getByText(t('moderation.decide'), { exact: true }).click()
  const form = row.getByRole('form', { name: t('moderation.decide') })
  await form.getByRole('radio', { name: t(`decision.${decision}`), exact: true }).check()
  await form.getByLabel(t('moderation.rule')).selectOption({ label: t('rule.ADVERTISING') })
  // whoever is concerned has a right to the reason
  await form.getByRole('button', { name: t('moderation.send') }).click()
  await expect(form.getByRole('group', { name: t('form.correct') })).toBeFocused()
  await form.getByLabel(begins(t('moderation.note'))).fill(REASON)
  await form.getByRole('button', { name: t('moderation.send') }).click()
  await expect(row).toHaveCount(0)
}

test('what a visitor reports is hidden with a reason, the leader is told why and objects, and another moderator shows it again', async ({ page, browser, baseURL }) => {
  test.setTimeout(180_000)
  const title = `Shoes of ${Date.now()}`
  const ana = await memberIn(browser, 'Ana Kovač')
  const slug = await projectOf(ana.ask, title)
  const visitor = await browser.newContext({ baseURL: baseURL ?? '' })
  const reader = await visitor.newPage()
  await report(reader, slug)

  await memberOn(page, 'Mod Prvi', { appointed: ['moderator'] })
  await decide(page, title, 'HIDE')

  // for everybody else it is as if it had never been
  await reader.goto(`/projects/${slug}?lang=en`)
  await expect(reader.getByRole('heading', { level: 1, name: t('notFound.title') })).toBeVisible()
  await expect(reader.getByText(REASON)).toHaveCount(0)

  // the leader reads why, by mail and on the site, and objects
  await mentionedInMail(ana.address, REASON)
  await ana.page.goto('/settings/data?lang=en')
  const notice = ana.page.getByRole('listitem').filter({ hasText: title })
  await expect(notice.getByRole('heading', { name: t('decision.HIDE') })).toBeVisible()
  await expect(notice.getByText(REASON)).toBeVisible()
  await expect(notice.getByText(t('myData.rule', { rule: t('rule.ADVERTISING') }))).toBeVisible()
  await expect(ana.page.getByText('Mod Prvi')).toHaveCount(0)
  await notice.getByText(t('myData.object'), { exact: true }).click()
  await notice.getByLabel(begins(t('myData.objectText'))).fill('We mend shoes; we do not sell them.')
  await notice.getByRole('button', { name: t('myData.sendObjection') }).click()
  await expect(notice.getByText(t('myData.objectionWaits'))).toBeVisible()
  await ana.page.goto(`/projects/${slug}?lang=en`)
  await expect(ana.page.getByRole('region', { name: t('record.tools') }).getByText(t('publicationText.HIDDEN'))).toBeVisible()

  // who decided leaves the answer to another moderator
  const second = await memberIn(browser, 'Mod Drugi', { appointed: ['moderator'] })
  await second.page.goto('/moderation?lang=en')
  const objection = waiting(second.page, title)
  await expect(objection.getByText('We mend shoes; we do not sell them.')).toBeVisible()
  await objection.getByText(t('moderation.answer'), { exact: true }).click()
  await objection.getByLabel(t('moderation.decision'), { exact: true }).selectOption({ label: t('moderation.uphold') })
  await objection.getByLabel(begins(t('moderation.note'))).fill('You are right: it mends them.')
  await objection.getByRole('button', { name: t('moderation.sendAnswer') }).click()
  await expect(objection).toHaveCount(0)

  // everybody sees it again, and the leader reads the answer
  await reader.reload()
  await expect(reader.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await ana.page.goto('/settings/data?lang=en')
  await expect(ana.page.getByText('You are right: it mends them.')).toBeVisible()
  for (const one of [visitor, ana.page.context(), second.page.context()]) await one.close()
})

test('who is banned can write no more, reads why, and writes again when the ban is lifted', async ({ page, browser, baseURL }) => {
  test.setTimeout(180_000)
  const title = `Slippers of ${Date.now()}`
  const iva = await memberIn(browser, 'Iva Horvat')
  const slug = await projectOf(iva.ask, title)
  const visitor = await browser.newContext({ baseURL: baseURL ?? '' })
  await report(await visitor.newPage(), slug)
  await visitor.close()
  await memberOn(page, 'Mod Tretji', { appointed: ['moderator'] })
  await decide(page, title, 'BAN')

  // all ways in have ended; signed in again, reading goes on and writing does not
  await iva.page.goto('/organisations/new?lang=en')
  await iva.page.getByLabel(t('account.email'), { exact: true }).fill(iva.address)
  await iva.page.getByLabel(t('account.password'), { exact: true }).fill(PASSWORD)
  await iva.page.keyboard.press('Enter')
  const name = iva.page.getByLabel(begins(t('field.name')))
  await name.fill('A shop for shoes')
  await iva.page.getByRole('button', { name: t('record.saveDraft') }).click()
  await expect(iva.page.getByText(t('form.banned'))).toBeVisible()
  await expect(name).toHaveValue('A shop for shoes')
  await iva.page.goto('/settings/data?lang=en')
  const notice = iva.page.getByRole('listitem').filter({ hasText: title })
  await expect(notice.getByRole('heading', { name: t('decision.BAN') })).toBeVisible()
  await expect(notice.getByText(REASON)).toBeVisible()

  // lifted in the history of decisions
  await page.goto('/moderation?show=decided&lang=en')
  const row = waiting(page, title)
  const lift = row.getByRole('button', { name: t('moderation.lift', { name: 'Iva Horvat' }) })
  await lift.click()
  await expect(row.getByText(t('moderation.liftAsk', { name: 'Iva Horvat' }))).toBeVisible()
  await lift.click()
  await expect(row.getByText(t('moderation.banLifted', { name: 'Iva Horvat' }))).toBeVisible()
  await iva.page.goto('/organisations/new?lang=en')
  await iva.page.getByRole('button', { name: t('record.goOn') }).click()
  await expect(name).toHaveValue('A shop for shoes')
  await iva.page.getByRole('button', { name: t('record.saveDraft') }).click()
  await expect(iva.page.getByRole('heading', { level: 1, name: 'A shop for shoes' })).toBeVisible()
  await iva.page.context().close()
})
