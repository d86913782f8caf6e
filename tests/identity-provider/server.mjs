// A certified OpenID provider in the shape of Entra ID, for the tests of the sign-in. It listens on a free port of this machine,
// prints its address, and ends when its standard input does.
import './older-node.mjs';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import { SignJWT, UnsecuredJWT, decodeJwt, exportJWK, generateKeyPair } from 'jose';
import { Provider } from 'oidc-provider';
import { claimsOf } from './people.mjs';

const tenant = '11111111-2222-3333-4444-555555555555';
const secret = 'portal-secret-portal-secret-portal-secret';
const prefix = `/${tenant}/v2.0`;
const discovery = '/v2.0/.well-known/openid-configuration';

/** first signs until a test says otherwise; forged is first's id with another key behind it. */
const keys = Object.fromEntries(await Promise.all(['first', 'second', 'forged'].map(async (kid) => [kid, await makeKey(kid)])));

/** How the provider behaves: what a test has sent to /test, in place of all that was said before. */
let mood = {};

/** Where the portal under test listens. */
let portals = [];

const server = http.createServer((req, res) => answer(req, res).catch((fault) => res.destroy(fault)));
await new Promise((listening) => server.listen(+(process.env.PORT ?? 0), '127.0.0.1', listening));
const origin = `http://localhost:${server.address().port}`;
const provider = makeProvider();
const standard = provider.callback();
process.stdin.resume().on('end', () => process.exit());
console.log(origin);

async function makeKey(kid) {
  const pair = await generateKeyPair('RS256', { extractable: true });
  const named = { kid: kid === 'forged' ? 'first' : kid, use: 'sig', alg: 'RS256' };
  return { ...pair, secretJwk: { ...(await exportJWK(pair.privateKey)), ...named }, publicJwk: { ...(await exportJWK(pair.publicKey)), ...named } };
}

function makeProvider() {
  const client = {
    redirect_uris: ['http://localhost/signin-oidc'],
    response_types: ['code'],
    grant_types: ['authorization_code'],
  };
  const made = new Provider(origin + prefix, {
    clients: [
      { ...client, client_id: 'portal', client_secret: secret, token_endpoint_auth_method: 'client_secret_post' },
      ...(process.env.CERTIFICATE_JWK
        ? [{ ...client, client_id: 'portal-with-certificate', token_endpoint_auth_method: 'private_key_jwt', token_endpoint_auth_signing_alg: 'PS256', jwks: { keys: [JSON.parse(process.env.CERTIFICATE_JWK)] } }]
        : []),
    ],
    jwks: { keys: [keys.first.secretJwk] },
    pkce: { required: () => true },
    conformIdTokenClaims: false, // Entra too puts all claims into the id token.
    claims: { openid: ['sub', 'oid', 'tid', 'ver', 'roles', 'groups', '_claim_names', 'login_hint'], profile: ['name', 'preferred_username'], email: ['email'] },
    features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
    cookies: { keys: ['for tests alone'] },
    ttl: { Session: 3600, Grant: 3600, Interaction: 600, IdToken: 3600, AccessToken: 3600 },
    findAccount: (_, accountId) => ({ accountId, claims: () => claimsOf(accountId, tenant) }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
  made.Client.prototype.redirectUriAllowed = (uri) => portals.some((portal) => uri === new URL('/signin-oidc', portal).href);
  made.Client.prototype.postLogoutRedirectUriAllowed = (uri) => portals.some((portal) => uri === new URL('/signout-callback-oidc', portal).href);
  made.on('server_error', (_, fault) => console.error(fault));
  return made;
}

async function answer(req, res) {
  const { pathname } = new URL(req.url, origin);
  if (req.method === 'POST' && pathname === '/test') {
    mood = JSON.parse(await text(req));
    portals = mood.portals ?? portals;
    return res.writeHead(204).end();
  }

  if (pathname === '/favicon.ico') {
    return res.writeHead(204).end();
  }

  const part = pathname.endsWith(discovery) || pathname === `${prefix}/jwks` ? 'metadata' : pathname === `${prefix}/token` ? 'token' : 'pages';
  if (mood[part] === 'hangs') {
    return;
  }

  if (mood[part]) {
    return res.writeHead(mood[part]).end('out of order');
  }

  if (pathname === `/organizations${discovery}`) {
    return json(res, { ...(await (await fetch(`${origin}/${tenant}${discovery}`)).json()), issuer: `${origin}/{tenantid}/v2.0` });
  }

  if (pathname === `${prefix}/jwks`) {
    return json(res, { keys: (mood.published ?? ['first']).map((kid) => ({ ...keys[kid].publicJwk, ...mood.keyFields })) });
  }

  if (!pathname.startsWith(prefix)) {
    return res.writeHead(404).end();
  }

  if (part === 'token') {
    changeTokens(res);
  }

  req.originalUrl = req.url;
  req.url = req.url.slice(prefix.length) || '/';
  standard(req, res);
}

function json(res, body) {
  res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** The provider writes its answer in one piece, in which the id token is exchanged for what the mood makes of it. */
function changeTokens(res) {
  const end = res.end.bind(res);
  res.end = async (body) => {
    const said = JSON.parse(body);
    if (said.id_token) {
      said.id_token = mood.noIdToken ? undefined : await changed(said.id_token);
    }

    const text = JSON.stringify(said);
    res.setHeader('content-length', Buffer.byteLength(text));
    end(text);
  };
}

/** @returns the id token with the mood's claims (null takes one away, "now+60" is a time), signed as the mood says. */
async function changed(idToken) {
  if (!mood.claims && !mood.signedBy) {
    return idToken;
  }

  const claims = { ...decodeJwt(idToken), ...mood.claims };
  for (const [name, value] of Object.entries(claims)) {
    if (value === null) {
      delete claims[name];
    } else if (/^now[+-]\d+$/.test(value)) {
      claims[name] = Math.floor(Date.now() / 1000) + Number(value.slice(3));
    }
  }

  const signedBy = mood.signedBy ?? 'first';
  if (signedBy === 'nobody') {
    return new UnsecuredJWT(claims).encode();
  }

  return signedBy === 'secret'
    ? new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret))
    : new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: keys[signedBy].publicJwk.kid }).sign(keys[signedBy].privateKey);
}
