import { ActButton } from '../../acting/act-button'
import styles from '../../acting/acting.module.css'
import { ORIGINAL, useOwn } from '../../acting/own'
import { undoWith } from '../../acting/undo'
import { Unfold } from '../../acting/unfold'
import { useText } from '../../i18n/text'
import { MyOffersQuery, SetOfferStatus } from './documents'
import { OfferForm, TakenForm, type OwnOffer, type OwnProfile } from './offer-forms'
import { Offers } from './offers'

/** What somebody does with one of their offers. */
function OfferActs({ profile, offer }: { profile: OwnProfile; offer: OwnOffer }) {
  const t = useText()
  const id = `offer-${offer.id}`
  const title = offer.title.text
  const isOpen = offer.status === 'OPEN'
  return (
    <div className={styles.buttons}>
      <span id={id} hidden>
        {title}
      </span>
      {isOpen && (
        <>
          <Unfold label={t('match.offerTake')} describedBy={id}>
            {(close) => <TakenForm offer={offer} onDone={close} />}
          </Unfold>
          <Unfold label={t('match.offerEdit')} describedBy={id}>
            {(close) => <OfferForm profile={profile} offer={offer} onDone={close} />}
          </Unfold>
        </>
      )}
      <ActButton
        label={t(isOpen ? 'match.offerWithdraw' : 'match.offerReopen')}
        describedBy={id}
        act={SetOfferStatus}
        variables={{ input: { id: offer.id, status: isOpen ? 'WITHDRAWN' : 'OPEN' } }}
        payload={(data) => data.setOfferStatus}
        undo={undoWith(t(isOpen ? 'match.offerWithdrawn' : 'match.offerReopened', { title }), SetOfferStatus, { input: { id: offer.id, status: offer.status } })}
      />
    </div>
  )
}

/** On somebody's page: what they offer, with what they do about it where it is their own. */
export function OffersLife({ slug }: { slug: string }) {
  const t = useText()
  const profile = useOwn(MyOffersQuery, {}, ORIGINAL).data?.viewer?.profile
  if (profile?.slug !== slug) return <Offers slug={slug} />
  const own = new Map(profile.offers.nodes.map((offer) => [offer.id, offer]))
  return (
    <Offers
      slug={slug}
      opening={
        <Unfold label={t('match.offerOpen')} isLoud>
          {(close) => <OfferForm profile={profile} onDone={close} />}
        </Unfold>
      }
      none={t('match.noOffersOwn')}
      renderActs={(id) => {
        const offer = own.get(id)
        return offer && <OfferActs profile={profile} offer={offer} />
      }}
    />
  )
}
