import type { MessageId } from '../../i18n/messages'

export interface Recipe {
  key: 'get' | 'persisted' | 'csv'
  title: MessageId
  text: MessageId
  /** What runs it. */
  language: 'sh' | 'Python'
  code: (api: string) => string
}

/** Ways of using the API beyond a single question, each a program that runs as it stands. */
export const RECIPES: readonly Recipe[] = [
  {
    key: 'get',
    title: 'integrate.get',
    text: 'integrate.getText',
    language: 'sh',
    code: (api) => `address='${api}'
query='{ projects(first: 3, sort: NEWEST) { nodes { slug stage } } }'

# The answer and, in its head, the ETag that names this version of it.
curl -s -i -G "$address" --data-urlencode "query=$query" > answer.txt
cat answer.txt

# Asked again with the ETag: 304 and no body, as long as nothing has changed.
etag=$(grep -i '^etag:' answer.txt | cut -d' ' -f2 | tr -d '\\r')
curl -s -o /dev/null -w '%{http_code}\\n' -G "$address" \\
  -H "if-none-match: $etag" --data-urlencode "query=$query"`,
  },
  {
    key: 'persisted',
    title: 'integrate.persisted',
    text: 'integrate.persistedText',
    language: 'sh',
    code: (api) => `address='${api}'
query='{ projects(first: 3, sort: NEWEST) { nodes { slug stage } } }'
hash=$(printf '%s' "$query" | sha256sum | cut -d' ' -f1)
persisted='{"persistedQuery":{"version":1,"sha256Hash":"'$hash'"}}'

# Once: the text together with its hash.
curl -s "$address" -H 'content-type: application/json' \\
  -d '{"query":"'"$query"'","extensions":'"$persisted"'}'

# From then on the hash alone.
curl -s -G "$address" --data-urlencode "extensions=$persisted"`,
  },
  {
    key: 'csv',
    title: 'integrate.csv',
    text: 'integrate.csvText',
    language: 'Python',
    code: (api) => `import csv
import json
import sys
import urllib.request

QUERY = """
  query AllProjects($first: Int!, $after: String) {
    projects(first: $first, after: $after, sort: OLDEST) {
      pageInfo { hasNextPage endCursor }
      nodes { slug stage title { text language } region { code } }
    }
  }
"""


def page(after):
    variables = {"first": 100, "after": after}
    request = urllib.request.Request(
        "${api}",
        data=json.dumps({"query": QUERY, "variables": variables}).encode(),
        headers={"content-type": "application/json", "accept-language": "en"},
    )
    with urllib.request.urlopen(request) as response:
        answer = json.load(response)
    if "errors" in answer:
        sys.exit(answer["errors"][0]["message"])
    return answer["data"]["projects"]


out = csv.writer(sys.stdout)
out.writerow(["slug", "title", "language", "stage", "region"])
after = None
while True:
    projects = page(after)
    for project in projects["nodes"]:
        title, region = project["title"], project["region"]
        out.writerow([project["slug"], title["text"], title["language"], project["stage"], region["code"] if region else ""])
    if not projects["pageInfo"]["hasNextPage"]:
        break
    after = projects["pageInfo"]["endCursor"]`,
  },
]
