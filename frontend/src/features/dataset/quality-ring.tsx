import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Ring } from '../../ui/ring/ring'
import { levelOf, RATING_STEPS } from './rating'

const DatasetRingFragment = graphql(`
  fragment DatasetRing on Quality {
    points
    most
    rating
  }
`)

interface QualityRingProps {
  quality: FragmentType<typeof DatasetRingFragment>
  size?: 'small' | 'large'
}

/** The quality of a dataset's description: points of most, and its rating in a word. */
export function QualityRing({ quality, size = 'small' }: QualityRingProps) {
  const t = useText()
  const { number } = useFormats()
  const { points, most, rating } = readFragment(DatasetRingFragment, quality)
  return (
    <Ring
      points={points}
      most={most}
      level={levelOf(rating)}
      rating={t(`rating.${rating}`)}
      pointsWords={t('dataset.points', { points: number(points), most: number(most) })}
      steps={RATING_STEPS}
      size={size}
      shown={number(points)}
    />
  )
}
