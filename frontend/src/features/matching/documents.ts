import { graphql } from '../../graphql'

/** One pair, with why it fits and what either side said. */
export const SuggestionFragment = graphql(`
  fragment SuggestionRow on Suggestion {
    projectAnswer
    personAnswer
    agreedAt
    need { id title { text language isTranslation } }
    project { id slug stage title { text language isTranslation } summary { text: plain language isTranslation } region { ...PlaceName } }
    person { id slug name areas headline { text language isTranslation } region { ...PlaceName } }
    ...SuggestionReasons
  }
`)

/** Experts for a project, for who may edit it. */
export const SuggestedExpertsQuery = graphql(`
  query SuggestedExperts($slug: String!, $need: ID) {
    project(slug: $slug) {
      id
      mayI
      needs(first: 50) { nodes { id status title { text language isTranslation } } }
      suggestedExperts(first: 10, need: $need) { project { id } person { id } ...SuggestionRow }
    }
  }
`)

/** Projects for an expert, who asks for themselves. */
export const SuggestedProjectsQuery = graphql(`
  query SuggestedProjects {
    viewer {
      id
      profile {
        id
        slug
        isExpert
        publication
        placesPerMonth
        suggestedProjects(first: 10) { project { id } person { id } ...SuggestionRow }
      }
    }
  }
`)

/** What the other side accepted, and waits for the reader. */
export const SuggestionsToAnswerQuery = graphql(`
  query SuggestionsToAnswer {
    viewer {
      id
      profile { id }
      suggestionsToAnswer { project { id } person { id } ...SuggestionRow }
    }
  }
`)

export const AnswerSuggestion = graphql(`
  mutation AnswerSuggestion($input: AnswerSuggestionInput!) {
    answerSuggestion(input: $input) { issues { path code params { name value } } suggestion { agreedAt } }
  }
`)

export const TakeBackAnswer = graphql(`
  mutation TakeBackAnswer($input: TakeBackAnswerInput!) {
    takeBackAnswer(input: $input) { issues { path code params { name value } } }
  }
`)

/** What somebody gives, as everybody reads it. */
export const OffersQuery = graphql(`
  query Offers($slug: String!) {
    expert(slug: $slug) {
      id
      offers(first: 50) {
        totalCount
        nodes {
          id
          area
          kind
          status
          openUntil
          title { text language isTranslation }
          text { html language }
          region { code ...PlaceName }
          fulfilledByProject { slug title { text language isTranslation } }
        }
      }
    }
  }
`)

/** One's own offers as they were written, and where one can give them. */
export const MyOffersQuery = graphql(`
  query MyOffers {
    viewer {
      id
      profile {
        id
        slug
        region { id code ...PlaceName }
        regionsServed(first: 40, sort: CODE) { nodes { id code ...PlaceName } }
        offers(first: 50) { nodes { id area kind status openUntil title { text language } text { text language } region { id code ...PlaceName } } }
      }
    }
  }
`)

export const OpenOffer = graphql(`
  mutation OpenOffer($input: OpenOfferInput!) {
    openOffer(input: $input) { issues { path code params { name value } } }
  }
`)

export const EditOffer = graphql(`
  mutation EditOffer($input: EditOfferInput!) {
    editOffer(input: $input) { issues { path code params { name value } } }
  }
`)

export const SetOfferStatus = graphql(`
  mutation SetOfferStatus($input: SetOfferStatusInput!) {
    setOfferStatus(input: $input) { issues { path code params { name value } } }
  }
`)

/** Projects that could help each other. */
export const SynergiesQuery = graphql(`
  query Synergies($slug: String!) {
    project(slug: $slug) {
      id
      synergies(first: 6) {
        project { id slug stage isDemo title { text language isTranslation } region { ...PlaceName } }
        score
        reasons {
          kind
          points
          need { title { text language isTranslation } }
          offer { title { text language isTranslation } }
          stage
          tags
          sdgs
          region { ...PlaceName }
          words
        }
      }
    }
  }
`)

/** What ended elsewhere, and why it matters here. */
export const LessonFragment = graphql(`
  fragment AppliedLesson on LessonThatApplies {
    project {
      id
      slug
      title { text language isTranslation }
      outcome { kind causes wouldDiffer { text: plain language isTranslation } }
    }
    reasons { kind points needKinds tags areas stage region { ...PlaceName } }
  }
`)

export const LessonsThatApplyQuery = graphql(`
  query LessonsThatApply($slug: String!) {
    project(slug: $slug) {
      id
      lessonsThatApply(first: 6) { project { id } ...AppliedLesson }
    }
  }
`)

/** The same where a project stands now, with what the reader may do about it. */
export const LessonsNowQuery = graphql(`
  query LessonsNow($slug: String!) {
    project(slug: $slug) {
      id
      stage
      mayI
      lessonsThatApply(first: 3) { project { id } ...AppliedLesson }
    }
  }
`)
