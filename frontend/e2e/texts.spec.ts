import { memberOn, newProject, words } from './members'
import { breaches, expect, loaded, test } from './support'

const TEXT = `# Why

A *club* for **girls**, see [their page](https://example.org/club).

- Mondays
- Fridays

| What | EUR |
|---|---|
| Hall | 40 |

<script>document.title = 'taken'</script> ![x](https://example.org/x.png)`

for (const language of ['en', 'sl']) {
  test(`a text with Markdown stands on the page as it is meant, in lists without its signs, and the history tells what became of it (${language})`, async ({ page, request }) => {
    test.setTimeout(120_000)
    const t = words(language)
    const { address: ana } = await memberOn(page, 'Ana Kovač', { language })
    const title = `A club of ${ana}`
    const slug = await newProject(page.request, ana, title)

    // written in the form, with a look at it
    await page.goto(`/projects/${slug}/edit?lang=${language}`)
    await loaded(page)
    await page.getByLabel(t('field.summary')).fill('A *club* for **girls**.')
    const description = page.getByLabel(t('field.description'))
    await description.fill(TEXT)
    await page.getByRole('button', { name: t('form.preview') }).nth(1).click()
    await expect(page.getByRole('heading', { name: 'Why', level: 3 })).toBeVisible()
    await page.getByRole('button', { name: t('record.save'), exact: true }).click()
    await expect(page).toHaveURL(new RegExp(`/projects/${slug}(\\?|$)`))

    // shown
    await loaded(page)
    const main = page.getByRole('main')
    await expect(main.getByRole('heading', { name: 'Why', level: 3 })).toBeVisible()
    await expect(main.getByRole('listitem').filter({ hasText: 'Fridays' })).toBeVisible()
    await expect(main.getByRole('cell', { name: 'Hall' })).toBeVisible()
    await expect(main.locator('strong', { hasText: 'girls' }).first()).toBeVisible()
    const link = main.getByRole('link', { name: 'their page' })
    await expect(link).toHaveAttribute('rel', /nofollow ugc noopener/)
    await expect(main).not.toContainText('**')
    expect(await main.locator('img, script').count()).toBe(0)
    await expect(page).toHaveTitle(`${title} · Rialto`)
    expect(await breaches(page)).toEqual([])

    // where there is one line alone
    await expect(page.locator('meta[name="description"]')).toHaveAttribute('content', 'A club for girls.')
    const first = await (await request.get(`/projects/${slug}?lang=${language}`, { headers: { accept: 'text/html' } })).text()
    expect(first).toContain('A club for girls.')
    expect(first).not.toContain('**girls**')
    await page.goto(`/projects?text=${encodeURIComponent(ana)}&lang=${language}`)
    await loaded(page)
    await expect(page.getByRole('article').filter({ hasText: title })).toContainText('A club for girls.')

    // told
    await page.goto(`/projects/${slug}/history?lang=${language}`)
    await loaded(page)
    const change = page.getByRole('listitem').filter({ hasText: t('field.description') }).first()
    await expect(change.getByRole('insertion').filter({ hasText: '# Why' })).toBeVisible()
    await expect(change.getByRole('deletion').filter({ hasText: 'A choir for whoever lives alone.' })).toBeVisible()
    await expect(page.getByText(t('changeAct.CREATE'), { exact: true })).toBeVisible()
    await expect(page.getByRole('main')).not.toContainText('region_')
    expect(await breaches(page)).toEqual([])
  })
}
