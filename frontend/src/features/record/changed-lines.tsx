import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { changedPart } from './changed-part'
import styles from './record.module.css'
import type { Told } from './told'
import { ValueText } from './value-text'

/** A text of more letters than this is read as a block of its own. */
const LONG = 80

const isThere = (value: unknown) => value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
const isLong = ({ field, before, after }: Told) => field?.kind === 'prose' && [before, after].some((text) => typeof text === 'string' && text.length > LONG)

/** Of long texts what differs is enough. */
function sidesOf(line: Told): [before: unknown, after: unknown] {
  const { before, after } = line
  return isLong(line) && typeof before === 'string' && typeof after === 'string' ? changedPart(before, after) : [before, after]
}

interface ChangedLinesProps {
  lines: readonly Told[]
  /** What a record is called; its id where the reader may not know. */
  nameOf: (id: string) => string
}

/** What was changed, and from what to what; a long text stands as two blocks, one above the other. */
export function ChangedLines({ lines, nameOf: known }: ChangedLinesProps) {
  const t = useText()
  const nameOf = (id: string) => (known(id) === id ? t('history.private') : known(id))
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
        const { key, field } = line
        const [before, after] = sidesOf(line)
        const side = (value: unknown, Element: 'del' | 'ins') =>
          isThere(value) && (
            <Element className={isLong(line) ? styles.block : undefined}>
              <span className="hidden-visually">{t(Element === 'del' ? 'history.before' : 'history.after')} </span>
              <ValueText field={field} value={value} nameOf={nameOf} />
            </Element>
          )
        const isSame = JSON.stringify(line.before) === JSON.stringify(line.after)
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
