/** `zalo …`, `chat create-gmf`: the Official Account's tokens, and its groups. */
import { bindGroup } from '../app/admin/invites.ts';
import { isoMoment } from '../app/admin/moments.ts';
import { Refused } from '../app/admin/refused.ts';
import { knownUnit } from '../app/admin/units.ts';
import type { App } from '../app/app.ts';
import type { Credential } from '../channels/contract.ts';
import { consentUrl, readReturned, verifierFrom } from '../channels/zalo-oa/consent.ts';
import { exchange, exchangeCode, type Answer as OauthAnswer, type OauthOptions } from '../channels/zalo-oa/oauth.ts';
import { type TokenKeeper, whatToDo } from '../channels/zalo-oa/token-keeper.ts';
import type { Role } from '../domain/fact.ts';
import type { Composed } from '../node/compose.ts';
import { accountOf } from '../roots/channels.ts';
import { record } from '../store/audit.ts';
import { peopleWith } from '../store/people.ts';
import { reachOf } from '../store/sessions.ts';
import { type SealedRecord, sealedRecord } from '../store/tokens.ts';
import { type Answer, type Command, type Context, UsageError } from './command.ts';
import { list } from './table.ts';

const first = [
  'There is no token yet. As an administrator of the account, open developers.zalo.me, the tool "API Explorer", choose the app and "OA Access Token".',
  'Give the refresh token shown there to "zalo token --set", or let the account consent with "zalo consent".',
];

const opened = async (context: Context): Promise<Composed & { readonly keeper: TokenKeeper }> => {
  const composed = await context.open();
  if (!composed.keeper)
    throw new Refused(
      'no Official Account is configured: set ZALO_OA_ID, ZALO_APP_ID, ZALO_APP_SECRET and ZALO_OA_SECRET_KEY',
    );
  return { ...composed, keeper: composed.keeper };
};

const todo = ({ state, failures, since = 0, code = 'no answer' }: Credential, given: boolean): readonly string[] => {
  switch (state) {
    case 'good':
      return [];
    case 'none':
      return given ? ['ZALO_OA_REFRESH_TOKEN is taken in when the service starts; look again a minute later.'] : first;
    case 'failing':
      return whatToDo({ kind: 'failing', failures, code });
    case 'consent':
      return whatToDo({ kind: 'consent', since, code });
  }
};

const stateOf = async (context: Context): Promise<Answer> => {
  const { app, keeper } = await opened(context);
  const { zone } = app.office;
  const found = await keeper.state();
  const at = (ms: number | undefined) => isoMoment(ms, zone);
  const steps = todo(found, context.config.ZALO_OA_REFRESH_TOKEN !== undefined);
  const shown = {
    state: found.state,
    obtainedAt: at(found.obtainedAt),
    expiresAt: at(found.expiresAt),
    refreshAt: at(found.refreshAt),
    endsAt: at(found.endsAt),
    failures: found.failures,
    since: at(found.since),
    code: found.code ?? null,
    todo: steps,
  };
  const text = list([
    [
      'state',
      { good: 'good', none: 'none yet', failing: 'cannot be renewed now', consent: 'consent needed' }[found.state],
    ],
    ['obtained', shown.obtainedAt],
    ['good until', shown.expiresAt],
    ['renewed from', shown.refreshAt],
    ['ends without use', shown.endsAt],
    ['failed attempts', found.failures === 0 ? undefined : found.failures],
    ['refused since', shown.since],
  ]);
  return {
    json: shown,
    text: [text, ...steps.map((step, i) => `${i + 1}. ${step}`)].join('\n'),
    failed: found.state !== 'good',
  };
};

/** A line, or the JSON of the API Explorer in Zalo's own names. Throws `UsageError`. */
const readToken = (text: string): string => {
  const wrong = new UsageError(
    'zalo token --set: wants a refresh token on standard input, or the JSON of the API Explorer',
  );
  let token: unknown = text.trim();
  if (text.trim().startsWith('{')) {
    try {
      token = (JSON.parse(text) as Readonly<Record<string, unknown>>).refresh_token;
    } catch {
      throw wrong;
    }
  }
  if (typeof token !== 'string' || !/^[^\s\p{C}]{8,4000}$/u.test(token)) throw wrong;
  return token;
};

/** What the OAuth server needs to know of us. */
const oauthOf = ({ config, fetch }: Context): OauthOptions => ({
  appId: config.ZALO_APP_ID ?? '',
  appSecret: config.ZALO_APP_SECRET ?? '',
  ...(config.ZALO_OAUTH_ROOT !== undefined && { oauthRoot: config.ZALO_OAUTH_ROOT }),
  fetch,
});

/**
 * Stores what Zalo answered, once it is sure that it is ours: a token that was mistyped or is another account's must not take the
 * place of a good one. Throws `Refused`.
 */
const take = async (context: Context, answer: OauthAnswer, what: string): Promise<Answer> => {
  const { app, keeper } = await opened(context);
  const stays = 'the tokens that are there stay as they are';
  if (!answer.ok)
    throw new Refused(
      answer.why === 'refused'
        ? `Zalo refuses ${what} (${answer.code}): it is good once, and not for long; ${stays}`
        : `no answer from Zalo (${answer.code}): check the network and try again with a fresh one; ${stays}`,
    );
  const account = await accountOf(context.config, answer.accessToken, context.fetch);
  if (account !== undefined) throw new Refused(`${account}; ${stays}`);
  await keeper.accept(answer);
  await app.store.commit([record({ at: app.host.now(), actor: context.by, action: 'zalo.token-set' })]);
  return stateOf(context);
};

/** The verifier of a consent that was asked for. Good for one answer. */
type Asked = { readonly version: number; readonly verifier: string; readonly state: string };

const askedOf = ({ app }: Composed, oaId: string | undefined): SealedRecord<Asked> =>
  sealedRecord<Asked>(app.store, app.vault, `consent:${oaId}`);

const askConsent = async (context: Context, redirect: string | undefined): Promise<Answer> => {
  const { config } = context;
  const composed = await opened(context);
  const to = redirect ?? (config.PUBLIC_URL === undefined ? undefined : `${config.publicUrl}/`);
  if (to === undefined)
    throw new Refused('PUBLIC_URL is missing: name with --redirect the callback address that stands in the console');
  if (!URL.canParse(to)) throw new UsageError('zalo consent: --redirect must be an address, https://…');
  const kept = askedOf(composed, config.ZALO_OA_ID);
  const before = (await kept.load())?.version ?? 0;
  const { random } = composed.app.host;
  const asked = { version: before + 1, verifier: verifierFrom(random), state: verifierFrom(random).slice(0, 16) };
  if (!(await kept.swap(before, asked))) throw new Refused('somebody else asks for consent at this moment: try again');
  const url = await consentUrl({
    appId: config.ZALO_APP_ID ?? '',
    oauthRoot: config.ZALO_OAUTH_ROOT,
    redirect: to,
    ...asked,
  });
  const steps = [
    `In the console (developers.zalo.me, the app, "Official Account"), the callback address must be exactly ${to}`,
    `As an administrator of the account, open: ${url}`,
    'Allow it. The browser then goes to the callback address; it does not matter what is shown there.',
    "Within ten minutes copy the whole address from the browser, and give it to: zalo consent --code 'ADDRESS'",
  ];
  return { json: { url, redirect: to, todo: steps }, text: steps.map((step, i) => `${i + 1}. ${step}`).join('\n') };
};

const endConsent = async (context: Context, given: string): Promise<Answer> => {
  const { config } = context;
  const returned = readReturned(given);
  if (!returned)
    throw new UsageError('zalo consent: --code wants the code, or the whole address the browser was sent to');
  const composed = await opened(context);
  const kept = askedOf(composed, config.ZALO_OA_ID);
  const asked = await kept.load();
  if (!asked || asked.verifier === '') throw new Refused('no consent was asked for: begin with "zalo consent"');
  if (returned.state !== undefined && returned.state !== asked.state)
    throw new Refused('this answer belongs to another question: begin again with "zalo consent"');
  if (returned.oaId !== undefined && returned.oaId !== config.ZALO_OA_ID)
    throw new Refused('another account has consented than ZALO_OA_ID names: choose the right one');
  // Spent before it is used: it is good for one answer, also where this process dies now.
  if (!(await kept.swap(asked.version, { version: asked.version + 1, verifier: '', state: '' })))
    throw new Refused('somebody else ends this consent at this moment');
  return take(context, await exchangeCode(returned.code, asked.verifier, oauthOf(context)), 'the code');
};

const roles = ['admin', 'leader', 'officer', 'cadre'] as const satisfies readonly Role[];

/** Everybody with a role in the unit, as the account knows them: those who have written to it. */
const staffOf = async ({ store, vault }: App, unit: string): Promise<readonly string[]> => {
  const found = new Set<string>();
  for (const role of roles)
    for (const person of await peopleWith(store.db, unit, role))
      for (const { channel, chat } of await reachOf(store.db, vault, person))
        if (channel === 'zalo-oa') found.add(chat);
  return [...found];
};

export const zaloCommands: readonly Command[] = [
  {
    name: 'zalo token',
    does: "how the Official Account's tokens stand, and what to do; with --set takes new ones",
    more: `No token is ever shown. --set reads from standard input: the refresh token, or the JSON of the API Explorer; typed at a terminal it is not
shown. Exit 1 where somebody has to do something.`,
    options: { set: { does: 'take a refresh token from standard input' } },
    run: async (given, context) => {
      if (!given.flag('set')) return stateOf(context);
      await opened(context);
      const token = readToken(await context.readSecret('Refresh token: '));
      return take(context, await exchange(token, oauthOf(context)), 'the refresh token');
    },
  },
  {
    name: 'zalo consent',
    does: 'lets the Official Account consent: prints the address to open, then takes what came back with --code',
    options: {
      redirect: { value: 'URL', does: 'the callback address of the console (PUBLIC_URL)' },
      code: { value: 'CODE', does: 'the code, or the whole address the browser was sent to' },
    },
    run: async (given, context) => {
      const code = given.value('code');
      return code === undefined ? askConsent(context, given.value('redirect')) : endConsent(context, code);
    },
  },
  {
    name: 'chat create-gmf',
    does: "makes a Zalo group through the Official Account and makes it a unit's committee chat",
    more: `Uses up one group that was paid for (GMF); a free one of the right size is looked for where --asset names none. The people must follow the
account, and one of them must be an administrator of it. Others join by the link. An existing Zalo group cannot be used.`,
    options: {
      unit: { value: 'CODE', does: 'the unit', required: true },
      name: { value: 'NAME', does: 'the name of the group, 1 to 30 characters', required: true },
      members: { value: 'ID,ID', does: 'ids of people as the account sees them (everybody with a role in the unit)' },
      asset: { value: 'ID', does: 'the asset to use' },
    },
    run: async (given, context) => {
      const { app } = await opened(context);
      const { code, name } = await knownUnit(app, given.value('unit') ?? '');
      const named = given
        .value('members')
        ?.split(/[\s,;]+/)
        .filter(Boolean);
      const members = named ?? (await staffOf(app, code));
      if (members.length === 0)
        throw new Refused(
          `nobody with a role in ${code} has written to the account yet: give them codes ("invite"), or name --members`,
        );
      const asset = given.value('asset');
      const made = await app.channels
        .get('zalo-oa')
        ?.groups?.create({ name: given.value('name') ?? '', members, ...(asset !== undefined && { asset }) });
      if (!made) throw new Refused('this account makes no groups');
      await bindGroup(app, code, { channel: 'zalo-oa', chat: made.chat }, context.by);
      return {
        json: { unit: code, chat: made.chat, link: made.link ?? null },
        text: list([
          ['group', made.chat],
          ['link', made.link ?? 'not told; see the account’s own tool'],
          ['for', `${code} ${name}`],
          ['members', members.length],
        ]),
      };
    },
  },
];
