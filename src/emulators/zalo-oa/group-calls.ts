/** The calls about groups: what was paid for, making one, what was said in it. */
import type { Call } from './calls.ts';
import type { Delivery } from './delivery.ts';
import { createGroup } from './groups.ts';
import { idIn, refuse } from './refusal.ts';
import type { Chat, Message, World } from './world.ts';

/** Refuses where the account is not in it, or may not use it any more. */
export const groupFor = (world: World, id: unknown): Chat => {
  const chat = world.chats.get(idIn(id, 'group_id'));
  if (!chat?.group || chat.group.state === 'without-us' || chat.group.state === 'dissolved') return refuse(-403);
  return chat.group.state === 'expired' ? refuse(-237) : chat;
};

const TYPES = ['gmf10', 'gmf50', 'gmf100', 'gmf1000'];
const SOURCES = ['sub_quota', 'purchase_quota', 'reward_quota'];
const roomIn = (type: string): number => Number(/\d+$/.exec(type)?.[0]);

/** As the history calls it. */
const kindOf = ({ medium, place, form }: Message): string => {
  if (place) return 'location';
  if (form) return 'links';
  const kinds: Readonly<Record<string, string>> = { image: 'photo', gif: 'GIF', audio: 'voice' };
  return medium ? (kinds[medium.kind] ?? medium.kind) : 'text';
};

export const groupCalls = (world: World, delivery: Delivery): Readonly<Record<string, Call>> => ({
  'POST v3.0/oa/quota/group': ({ params }) => {
    const { quota_owner: owner, product_type: type, quota_type: source } = params;
    if (owner !== 'OA' && owner !== 'APP') return refuse(-201, 'quota_owner');
    if (type !== undefined && !TYPES.includes(String(type))) return refuse(-201, 'product_type');
    if (source !== undefined && !SOURCES.includes(String(source))) return refuse(-201, 'quota_type');
    const own = owner === 'OA' && (source === undefined || source === 'sub_quota') ? world.assets : [];
    return own
      .filter((asset) => type === undefined || asset.type === type)
      .map((asset) => ({
        asset_id: asset.id,
        product_type: asset.type,
        quota_type: 'sub_quota',
        status: asset.usedBy === undefined ? 'available' : 'used',
        ...(asset.usedBy !== undefined && { used_id: asset.usedBy }),
        valid_through: '31/12/2027',
        auto_renew: false,
      }));
  },

  'POST v3.0/oa/group/creategroupwithoa': ({ params }) => {
    const { group_name: name, asset_id: assetId, member_user_ids: members } = params;
    const asset = world.assets.find(({ id }) => id === assetId) ?? refuse(-201, 'asset_id');
    if (asset.usedBy !== undefined) refuse(-238);
    if (typeof name !== 'string' || name.trim() === '' || name.length > 30) return refuse(-201, 'group_name');
    if (!Array.isArray(members) || members.length < 1 || members.length > 99) return refuse(-201, 'member_user_ids');
    // The account itself is one of those who have to fit in.
    if (members.length >= roomIn(asset.type)) return refuse(-210, 'member_user_ids');
    // Only who follows the account can be put in; the others come by the group's link.
    const people = members.map((id) => (typeof id === 'string' ? world.people.get(id) : undefined));
    if (!people.every((person) => person?.follows)) return refuse(-213);
    if (!people.some((person) => person?.admin)) return refuse(-201, 'member_user_ids');
    const group = createGroup(world, delivery, { name, members: members.map(String), told: true });
    asset.usedBy = group.id;
    return {
      group_id: group.id,
      name,
      group_link: `https://zalo.me/g/${group.id.slice(-8)}`,
      status: 'enabled',
      total_member: members.length,
    };
  },

  'GET v3.0/oa/group/getgroup': (_, query) => {
    const chat = groupFor(world, query.get('group_id'));
    return {
      group_info: { group_id: chat.id, name: chat.group?.name, status: 'enabled', total_member: chat.members.size },
    };
  },

  'GET v3.0/oa/group/conversation': (_, query) => {
    const chat = groupFor(world, query.get('group_id'));
    const [offset, count] = [Number(query.get('offset') ?? 0), Number(query.get('count') ?? 5)];
    if (!(offset >= 0) || !(count >= 1)) return refuse(-201);
    if (count > 10) return refuse(-210, 'count');
    return [...chat.messages.values()]
      .reverse()
      .slice(offset, offset + count)
      .map((message) => ({
        src: message.from === world.oaId ? 0 : 1,
        time: message.at,
        type: kindOf(message),
        message: message.text ?? '',
        message_id: message.id,
        from_id: message.from,
        from_display_name: world.people.get(message.from)?.name ?? world.title,
        from_avatar: 'https://s240-ava-talk.zadn.vn/none.jpg',
        group_id: chat.id,
        ...(message.medium && { url: message.medium.file }),
      }));
  },
});
