import { useState } from 'react'
import { DayField, LanguageField, LineField, needed, ProseField, today, typed } from '../../acting/fields'
import { RecordField } from '../../acting/finder'
import { offerUndo, undoWith } from '../../acting/undo'
import { useMemberAct } from '../../acting/use-member-act'
import { readFragment } from '../../graphql'
import type { MyOffersQuery as Answer } from '../../graphql/generated/graphql'
import { countryOf, useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { AREAS, NEED_KINDS } from '../../i18n/vocabulary'
import { PlaceNameFragment } from '../../listing/place-name'
import { Form } from '../../ui/form/form'
import { SelectField } from '../../ui/form/select-field'
import { EditOffer, OpenOffer, SetOfferStatus } from './documents'

export type OwnProfile = NonNullable<NonNullable<Answer['viewer']>['profile']>
export type OwnOffer = OwnProfile['offers']['nodes'][number]

/** Where one can give something: at home, where one serves, and where the offer already is. */
function usePlaces(profile: OwnProfile, offer: OwnOffer | undefined) {
  const t = useText()
  const { country } = useFormats()
  const regions = [profile.region, ...profile.regionsServed.nodes, offer?.region].filter((region) => region != null)
  const byId = new Map(regions.map((region) => [region.id, readFragment(PlaceNameFragment, region)]))
  const named = [...byId].map(([value, { level, nameLatin, code }]) => ({ value, label: level === 0 ? country(countryOf(code)) : `${nameLatin}, ${country(countryOf(code))}` }))
  return [{ value: '', label: t('match.anywhere') }, ...named]
}

interface OfferFormProps {
  profile: OwnProfile
  /** The one to change; a new one without. */
  offer?: OwnOffer
  onDone: () => void
}

const FIELDS = ['area', 'kind', 'title', 'text', 'regionId', 'openUntil', 'language'] as const

/** Opens an offer, or changes one. Sent twice, it is opened once. */
export function OfferForm({ profile, offer, onDone }: OfferFormProps) {
  const t = useText()
  const places = usePlaces(profile, offer)
  const [idempotencyKey] = useState(() => crypto.randomUUID())
  const open = useMemberAct(OpenOffer, { payload: (data) => data.openOffer, fields: FIELDS, onDone })
  const edit = useMemberAct(EditOffer, { payload: (data) => data.editOffer, fields: FIELDS, onDone })
  const { form, aside } = offer ? edit : open
  const send = (values: FormData) => {
    const area = AREAS.find((name) => name === values.get('area'))
    const kind = NEED_KINDS.find((name) => name === values.get('kind'))
    if (!area || !kind) return
    const told = {
      area,
      kind,
      title: needed(values, 'title'),
      text: typed(values, 'text'),
      regionId: typed(values, 'regionId'),
      openUntil: typed(values, 'openUntil'),
      language: needed(values, 'language'),
    }
    if (offer) edit.run({ input: { id: offer.id, ...told } })
    else open.run({ input: { idempotencyKey, ...told } })
  }
  return (
    <>
      <Form label={t(offer ? 'match.offerEdit' : 'match.offerOpen')} submit={t(offer ? 'match.save' : 'match.offerOpen')} {...form} onSubmit={send}>
        <LineField name="title" label={t('match.offerTitle')} hint={t('match.offerTitleHint')} most={200} defaultValue={offer?.title.text} />
        <SelectField name="area" label={t('match.area')} defaultValue={offer?.area ?? AREAS[0]} options={AREAS.map((area) => ({ value: area, label: t(`area.${area}`) }))} />
        <SelectField name="kind" label={t('match.kind')} defaultValue={offer?.kind ?? NEED_KINDS[0]} options={NEED_KINDS.map((kind) => ({ value: kind, label: t(`need.${kind}`) }))} />
        <ProseField name="text" label={t('match.offerText')} hint={t('match.offerTextHint')} isOptional most={5000} defaultValue={offer?.text?.text} />
        <SelectField name="regionId" label={t('match.where')} isOptional defaultValue={offer?.region?.id ?? ''} options={places} />
        <DayField name="openUntil" label={t('match.offerUntilField')} isOptional min={today()} defaultValue={offer?.openUntil ?? undefined} />
        <LanguageField own={offer?.title.language} />
      </Form>
      {aside}
    </>
  )
}

/** Somebody took it: which project, where it is in the network. */
export function TakenForm({ offer, onDone }: { offer: OwnOffer; onDone: () => void }) {
  const t = useText()
  const { run, form, aside } = useMemberAct(SetOfferStatus, {
    payload: (data) => data.setOfferStatus,
    fields: ['fulfilledProjectId'],
    onDone: () => {
      offerUndo(undoWith(t('match.offerTaken', { title: offer.title.text }), SetOfferStatus, { input: { id: offer.id, status: 'OPEN' } }))
      onDone()
    },
  })
  const send = (values: FormData) => run({ input: { id: offer.id, status: 'FULFILLED', fulfilledProjectId: typed(values, 'fulfilledProjectId') } })
  return (
    <>
      <Form label={t('match.offerTake')} submit={t('match.offerTake')} {...form} onSubmit={send}>
        <RecordField name="fulfilledProjectId" label={t('match.offerTakenBy')} hint={t('match.findHint')} kinds={['PROJECT']} isOptional />
      </Form>
      {aside}
    </>
  )
}
