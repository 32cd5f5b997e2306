import { graphql } from '../../graphql'
import { useOwn } from '../../graphql/own'

export { useOwn }

export const ViewerQuery = graphql(`
  query Viewer {
    viewer { id name email isAdministrator isModerator }
  }
`)

/** Who is signed in. */
export const useViewer = () => useOwn(ViewerQuery)
