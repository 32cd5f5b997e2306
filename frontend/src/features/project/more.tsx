import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'

/** Says so where a project has more of something than its page shows. */
export function More({ shown, all }: { shown: number; all: number }) {
  const t = useText()
  const { number } = useFormats()
  if (all <= shown) return null
  return <p className="small muted">{t('project.firstOf', { shown: number(shown), all: number(all) })}</p>
}
