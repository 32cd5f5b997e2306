import type { Page } from '@playwright/test'
import { pathInMail } from './mail'
import { memberIn, memberOn, newAddress, newProject, projectOf, signUp, words } from './members'
import { breaches, expect, loaded, test } from './support'

/** Opens a form by its button, fills its fields in, and sends it. The button and the form have the same name. */
async function send(page: Page, opens: string, fields: readonly (readonly [label: string | RegExp, text: string])[], submit: string) {
  await page.getByRole('main').getByRole('button', { name: opens, exact: true }).first().click()
  const form = page.getByRole('group', { name: opens, exact: true }).getByRole('form')
  for (const [label, text] of fields) await form.getByLabel(label).fill(text)
  await form.getByRole('button', { name: submit, exact: true }).click()
  await expect(form).toHaveCount(0)
}

for (const language of ['en', 'sl']) {
  test(`a project opens a need and passes a gate; a second person is invited, leads, and the first one leaves (${language})`, async ({ page, browser, baseURL }) => {
    test.setTimeout(180_000)
    const t = words(language)
    const [ana, bor] = [newAddress('ana'), newAddress('bor')]
    const title = `A choir of ${ana}`
    await signUp(page, language, 'Ana Kovač', ana)
    const slug = await newProject(page.request, ana, title)
    const address = (path = '') => `/projects/${slug}${path}?lang=${language}`

    // a need
    await page.goto(address())
    await loaded(page)
    await send(page, t('life.openNeed'), [[t('life.needTitle'), 'A piano']], t('life.openNeed'))
    await expect(page.getByRole('heading', { name: 'A piano' })).toBeVisible()

    // the gate: not before there is evidence for all it asks for
    const understood = t('stage.UNDERSTOOD')
    const move = t('life.move', { stage: understood })
    await expect(page.getByRole('button', { name: move })).toHaveCount(0)
    await send(page, t('life.evidence'), [[t('requirement.USER_EVIDENCE'), 'Forty people were asked.']], t('life.save'))
    await expect(page.getByText('Forty people were asked.').first()).toBeVisible()
    await send(page, t('life.evidence'), [[t('requirement.KNOWN_SOLUTIONS'), 'Choirs in Porto and Nuoro.']], t('life.save'))
    await send(page, move, [], move)
    await expect(page.getByRole('list', { name: t('project.stages') }).locator('[aria-current="step"]')).toContainText(understood)

    // the second person
    await page.goto(address('/team'))
    await page.getByLabel(t('team.email'), { exact: true }).first().fill(bor)
    await page.getByRole('button', { name: t('team.inviteSend') }).click()
    await expect(page.getByText(t('team.invited', { email: bor }))).toBeVisible()
    const other = await browser.newContext({ baseURL: baseURL ?? '' })
    const there = await other.newPage()
    await signUp(there, language, 'Bor Novak', bor)
    await there.goto(`${await pathInMail(bor, 'invitation')}&lang=${language}`)
    await expect(there.getByText(title, { exact: false }).first()).toBeVisible()
    await there.getByRole('button', { name: t('team.accept') }).click()
    await expect(there).toHaveURL(new RegExp(`/projects/${slug}/team`))
    await expect(there.getByText('Bor Novak', { exact: true }).first()).toBeVisible()
    expect(await there.getByRole('button', { name: t('team.handOver') }).count()).toBe(0)

    // leadership
    await page.reload()
    const his = page.getByRole('listitem').filter({ hasText: 'Bor Novak' })
    await his.getByRole('button', { name: t('team.handOver') }).click()
    await expect(page.getByText(t('team.handOverAsk', { name: 'Bor Novak', title }))).toBeVisible()
    await his.getByRole('button', { name: t('team.handOver') }).click()
    await expect(page.getByRole('button', { name: t('team.inviteSend') })).toHaveCount(0)
    await expect(his.getByText(t('teamRole.LEADER'), { exact: false })).toBeVisible()

    // the first one leaves; nobody is left without a leader
    await page.getByRole('button', { name: t('team.leave') }).click()
    await page.getByRole('button', { name: t('team.leave') }).click()
    await expect(page).toHaveURL(new RegExp(`/projects/${slug}\\?`))
    await expect(page.getByRole('button', { name: t('team.ask') })).toBeVisible()
    await there.reload()
    await expect(there.getByText(t('teamRole.LEADER'), { exact: false }).first()).toBeVisible()
    await there.getByRole('button', { name: t('team.leave') }).click()
    await there.getByRole('button', { name: t('team.leave') }).click()
    await expect(there.getByText(t('refusal.LAST_LEADER'))).toBeVisible()
    await other.close()
  })
}

test('a visitor of a project loads nothing of its team, and sees what became of it', async ({ page, browser }) => {
  test.setTimeout(90_000)
  const ana = await memberIn(browser, 'Ana Kovač')
  const slug = await projectOf(ana.ask, `Seen by visitors, ${ana.address}`)
  await ana.page.context().close()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`/projects/${slug}`)
  await loaded(page)
  await expect(page.getByRole('list', { name: 'Stages' })).toBeVisible()
  await expect(page.getByRole('button', { name: /Open a need|Ask to join/ })).toHaveCount(0)
  // the comments below the page bring the words of forms
  expect(asked.filter((path) => /project-life|\/(?:life|team)\.js|session\/refresh/.test(path))).toEqual([])
})

test('what is taken back comes back by the undo; a link that is used up says what to do', async ({ page }) => {
  test.setTimeout(90_000)
  const t = words('en')
  const { ask, address } = await memberOn(page, 'Ana Kovač')
  const slug = await projectOf(ask, `Undone, ${address}`)
  await page.goto(`/projects/${slug}?lang=en`)
  await loaded(page)
  await send(page, t('life.evidence'), [[t('requirement.USER_EVIDENCE'), 'Forty people were asked.']], t('life.save'))
  await page.getByRole('button', { name: t('life.evidenceWithdraw') }).click()
  await expect(page.getByText('Forty people were asked.')).toHaveCount(0)
  await page.getByRole('button', { name: t('refusal.undo') }).click()
  await expect(page.getByText('Forty people were asked.').first()).toBeVisible()
  await page.goto('/invitation?token=used-up&lang=en')
  await expect(page.getByText(t('refusal.INVITATION_INVALID'))).toBeVisible()
})

const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) => [320, 1280].map((width) => ({ colorScheme, width })))

for (const { colorScheme, width } of LOOKS) {
  test.describe(`${colorScheme} at ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 } })
    const sound = async (page: Page) => {
      expect(await breaches(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth), 'The page must fit its window').toBeLessThanOrEqual(width)
    }

    for (const route of ['/invitation?token=x', '/admin/appointments', '/projects/none/team']) {
      test(`${route} of a visitor breaks no rule and does not scroll sideways`, async ({ page }) => {
        await page.goto(route)
        await loaded(page)
        await sound(page)
      })
    }

    test('a project and its team break no rule for who leads it, with every form open', async ({ page }) => {
      test.setTimeout(120_000)
      const t = words('en')
      const { ask, address } = await memberOn(page, 'Ana Kovač')
      const slug = await projectOf(ask, `Looked at, ${address}`)
      await page.goto(`/projects/${slug}?lang=en`)
      await loaded(page)
      await sound(page)
      for (const name of ['life.openNeed', 'life.evidence', 'life.end', 'life.link', 'life.addDataset', 'life.addOrganisation']) {
        await page.getByRole('main').getByRole('button', { name: t(name), exact: true }).first().click()
      }
      await page.getByRole('form', { name: t('life.openNeed') }).getByRole('button', { name: t('life.openNeed') }).click()
      await expect(page.getByRole('group', { name: t('form.correct') })).toBeFocused()
      await sound(page)
      await page.goto(`/projects/${slug}/team?lang=en`)
      await expect(page.getByRole('heading', { name: t('team.invitations') })).toBeVisible()
      await page.getByRole('button', { name: t('team.contactEdit') }).click()
      await page.getByRole('button', { name: t('team.leave') }).click()
      await sound(page)
    })
  })
}
