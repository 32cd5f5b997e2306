import { graphql, readFragment, type FragmentType } from '../../graphql'
import type { ChainKind, PilotChainFragment as Fragment } from '../../graphql/generated/graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { PlaceNameFragment } from '../../listing/place-name'
import { Chain, type ChainEntry } from '../../ui/chain/chain'
import { DataFigure } from '../../ui/data-figure'
import { Paragraphs } from '../../ui/paragraphs'
import { Prose } from '../../ui/prose'
import { pageData } from './page-data'

export const PilotChainFragment = graphql(`
  fragment PilotChain on Pilot {
    slug
    startedOn
    title { text language isTranslation }
    region { ...PlaceName }
    chain {
      kind
      title { text language isTranslation }
      text { html language }
      happenedOn
      place
      url
    }
  }
`)

/** The order in which one leads to the next. */
const CHAIN = ['LEARNING_EVENT', 'PRACTICE', 'SCENARIO', 'PILOT', 'SCALING', 'POLICY_INPUT', 'UPTAKE'] as const satisfies readonly ChainKind[]

type Step = Fragment['chain'][number]

/** What is known of each of the seven steps. The pilot itself is one of them, whether or not somebody wrote it down as such. */
function stepsOf({ chain, title, startedOn, region }: Fragment): { kind: ChainKind; entries: Step[] }[] {
  const place = region && readFragment(PlaceNameFragment, region).nameLatin
  const itself: Step = { kind: 'PILOT', title, text: null, happenedOn: startedOn ?? null, place: place ?? null, url: null }
  return CHAIN.map((kind) => {
    const entries = chain.filter((step) => step.kind === kind)
    return { kind, entries: kind === 'PILOT' && entries.length === 0 ? [itself] : entries }
  })
}

/** The chain from what was learned to what policy made of it; missing steps are said plainly. */
export function PilotChain({ pilot, source }: { pilot: FragmentType<typeof PilotChainFragment>; source: string }) {
  const t = useText()
  const { list, month, day } = useFormats()
  const read = readFragment(PilotChainFragment, pilot)
  const steps = stepsOf(read)
  const missing = steps.filter(({ entries }) => entries.length === 0)
  const caption = [
    missing.length === 0 ? t('pilot.chainComplete') : t('pilot.chainCaption', { known: steps.length - missing.length }),
    ...(missing.length > 0 ? [t('pilot.chainMissing', { steps: list(missing.map(({ kind }) => t(`chain.${kind}`))) })] : []),
  ].join(' ')
  const entryOf = ({ title, text, happenedOn, place, url }: Step, at: number): ChainEntry => ({
    key: String(at),
    title: url?.startsWith('http') ? (
      <a href={url} rel="noopener nofollow">
        <Prose text={title} />
      </a>
    ) : (
      <Prose text={title} />
    ),
    text: text ? <Paragraphs text={text} /> : undefined,
    date: happenedOn ? { iso: happenedOn, shown: month(happenedOn) } : undefined,
    place: place ?? undefined,
  })
  return (
    <DataFigure
      caption={caption}
      source={source}
      data={pageData(read.slug, {
        name: `rialto-pilot-${read.slug}-chain`,
        columns: [t('pilot.step'), t('pilot.name'), t('pilot.date'), t('column.place'), t('pilot.url')],
        rows: steps.flatMap(({ kind, entries }) =>
          entries.length === 0
            ? [[t(`chain.${kind}`), t('pilot.chainNone'), '', '', '']]
            : entries.map(({ title, happenedOn, place, url }) => [t(`chain.${kind}`), title.text, happenedOn ? day(happenedOn) : '', place ?? '', url ?? '']),
        ),
      })}
    >
      <Chain
        label={t('pilot.chain')}
        missingWords={t('pilot.chainNone')}
        steps={steps.map(({ kind, entries }) => ({ key: kind, name: t(`chain.${kind}`), entries: entries.map(entryOf) }))}
      />
    </DataFigure>
  )
}
