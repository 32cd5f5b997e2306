import { useLanguage } from '../../i18n/language'
import type { MessageId } from '../../i18n/messages'
import { useText } from '../../i18n/text'
import { ChoiceControl, ChoicesControl, LineControl, MoneyControl } from '../../ui/form/controls'
import { ProseControl } from '../../ui/form/prose-control'
import { WordsControl } from '../../ui/form/words-control'
import type { FieldSpec } from './fields'
import { FinderControl, FindersControl } from './finder'
import { languageTags, useLanguageOptions } from './languages'
import { FilesControl, LanguagesControl, SkillsControl, type DataFile, type SkillLevel } from './lists'
import { listOf, textOf, textsOf, type TypedMoney, type Values } from './values'

interface FieldViewProps {
  field: FieldSpec
  values: Values
  onChange: (name: string, value: unknown) => void
  /** What is needed to show it counts as needed already. */
  isPublic?: boolean
}

/** Those of which there is something to say before one writes. */
const HINTED = ['title', 'summary', 'description', 'headline', 'biography', 'language', 'regionId', 'regionsServedIds', 'website', 'tags', 'keywords', 'priorities', 'placesPerMonth', 'timeZone', 'contact', 'streamUrl', 'landingPage', 'size', 'budget', 'distributions', 'callText', 'callClosesAt', 'weightSocialImpact', 'seatsCreativity'] as const
type Hinted = (typeof HINTED)[number]
const isHinted = (name: string): name is Hinted => (HINTED as readonly string[]).includes(name)

const CURRENCIES = ['EUR', 'ALL', 'BAM', 'CHF', 'CZK', 'DKK', 'GBP', 'HUF', 'MKD', 'NOK', 'PLN', 'RON', 'RSD', 'SEK', 'TRY', 'UAH']

/** A field of a form by its kind. */
export function FieldView({ field, values, onChange, isPublic = false }: FieldViewProps) {
  const t = useText()
  const reader = useLanguage()
  const languages = useLanguageOptions(languageTags)
  const { name, kind, need, most } = field
  const value = values[name]
  const set = (next: unknown) => onChange(name, next)
  const held = { name, label: t(`field.${name}` as MessageId), hint: isHinted(name) ? t(`fieldHint.${name}`, { most: most ?? 0 }) : undefined, isOptional: need !== 'create' && !(isPublic && need === 'publish'), mark: need === 'publish' ? t('record.toPublish') : undefined, onChange: set }
  const written = textOf(values['language'])
  const lang = written === '' || written === reader ? undefined : written
  switch (kind) {
    case 'prose':
      return <ProseControl {...held} value={textOf(value)} lang={lang} rows={name === 'summary' ? 3 : 8} />
    case 'choice':
      return <ChoiceControl {...held} value={textOf(value)} none={t('record.choose')} options={field.options.map((option) => ({ value: String(option), label: t(field.label(option)) }))} />
    case 'choices': {
      const isNumber = typeof field.options[0] === 'number'
      const options = field.options.map((option) => ({ value: String(option), label: t(field.label(option)) }))
      return <ChoicesControl {...held} value={textsOf(value)} options={options} onChange={(chosen) => set(isNumber ? chosen.map(Number) : chosen)} />
    }
    case 'language':
      return <ChoiceControl {...held} value={textOf(value)} none={t('record.choose')} options={languages} />
    case 'languages':
      return <LanguagesControl {...held} value={textsOf(value)} />
    case 'words':
      return <WordsControl {...held} value={textsOf(value)} />
    case 'skills':
      return <SkillsControl {...held} value={listOf(value) as readonly SkillLevel[]} />
    case 'files':
      return <FilesControl {...held} value={listOf(value) as readonly DataFile[]} />
    case 'money':
      return <MoneyControl {...held} value={(value as TypedMoney | undefined) ?? { amount: '', currency: 'EUR' }} currencies={CURRENCIES} currencyLabel={t('record.currency')} />
    case 'regions':
      return <FindersControl {...held} kind="region" value={textsOf(value)} />
    case 'region':
    case 'organisation':
    case 'cluster':
    case 'project':
      return <FinderControl {...held} kind={kind} value={textOf(value)} />
    default:
      return <LineControl {...held} value={textOf(value)} kind={LINES[kind]} />
  }
}

/** What browsers are told of a field of one line. */
const LINES = {
  line: {},
  link: { type: 'url', inputMode: 'url', autoCapitalize: 'none', spellCheck: false },
  date: { type: 'date' },
  moment: { type: 'datetime-local' },
  zone: { autoCapitalize: 'none', spellCheck: false },
  number: { inputMode: 'numeric' },
} as const
