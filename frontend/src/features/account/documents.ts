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

export const BeginSecondFactor = graphql(`
  mutation BeginSecondFactor($input: BeginSecondFactorInput!) {
    beginSecondFactor(input: $input) { issues { path code params { name value } } secret uri }
  }
`)

export const ConfirmSecondFactor = graphql(`
  mutation ConfirmSecondFactor($input: ConfirmSecondFactorInput!) {
    confirmSecondFactor(input: $input) { issues { path code params { name value } } recoveryCodes }
  }
`)

export const RenewRecoveryCodes = graphql(`
  mutation RenewRecoveryCodes($input: SecondFactorInput!) {
    renewRecoveryCodes(input: $input) { issues { path code params { name value } } recoveryCodes }
  }
`)

export const EndSecondFactor = graphql(`
  mutation EndSecondFactor($input: SecondFactorInput!) {
    endSecondFactor(input: $input) { issues { path code params { name value } } }
  }
`)

export const ChangeEmail = graphql(`
  mutation ChangeEmail($input: ChangeEmailInput!) {
    changeEmail(input: $input) { issues { path code params { name value } } }
  }
`)

export const ConfirmEmailChange = graphql(`
  mutation ConfirmEmailChange($input: ConfirmEmailChangeInput!) {
    confirmEmailChange(input: $input) { issues { path code params { name value } } }
  }
`)

export const EditAccount = graphql(`
  mutation EditAccount($input: EditAccountInput!) {
    editAccount(input: $input) { issues { path code params { name value } } }
  }
`)

export const LinkIdentity = graphql(`
  mutation LinkIdentity($input: LinkIdentityInput!) {
    linkIdentity(input: $input) { issues { path code params { name value } } url }
  }
`)

export const UnlinkIdentity = graphql(`
  mutation UnlinkIdentity($input: UnlinkIdentityInput!) {
    unlinkIdentity(input: $input) { issues { path code params { name value } } }
  }
`)

export const FinishSignIn = graphql(`
  mutation FinishSignIn($input: FinishSignInInput!) {
    finishSignIn(input: $input) { issues { path code params { name value } } signedIn { accessToken expiresAt } viewer { id name } }
  }
`)

export const ConfirmLink = graphql(`
  mutation ConfirmLink($input: ConfirmLinkInput!) {
    confirmLink(input: $input) { issues { path code params { name value } } signedIn { accessToken expiresAt } viewer { id name } }
  }
`)

export const IdentityProviders = graphql(`
  query IdentityProviders {
    identityProviders { name title url }
  }
`)

export const Settings = graphql(`
  query Settings {
    viewer {
      id name email isEmailConfirmed language createdAt
      hasPassword secondFactorSince recoveryCodesLeft newEmail isModerator
      ban { until }
      identities { id provider email linkedAt lastUsedAt }
      sessions { id device startedAt lastUsedAt isCurrent }
      apiTokens { id name prefix scopes createdAt expiresAt lastUsedAt }
    }
  }
`)
