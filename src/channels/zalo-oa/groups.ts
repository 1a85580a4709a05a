/** Groups ("GMF"): the account makes them itself, against a paid asset each, and can read again what was said in them. */
import { ChannelError, type Groups } from '../contract.ts';
import { type Invoke, json, type Told } from './client.ts';
import { type Failed, failureOf } from './errors.ts';
import { fieldsOf, idOf, textOf } from './json.ts';
import { reason } from './setup.ts';

/** ms */
const TIMEOUT = 30_000;

/** Zalo's limits: UTF-16 units of a name; people who are put in at once. */
const NAME_LIMIT = 30;
const MOST_MEMBERS = 99;

/** Assets by the people that fit in, the smallest first, and where an account may have them from. */
const SIZES: readonly (readonly [string, number])[] = [
  ['gmf10', 10],
  ['gmf50', 50],
  ['gmf100', 100],
  ['gmf1000', 1_000],
];
const SOURCES = ['sub_quota', 'purchase_quota', 'reward_quota'];

/** What a group is refused for, besides what holds for every call. */
const REFUSED: Readonly<Record<number, string>> = {
  [-201]:
    'Zalo refuses the name, the asset or one of the ids; at least one of the people must be an administrator of the account',
  [-213]: 'each of the people must follow the account first; others can join by the link of the group',
  [-238]: 'the asset is in use by another group',
  [-241]: 'the asset is in use by another group',
};

export const groups = (invoke: Invoke, self: { readonly oaId: string; readonly appId: string }): Groups => {
  /** Throws `ChannelError`. */
  const ask = async (what: string, path: string, body?: object): Promise<Told> => {
    const told: Told | Failed = await invoke(path, body && json(body), AbortSignal.timeout(TIMEOUT));
    if (!('error' in told)) throw new ChannelError(`Zalo ${what}: ${reason(told)}`);
    if (told.error !== 0)
      throw new ChannelError(`Zalo ${what}: ${REFUSED[told.error] ?? reason(failureOf(told.error))}`);
    return told;
  };

  /** The smallest free asset that these people fit in. */
  const freeAsset = async (people: number): Promise<string> => {
    const owner = { quota_owner: 'OA' };
    const found: { readonly id: string; readonly size: number }[] = [];
    const look = async (more: object): Promise<boolean> => {
      const told = await invoke('v3.0/oa/quota/group', json({ ...owner, ...more }), AbortSignal.timeout(TIMEOUT));
      if (!('error' in told)) throw new ChannelError(`Zalo quota: ${reason(told)}`);
      // Some accounts are asked for kind and source; the documentation has both as optional.
      if (told.error === -201) return false;
      if (told.error !== 0) throw new ChannelError(`Zalo quota: ${reason(failureOf(told.error))}`);
      for (const each of told.list.map(fieldsOf)) {
        const id = idOf(each.asset_id);
        const type = (textOf(each.product_type) ?? '').toLowerCase();
        const size = SIZES.find(([name]) => name === type)?.[1] ?? Number.POSITIVE_INFINITY;
        if (id !== undefined && each.status === 'available' && size >= people) found.push({ id, size });
      }
      return true;
    };
    if (!(await look({})))
      for (const [type] of SIZES) for (const source of SOURCES) await look({ product_type: type, quota_type: source });
    const [best] = found.sort((a, b) => a.size - b.size);
    if (!best)
      throw new ChannelError(
        `Zalo quota: the account has no free asset for a group of ${people}; buy one (GMF), or name one with --asset`,
      );
    return best.id;
  };

  return {
    create: async ({ name, members, asset }) => {
      const title = name.normalize('NFC').trim();
      if (title === '' || title.length > NAME_LIMIT)
        throw new ChannelError(`the name of a group has 1 to ${NAME_LIMIT} characters; this one has ${title.length}`);
      const people = [...new Set(members)];
      if (people.length < 1 || people.length > MOST_MEMBERS)
        throw new ChannelError(`a group is made with 1 to ${MOST_MEMBERS} people; others join by its link`);
      const wrong = people.find((id) => !/^\d{1,20}$/.test(id));
      if (wrong !== undefined)
        throw new ChannelError(`${JSON.stringify(wrong.slice(0, 30))} is no id of Zalo: digits only`);
      const { data } = await ask('creategroupwithoa', 'v3.0/oa/group/creategroupwithoa', {
        group_name: title,
        // The account itself is one more.
        asset_id: asset ?? (await freeAsset(people.length + 1)),
        member_user_ids: people,
      });
      const chat = idOf(data.group_id);
      if (chat === undefined)
        throw new ChannelError(
          'Zalo creategroupwithoa: the group was made, but its id was not told; see the account’s own tool',
        );
      const link = textOf(data.group_link);
      return { chat, link: link !== undefined && /^https:\/\/\S{1,300}$/.test(link) ? link : undefined };
    },

    said: async (chat, offset, count) => {
      const query = new URLSearchParams({ group_id: chat, offset: String(offset), count: String(count) });
      const { list } = await ask('conversation', `v3.0/oa/group/conversation?${query}`);
      const entries = list.map(fieldsOf);
      const times = entries.map(({ time }) => Number(time)).filter(Number.isSafeInteger);
      return {
        oldest: entries.length === 0 ? undefined : Math.min(...times, times.length === 0 ? 0 : Number.MAX_SAFE_INTEGER),
        // Of what is no text nothing can be read that it did not say when it came: what it answers is not told.
        updates: entries
          .filter(({ type, from_id: from }) => type === 'text' && idOf(from) !== self.oaId)
          .map((entry) => ({
            event_name: 'user_send_group_text',
            app_id: self.appId,
            oa_id: self.oaId,
            sender: { id: entry.from_id },
            recipient: { id: chat },
            message: { msg_id: entry.message_id, text: entry.message },
            timestamp: entry.time,
          })),
      };
    },
  };
};
