// A provider as ProConnect is one: the same claims, userinfo signed. Ports, addresses and the hour come from the test.
import { generateKeyPairSync } from 'node:crypto';

const { PORT, SITE, AT } = process.env;
const shift = Number(AT) - Date.now();
const now = Date.now;
Date.now = () => now() + shift;

const { default: Provider } = await import('oidc-provider');

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const provider = new Provider(`http://127.0.0.1:${PORT}`, {
  clients: [
    {
      client_id: 'spro',
      client_secret: 'a secret of the tests',
      redirect_uris: [`${SITE}/connexion/proconnect/retour`],
      post_logout_redirect_uris: [`${SITE}/connexion/proconnect/fin`],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      userinfo_signed_response_alg: 'RS256',
    },
  ],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: String(process.pid), alg: 'RS256', use: 'sig' }] },
  cookies: { keys: ['of the tests'] },
  acrValues: ['eidas1'],
  claims: {
    openid: ['sub'],
    email: ['email'],
    given_name: ['given_name'],
    usual_name: ['usual_name'],
    uid: ['uid'],
    siret: ['siret'],
  },
  scopes: ['openid'],
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: true },
    jwtUserinfo: { enabled: true },
    rpInitiatedLogout: { enabled: true },
  },
  // Who signs in types their address, which is also what they are called.
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: id, given_name: 'Camille', usual_name: 'Essai', uid: id, siret: '00000000000000' }),
  }),
});
provider.listen(Number(PORT), '127.0.0.1', () => console.log('ready'));
