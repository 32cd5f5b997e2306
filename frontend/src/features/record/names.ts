import { graphql, useOperation } from '../../graphql'
import type { RecordNamesQuery as Names } from '../../graphql/generated/graphql'
import { useFormats } from '../../i18n/format'
import { useLanguage } from '../../i18n/language'

const RecordNamesQuery = graphql(`
  query RecordNames($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      id
      ... on Region { code level name nameLatin }
      ... on Organisation { organisationName: name }
      ... on Cluster { clusterName: name { text } }
      ... on Project { title { text } }
      ... on Dataset { title { text } }
      ... on Need { title { text } }
      ... on Person { personName: name }
    }
  }
`)

type Named = NonNullable<Names['nodes'][number]>

/** The name of a region for this reader. Names in Greek letters are for those who read Greek. */
export function useRegionName() {
  const { country } = useFormats()
  const isGreek = useLanguage() === 'el'
  return ({ code, level, name, nameLatin }: { code: string; level: number; name: string; nameLatin: string }) => (level === 0 ? country(code) : isGreek ? name : nameLatin)
}

/** What the records with these ids are called; an id that leads nowhere is its own name. */
export function useNames(ids: readonly string[]): (id: string) => string {
  const regionName = useRegionName()
  const { data } = useOperation(RecordNamesQuery, { ids: [...ids] }, { enabled: ids.length > 0, keepPrevious: true })
  const nameOf = (node: Named): string => {
    switch (node.__typename) {
      case 'Region':
        return regionName(node)
      case 'Organisation':
        return node.organisationName
      case 'Cluster':
        return node.clusterName.text
      case 'Person':
        return node.personName
      case 'Project':
      case 'Dataset':
      case 'Need':
        return node.title.text
      default:
        return node.id
    }
  }
  return (id) => {
    const node = data?.nodes.find((one) => one?.id === id)
    return node ? nameOf(node) : data ? id : '…'
  }
}
