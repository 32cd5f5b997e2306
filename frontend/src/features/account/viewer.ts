import { useOwn } from '../../graphql/own'
import { graphql } from '../../graphql'

export const ViewerQuery = graphql(`
  query Viewer {
    viewer { id name email }
  }
`)

/** Who is signed in. */
export const useViewer = () => useOwn(ViewerQuery)
