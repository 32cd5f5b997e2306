import { graphql } from '../../graphql'

export const SignUp = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) { issues { path code params { name value } } }
  }
`)

export const ConfirmEmail = graphql(`
  mutation ConfirmEmail($input: ConfirmEmailInput!) {
    confirmEmail(input: $input) { issues { path code params { name value } } signedIn { accessToken expiresAt } viewer { id name } }
  }
`)

export const SignIn = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) { issues { path code params { name value } } signedIn { accessToken expiresAt } viewer { id name } }
  }
`)

export const SignOutEverywhere = graphql(`
  mutation SignOutEverywhere {
    signOutEverywhere { issues { path code params { name value } } }
  }
`)

export const EndSession = graphql(`
  mutation EndSession($input: EndSessionInput!) {
    endSession(input: $input) { issues { path code params { name value } } }
  }
`)

export const RequestPasswordReset = graphql(`
  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
    requestPasswordReset(input: $input) { issues { path code params { name value } } }
  }
`)

export const ResetPassword = graphql(`
  mutation ResetPassword($input: ResetPasswordInput!) {
    resetPassword(input: $input) { issues { path code params { name value } } signedIn { accessToken expiresAt } viewer { id name } }
  }
`)

export const ChangePassword = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) { issues { path code params { name value } } }
  }
`)

export const CreateApiToken = graphql(`
  mutation CreateApiToken($input: CreateApiTokenInput!) {
    createApiToken(input: $input) { issues { path code params { name value } } token { id name } secret }
  }
`)

export const RevokeApiToken = graphql(`
  mutation RevokeApiToken($input: RevokeApiTokenInput!) {
    revokeApiToken(input: $input) { issues { path code params { name value } } }
  }
`)

export const Settings = graphql(`
  query Settings {
    viewer {
      id name email isEmailConfirmed language createdAt
      sessions { id device startedAt lastUsedAt isCurrent }
      apiTokens { id name prefix scopes createdAt expiresAt lastUsedAt }
    }
  }
`)
