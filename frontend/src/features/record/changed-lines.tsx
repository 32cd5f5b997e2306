import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import styles from './record.module.css'
import type { Told } from './told'
import { ValueText } from './value-text'

/** A text of more letters than this is read as a block of its own. */
const LONG = 80

const isThere = (value: unknown) => value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
const isLong = ({ field, before, after }: Told) => field?.kind === 'prose' && [before, after].some((text) => typeof text === 'string' && text.length > LONG)

interface ChangedLinesProps {
  lines: readonly Told[]
  nameOf: (id: string) => string
}

/** What was changed, and from what to what; a long text stands as two blocks, one above the other. */
export function ChangedLines({ lines, nameOf }: ChangedLinesProps) {
  const t = useText()
  const { language } = useFormats()
  const labelOf = ({ label, key }: Told) => {
    const name = 'message' in label ? t(label.message) : 'record' in label ? nameOf(label.record) : label.plain
    // `title@sl` is the title in Slovenian
    const tag = key.split('@')[1]
    return tag ? `${name} (${language(tag)})` : name
  }
  return (
    <dl className={styles.values}>
      {lines.map((line) => {
        const { key, field, before, after } = line
        const side = (value: unknown, Element: 'del' | 'ins') =>
          isThere(value) && (
            <Element className={isLong(line) ? styles.block : undefined}>
              <span className="hidden-visually">{t(Element === 'del' ? 'history.before' : 'history.after')} </span>
              <ValueText field={field} value={value} nameOf={nameOf} />
            </Element>
          )
        const isSame = JSON.stringify(before) === JSON.stringify(after)
        return (
          <div key={key} className={styles.pairOf}>
            <dt>{labelOf(line)}</dt>
            <dd>
              {isSame ? (
                isThere(after) && <ValueText field={field} value={after} nameOf={nameOf} />
              ) : (
                <>
                  {side(before, 'del')} {isThere(before) && isThere(after) && !isLong(line) && <span aria-hidden="true">→ </span>}
                  {side(after, 'ins')}
                </>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
