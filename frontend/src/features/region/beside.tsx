import { useRef } from 'react'
import { useText } from '../../i18n/text'
import { countryOf, useFormats } from '../../i18n/format'
import { Chip } from '../../ui/chip'
import { Select } from '../../ui/select'
import styles from './comparison.module.css'
import { RegionFinder } from './finder'
import { MOST, PEERS } from './search'

export interface Choice {
  code: string
  name: string
}

interface BesideProps {
  code: string
  beside: readonly string[]
  /** Names of what stands beside, as far as they are known. */
  names: ReadonlyMap<string, string>
  peers: readonly Choice[]
  onChange: (beside: readonly string[]) => void
}

/** What stands beside a region: what is there can be taken away, and others put beside it while there is room. */
export function Beside({ code, beside, names, peers, onChange }: BesideProps) {
  const t = useText()
  const { country } = useFormats()
  const group = useRef<HTMLDivElement>(null)
  const isCountry = code.length === 2
  const own = countryOf(code)
  const add = (item: string) => item !== code && !beside.includes(item) && onChange([...beside, item])
  // The button that was pressed goes away with its place: the focus stays with the others.
  const takeAway = (item: string) => {
    group.current?.focus()
    onChange(beside.filter((other) => other !== item))
  }
  const nameOf = (item: string) => names.get(item) ?? (item === PEERS ? t('region.peers') : item.length === 2 ? country(item) : item)
  const choices = peers.filter((peer) => peer.code !== code && !beside.includes(peer.code))
  return (
    <div ref={group} tabIndex={-1} className={styles.controls} role="group" aria-label={t('region.besideLabel')}>
      {beside.length > 0 && (
        <ul role="list" className={styles.chips}>
          {beside.map((item) => (
            <li key={item}>
              <Chip label={t('region.takeAway', { name: nameOf(item) })} onRemove={() => takeAway(item)}>
                {nameOf(item)}
              </Chip>
            </li>
          ))}
        </ul>
      )}
      {beside.length >= MOST ? (
        <p className="small muted">{t('region.besideFull', { count: MOST })}</p>
      ) : (
        <div className={styles.add}>
          {!isCountry && !beside.includes(own) && (
            <button type="button" className="btn quiet" onClick={() => add(own)}>
              {t('region.add', { name: country(own) })}
            </button>
          )}
          {!beside.includes(PEERS) && (isCountry || peers.some((peer) => peer.code !== code)) && (
            <button type="button" className="btn quiet" onClick={() => add(PEERS)}>
              {isCountry ? t('region.addCountries') : t('region.addPeers')}
            </button>
          )}
          {choices.length > 0 && (
            <Select
              label={t('region.addPeer')}
              value=""
              options={[{ value: '', label: t('region.choose') }, ...choices.map((peer) => ({ value: peer.code, label: peer.name }))]}
              onChange={(item) => item !== '' && add(item)}
            />
          )}
          <RegionFinder label={t('region.addOther')} onPick={add} />
        </div>
      )}
    </div>
  )
}
