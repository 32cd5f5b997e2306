import type { MessageId } from '../../i18n/messages'

export interface WorkedExample {
  key: string
  title: MessageId
  query: string
  variables: object
}

/** Worked examples, each a thing people build: a list with filters, a page, a dashboard, a search, a map. */
export const EXAMPLES: readonly WorkedExample[] = [
  {
    key: 'find',
    title: 'example.find',
    query: `query FindProjects($filter: ProjectFilter, $first: Int!, $after: String) {
  projects(filter: $filter, sort: NEWEST, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      slug
      stage
      title { text language isTranslation }
      region { code name }
    }
  }
}`,
    variables: { filter: { stages: ['TESTED'], sdgs: [3, 11] }, first: 10 },
  },
  {
    key: 'counts',
    title: 'example.counts',
    query: `query CountProjects($filter: ProjectFilter) {
  projects(first: 1, filter: $filter) {
    totalCount
    facets(of: [STAGE, COUNTRY, SDG]) {
      name
      values { value count }
    }
  }
}`,
    variables: { filter: { regions: ['ES'] } },
  },
  {
    key: 'dashboard',
    title: 'example.dashboard',
    query: `query Dashboard {
  statistics {
    asOf
    projects
    openNeeds
    lessons
    projectsByRegionAndStage(level: 0) {
      region { code name }
      stage
      count
    }
  }
}`,
    variables: {},
  },
  {
    key: 'search',
    title: 'example.search',
    query: `query Search($text: String!) {
  search(text: $text, first: 10) {
    totalCount
    edges {
      kind
      node {
        id
        ... on Project { slug title { text language } }
        ... on Organisation { slug name }
        ... on Session { slug startsAt timeZone }
        ... on Region { code name }
      }
    }
  }
}`,
    variables: { text: 'care' },
  },
  {
    key: 'vocabulary',
    title: 'example.vocabulary',
    query: `query Vocabulary($name: VocabularyName!, $language: Language) {
  vocabulary(name: $name) {
    value
    label(language: $language) { text language }
  }
}`,
    variables: { name: 'STAGE', language: 'es' },
  },
]

/** A literal of Python: JSON's escapes are Python's too. Single quotes where nothing has to be escaped, because that reads better. */
const pythonText = (text: string) => (/['\\]/.test(text) ? JSON.stringify(text) : `'${text}'`)

const oneLine = (query: string) => query.replace(/\s+/g, ' ')

export const LANGUAGES = ['curl', 'TypeScript', 'Python'] as const
export type ExampleLanguage = (typeof LANGUAGES)[number]

/** The example as a program that runs as it stands. */
export function program(language: ExampleLanguage, { query, variables }: WorkedExample, api: string): string {
  const body = JSON.stringify({ query: oneLine(query), variables })
  const indented = query.replaceAll('\n', '\n  ')
  if (language === 'curl') {
    return `curl ${api} \\
  -H 'content-type: application/json' \\
  -H 'accept: application/graphql-response+json' \\
  -H 'accept-language: en' \\
  -d '${body.replaceAll("'", "'\\''")}'`
  }
  if (language === 'TypeScript') {
    return `const query = \`
  ${indented}
\`

const response = await fetch('${api}', {
  method: 'POST',
  headers: {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json',
    'accept-language': 'en',
  },
  body: JSON.stringify({ query, variables: ${JSON.stringify(variables)} }),
})
const { data, errors } = await response.json()
if (errors) throw new Error(errors[0].message)
console.log(data)`
  }
  return `import json
import urllib.request

query = """
  ${indented}
"""
variables = json.loads(${pythonText(JSON.stringify(variables))})

request = urllib.request.Request(
    "${api}",
    data=json.dumps({"query": query, "variables": variables}).encode(),
    headers={
        "content-type": "application/json",
        "accept": "application/graphql-response+json",
        "accept-language": "en",
    },
)
with urllib.request.urlopen(request) as response:
    answer = json.load(response)

print(json.dumps(answer["data"], indent=2, ensure_ascii=False))`
}
