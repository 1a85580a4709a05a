/** The stand-in for a Zalo Official Account: files, groups, tokens. */
import { describe, expect, test } from 'vitest';
import { APP, APP_SECRET, button, form, media, refused, setup, taken, withButtons } from './zalo-oa-stage.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('files', () => {
  const MB = 1024 * 1024;
  const upload = async (
    it: ReturnType<typeof setup>,
    kind: string,
    bytes: Uint8Array,
    name: string,
    field = 'file',
  ) => {
    const body = new FormData();
    body.set(field, new Blob([bytes.slice()]), name);
    const response = await it.emulator.app.request(`/v2.0/oa/upload/${kind}`, {
      method: 'POST',
      headers: { access_token: it.held.pair.access_token },
      body,
    });
    return (await response.json()) as { error: number; data?: Record<string, string> };
  };
  const begins = (head: readonly number[], length = 40) => {
    const bytes = new Uint8Array(length);
    bytes.set(head);
    return bytes;
  };
  const JPEG = [0xff, 0xd8, 0xff];
  const GIF = [0x47, 0x49, 0x46, 0x38];
  const PDF = [0x25, 0x50, 0x44, 0x46];
  const ZIP = [0x50, 0x4b, 0x03, 0x04];
  test.each<[string, string, Uint8Array, string, number]>([
    ['a picture of 1 MB', 'image', begins(JPEG, MB), 'a.jpg', 0],
    ['one byte more', 'image', begins(JPEG, MB + 1), 'a.jpg', -210],
    ['a picture that is none', 'image', begins(PDF), 'a.jpg', -201],
    ['nothing', 'image', new Uint8Array(), 'a.jpg', -201],
    ['a moving picture as a still one', 'image', begins(GIF), 'a.gif', -201],
    ['a moving picture', 'gif', begins(GIF), 'a.gif', 0],
    ['a PDF of 5 MB', 'file', begins(PDF, 5 * MB), 'a.pdf', 0],
    ['one byte more', 'file', begins(PDF, 5 * MB + 1), 'a.pdf', -210],
    ['a PDF under another name', 'file', begins(PDF), 'a.exe', -201],
    ['a Word file', 'file', begins(ZIP), 'a.docx', 0],
    ['a zip file', 'file', begins(ZIP), 'a.zip', -201],
    ['a picture as a file', 'file', begins(JPEG), 'a.jpg', -201],
  ])('%s', async (_, kind, bytes, name, error) => {
    expect((await upload(setup(), kind, bytes, name)).error).toBe(error);
  });
  test('the field has one name', async () => {
    expect((await upload(setup(), 'image', begins(JPEG), 'a.jpg', 'image')).error).toBe(-201);
  });
  test('an upload is good for seven days, a document has no words beside it', async () => {
    const it = setup();
    it.person.say('a');
    const { data } = await upload(it, 'file', begins(PDF), 'a.pdf');
    const attachment = { type: 'file', payload: { token: data?.token } };
    expect(await it.say({ attachment })).toEqual(taken);
    expect(await it.say({ attachment, text: 'a' })).toEqual(refused(-201));
    it.clock.now += 7 * DAY - 1;
    it.person.say('a');
    it.consent();
    expect(await it.say({ attachment })).toEqual(taken);
    it.clock.now += 1;
    expect(await it.say({ attachment })).toEqual(refused(-100));
  });
  test('a moving picture needs its size', async () => {
    const it = setup();
    it.person.say('a');
    const { data } = await upload(it, 'gif', begins(GIF), 'a.gif');
    const element = { media_type: 'gif', attachment_id: data?.attachment_id };
    expect(await it.say(media(element))).toEqual(refused(-201));
    expect(await it.say(media({ ...element, width: 1, height: 1 }))).toEqual(taken);
  });
  test('what people send lies at Zalo’s hosts, each at its own address, until the link runs out', async () => {
    const { emulator, person } = setup();
    const one = person.photo({ bytes: Uint8Array.from([1, 2, 3]) });
    const other = person.voice();
    const get = async (url = '') => {
      const response = await emulator.app.request(url);
      return [response.status, (await response.arrayBuffer()).byteLength];
    };
    expect(new URL(one.medium?.file ?? '').hostname).toMatch(/\.zdn\.vn$/);
    expect(await get(one.medium?.file)).toEqual([200, 3]);
    expect(await get(other.medium?.file)).toEqual([200, 8]);
    expect(await get(one.medium?.file.replace('zdn.vn', 'evil.example'))).toEqual([404, 0]);
    emulator.expireMedia();
    expect(await get(one.medium?.file)).toEqual([403, 0]);
  });
});

describe('groups', () => {
  const grouped = (more: Parameters<typeof setup>[0] = {}) => {
    const it = setup(more);
    const group = it.emulator.group({ name: 'Tổ tiếp nhận', members: [it.person] });
    const post = (message: object, to: unknown = group.id) =>
      it.call('v3.0/oa/group/message', { recipient: { group_id: to }, message });
    return { ...it, group, post };
  };
  test('text, picture, mention; neither buttons nor forms; no window', async () => {
    const { clock, person, group, post } = grouped();
    clock.now += 20 * HOUR;
    expect(await post({ text: `[@${person.id}] xem [@1]` })).toEqual(taken);
    expect(await post({ text: `[@${group.id}]` })).toEqual(taken);
    expect(await post(media({ media_type: 'image', url: 'https://a.example/b.jpg' }, 'Ảnh'))).toEqual(taken);
    expect(group.messages().map(({ mentions }) => mentions)).toEqual([[person.id], [person.id], []]);
    expect(await post(withButtons(button()))).toEqual(refused(-233));
    expect(await post(form())).toEqual(refused(-233));
    expect(await post({ text: 'a'.repeat(2001) })).toEqual(refused(-210));
    expect(await post({ text: 'a' }, person.id)).toEqual(refused(-403));
    expect(await post({ text: 'a' }, 5)).toEqual(refused(-201));
  });
  test('run out, renewed, put out, dissolved', async () => {
    const { group, post } = grouped();
    group.expire();
    expect(await post({ text: 'a' })).toEqual(refused(-237));
    group.renew();
    expect(await post({ text: 'a' })).toEqual(taken);
    group.removeOa();
    expect(await post({ text: 'a' })).toEqual(refused(-403));
    group.renew();
    group.dissolve();
    expect(await post({ text: 'a' })).toEqual(refused(-403));
  });
  test('made by the account: of followers, an administrator among them, one for each asset', async () => {
    const { call, emulator } = setup();
    const [admin, person] = [emulator.person({ admin: true }), emulator.person()];
    const make = (more: object = {}) =>
      call('v3.0/oa/group/creategroupwithoa', {
        group_name: 'Tổ 1',
        asset_id: 'gmf50-1',
        member_user_ids: [admin.id, person.id],
        ...more,
      });
    admin.follow();
    expect(await make()).toEqual(refused(-213));
    person.follow();
    expect(await make({ member_user_ids: [person.id] })).toEqual(refused(-201));
    expect(await make({ group_name: 'a'.repeat(31) })).toEqual(refused(-201));
    expect(await make({ asset_id: 'x' })).toEqual(refused(-201));
    expect(await make({ member_user_ids: [] })).toEqual(refused(-201));
    const others = Array.from({ length: 9 }, () => emulator.person({ follows: true }).id);
    expect(await make({ asset_id: 'gmf10-3', member_user_ids: [admin.id, ...others] })).toEqual(refused(-210));
    const made = await make();
    expect(made).toEqual(taken);
    expect(emulator.events.at(-1)).toMatchObject({ event_name: 'create_group', group_id: made.data?.group_id });
    expect(await make()).toEqual(refused(-238));
    expect(emulator.chat(String(made.data?.group_id))).toMatchObject({ title: 'Tổ 1', state: 'enabled' });
  });
  test('what was paid for: of which kind, and by which group it is used', async () => {
    const { call, emulator } = setup();
    const ask = async (more: object = {}) =>
      (await call('v3.0/oa/quota/group', { quota_owner: 'OA', ...more })) as unknown as {
        error: number;
        data: { asset_id: string; product_type: string; status: string; used_id?: string }[];
      };
    expect((await ask()).data.map((asset) => [asset.product_type, asset.status])).toEqual([
      ['gmf100', 'available'],
      ['gmf50', 'available'],
      ['gmf50', 'available'],
      ['gmf10', 'available'],
    ]);
    expect((await ask({ product_type: 'gmf50' })).data).toHaveLength(2);
    expect((await ask({ quota_type: 'purchase_quota' })).data).toEqual([]);
    for (const wrong of [{ quota_owner: 'me' }, { product_type: 'gmf5' }, { quota_type: 'x' }])
      expect(await ask(wrong)).toEqual(refused(-201));
    const admin = emulator.person({ admin: true, follows: true });
    const made = await call('v3.0/oa/group/creategroupwithoa', {
      group_name: 'Tổ 1',
      asset_id: 'gmf10-3',
      member_user_ids: [admin.id],
    });
    expect((await ask({ product_type: 'gmf10' })).data).toMatchObject([
      { asset_id: 'gmf10-3', status: 'used', used_id: made.data?.group_id },
    ]);
  });
  test('what was said can be read again, newest first, ten at a time', async () => {
    const { call, person, group, post } = grouped();
    person.say('Tuyến số 5 vẫn ngập', { group: group.id });
    await post({ text: 'Đã ghi' });
    const read = (query: string) => call(`v3.0/oa/group/conversation?group_id=${group.id}${query}`);
    expect((await read('')).data).toMatchObject([
      { src: 0, message: 'Đã ghi' },
      { src: 1, message: 'Tuyến số 5 vẫn ngập', from_id: person.id, from_display_name: 'Người dân' },
    ]);
    expect((await read('&offset=1&count=1')).data).toHaveLength(1);
    expect(await read('&count=11')).toEqual(refused(-210));
  });
});

describe('tokens', () => {
  const ask = async (it: ReturnType<typeof setup>, fields: Record<string, string>, secret = APP_SECRET) => {
    const response = await it.emulator.app.request('https://oauth.zaloapp.com/v4/oa/access_token', {
      method: 'POST',
      headers: { secret_key: secret, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ app_id: APP, ...fields }).toString(),
    });
    expect(response.status).toBe(200);
    return (await response.json()) as {
      access_token: string;
      refresh_token: string;
      expires_in: string;
      error?: number;
    };
  };
  const renew = (it: ReturnType<typeof setup>, refresh_token: string) =>
    ask(it, { grant_type: 'refresh_token', refresh_token });

  test('a refresh token is good for one use, and the use ends the access token before it', async () => {
    const it = setup();
    const next = await renew(it, it.held.pair.refresh_token);
    expect(next.expires_in).toBe('90000');
    expect(await it.call('v2.0/oa/getoa')).toEqual(refused(-216));
    expect(await it.call('v2.0/oa/getoa', undefined, next.access_token)).toEqual(taken);
    expect(it.emulator.reused()).toBe(0);
    expect(await renew(it, it.held.pair.refresh_token)).toMatchObject({ error: -14014 });
    expect(it.emulator.reused()).toBe(1);
    expect(await it.call('v2.0/oa/getoa', undefined, next.access_token)).toEqual(taken);
  });
  test('an access token lives 25 hours, a refresh token three months', async () => {
    const it = setup();
    it.clock.now += 25 * HOUR - 1;
    expect(await it.call('v2.0/oa/getoa')).toEqual(taken);
    it.clock.now += 1;
    expect(await it.call('v2.0/oa/getoa')).toEqual(refused(-220));
    it.clock.now += 90 * DAY;
    expect(await renew(it, it.held.pair.refresh_token)).toMatchObject({ error: -14014 });
  });
  test('a wrong secret, another app, no grant', async () => {
    const it = setup();
    const fields = { grant_type: 'refresh_token', refresh_token: it.held.pair.refresh_token };
    expect(await ask(it, fields, 'x')).toMatchObject({ error: -14004 });
    expect(await ask(it, { ...fields, app_id: '1' })).toMatchObject({ error: -14001 });
    expect(await ask(it, { grant_type: 'x' })).toMatchObject({ error: -14009 });
    expect((await ask(it, fields)).access_token).toBeDefined();
  });
  test('a code is good for ten minutes and one use, with the verifier it was asked with', async () => {
    const it = setup();
    const verifier = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ';
    const challenge = 'RqIZl4LIgn8KxW9QO-nTnv7pf0CnNrksx9fF-CXP2FE';
    const trade = (code: string, code_verifier: string) =>
      ask(it, { grant_type: 'authorization_code', code, code_verifier });
    const code = it.emulator.console.authorize(challenge);
    expect(await trade(code, `${verifier.slice(0, -1)}R`)).toMatchObject({ error: -14011 });
    expect(await trade(code, verifier)).toMatchObject({ error: -14010 });
    const other = it.emulator.console.authorize(challenge);
    expect((await trade(other, verifier)).refresh_token).toBeDefined();
    const late = it.emulator.console.authorize();
    it.clock.now += 600_000;
    expect(await trade(late, verifier)).toMatchObject({ error: -14010 });
  });
  test('rights that were taken back', async () => {
    const it = setup();
    it.emulator.console.revoke();
    expect(it.emulator.events.at(-1)).toMatchObject({ event_name: 'permission_revoked' });
    expect(await it.call('v2.0/oa/getoa')).toEqual(refused(-216));
    expect(await renew(it, it.held.pair.refresh_token)).toMatchObject({ error: -14014 });
  });
});
