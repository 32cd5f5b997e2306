import { GraphiQL, type GraphiQLProps } from 'graphiql'
import 'graphiql/setup-workers/vite'
import '@graphiql/react/style.css'
import '@graphiql/plugin-doc-explorer/style.css'
import '@graphiql/plugin-history/style.css'
import 'graphiql/graphiql.css'
import { createRoot } from 'react-dom/client'
import { ExplorerTabs } from './explorer.tabs'
import { EXAMPLES } from './features/api/examples'
import { config } from './graphql/config'
import { currentTheme } from './lib/theme'
import { Mark } from './ui/mark'
import './explorer.css'

type Fetcher = NonNullable<GraphiQLProps['fetcher']>

const fetcher: Fetcher = async (params, options) => {
  const { api } = await config()
  const response = await fetch(api, {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'content-type': 'application/json',
      ...options?.headers,
    },
    body: JSON.stringify(params),
  })
  return (await response.json()) as never
}

/** A query handed over in the address ("Try it", "Open in the explorer") comes first; the worked examples stand beside it. */
const address = new URLSearchParams(window.location.search)
const handed = address.get('query')
const tabs = [
  ...(handed ? [{ query: handed, variables: address.get('variables') ?? '{}' }] : []),
  ...EXAMPLES.map(({ query, variables }) => ({ query, variables: JSON.stringify(variables, null, 2) })),
]
const theme = currentTheme()

const place = document.getElementById('root')
if (!place) throw new Error('graphiql.html has no #root')
createRoot(place).render(
  <GraphiQL
    fetcher={fetcher}
    defaultTabs={tabs}
    {...(tabs[0] ? { initialVariables: tabs[0].variables } : {})}
    defaultEditorToolsVisibility="variables"
    {...(theme === 'system' ? {} : { forcedTheme: theme })}
  >
    <GraphiQL.Logo>
      <ExplorerTabs />
      <a className="explorer-home" href="/integrate">
        <Mark width={26} /> Rialto
      </a>
    </GraphiQL.Logo>
  </GraphiQL>,
)
