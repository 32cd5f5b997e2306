import { graphql, readFragment, type FragmentType } from '../../../graphql'
import type { EditedPictureFragment as Picture } from '../../../graphql/generated/graphql'

export type { Picture }

const EditedPictureFragment = graphql(`
  fragment EditedPicture on Image {
    id
    altText { text language isTranslation }
    altTexts { text language isTranslation }
    credit
    width
    height
    url(width: 320)
  }
`)

export const PicturesQuery = graphql(`
  query PicturesToEdit($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Project { images { ...EditedPicture } }
      ... on Organisation { images { ...EditedPicture } }
      ... on Person { images { ...EditedPicture } }
      ... on Cluster { images { ...EditedPicture } }
      ... on Dataset { images { ...EditedPicture } }
      ... on Pilot { images { ...EditedPicture } }
      ... on Session { images { ...EditedPicture } }
    }
  }
`)

export const AddPicture = graphql(`mutation AddPicture($input: AddImageInput!) { done: addImage(input: $input) { issues { path code params { name value } } image { id } } }`)
export const EditPicture = graphql(`mutation EditPicture($input: EditImageInput!) { done: editImage(input: $input) { issues { path code params { name value } } image { id } } }`)
export const RemovePicture = graphql(`mutation RemovePicture($input: IdInput!) { done: removeImage(input: $input) { issues { path code params { name value } } } }`)

/** The pictures of a record that was read, in their order; none of what has none. */
export const picturesOf = (node: object | null | undefined): readonly Picture[] =>
  node && 'images' in node ? readFragment(EditedPictureFragment, node.images as readonly FragmentType<typeof EditedPictureFragment>[]) : []
