import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { RowsData } from '../../listing/rows-data'
import { pageData } from './page-data'

export const ExpertRecordFragment = graphql(`
  fragment ExpertRecord on Person {
    slug
    name
    areas
    languages
    placesPerMonth
    updatedAt
    headline { text language isTranslation }
    region { code }
    regionsServed(first: 40, sort: CODE) { nodes { code } }
  }
`)

/** When the profile last changed, and the way to take it along. */
export function ExpertRecord({ person }: { person: FragmentType<typeof ExpertRecordFragment> }) {
  const t = useText()
  const { day } = useFormats()
  const { slug, name, areas, languages, placesPerMonth, updatedAt, headline, region, regionsServed } = readFragment(ExpertRecordFragment, person)
  return (
    <>
      <p className="small muted">{t('person.updated', { date: day(updatedAt) })}</p>
      <RowsData
        data={pageData(slug, {
          name: `rialto-person-${slug}`,
          columns: [t('column.figure'), t('column.value')],
          rows: [
            [t('person.name'), name],
            [t('person.headline'), headline?.text ?? ''],
            [t('column.language'), headline?.language ?? ''],
            [t('person.advises'), areas.map((area) => t(`area.${area}`)).join(', ')],
            [t('person.speaks'), languages.join(' ')],
            [t('person.time'), placesPerMonth ?? ''],
            [t('column.code'), region?.code ?? ''],
            [t('person.serves'), regionsServed.nodes.map(({ code }) => code).join(' ')],
            [t('column.slug'), slug],
          ],
        })}
      />
    </>
  )
}
