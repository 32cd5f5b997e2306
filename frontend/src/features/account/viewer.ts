import { graphql } from '../../graphql'
import { useOwn } from '../../graphql/own'

export { useOwn }

const ViewerQuery = graphql(`
  query Viewer {
    viewer { id name email }
  }
`)

/** Who is signed in. */
export const useViewer = () => useOwn(ViewerQuery)
