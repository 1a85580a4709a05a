/**
 * How a transcript is written. People's lines are what the test plays; everything else is what the service must say.
 *
 *   Người dân: đèn đường tắt ở cổng chợ        somebody writes; ⏎ is a line end
 *   Người dân: [bấm] Gửi đi                    presses the button under the newest message that has it
 *   Cán bộ Hùng (nhóm): [bấm] Nhận việc        does so in the committee chat
 *                                             where there are no buttons, whoever presses types the number instead
 *   (30 phút sau)   (đến 22:00)                 the clock moves
 *   + Cán bộ Lan (nhóm): …                     at the same moment as the line before
 *   Máy: … / Máy → Cán bộ Hùng: … / Nhóm xã: …  what was said, with the choices in brackets; more lines are indented
 *   # …                                         a remark
 *   @ …                                         how things stand at the beginning, see `stage.ts`
 */

export type Act =
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'press'; readonly label: string; readonly times: number; readonly under: number | undefined }
  | { readonly kind: 'forge'; readonly data: string }
  | { readonly kind: 'steal'; readonly label: string }
  | { readonly kind: 'edit'; readonly message: number; readonly text: string }
  | { readonly kind: 'photo'; readonly caption: string | undefined }
  | { readonly kind: 'album'; readonly n: number; readonly caption: string | undefined }
  | { readonly kind: 'voice'; readonly seconds: number }
  | { readonly kind: 'place'; readonly lat: number; readonly long: number; readonly name: string | undefined }
  | { readonly kind: 'contact'; readonly phone: string }
  | { readonly kind: 'sticker' }
  | { readonly kind: 'file'; readonly name: string; readonly megabytes: number }
  | { readonly kind: 'start'; readonly payload: string | undefined }
  /** A colleague answers this person by hand, in the platform's own tool. */
  | { readonly kind: 'answered'; readonly text: string }
  | { readonly kind: 'follow' | 'unfollow' | 'open' | 'withdraw' };

export type Where = 'private' | 'group' | 'under-card' | 'under-newest-card';

export type Cue =
  | {
      readonly kind: 'act';
      readonly who: string;
      readonly where: Where;
      readonly act: Act;
      readonly together: boolean;
    }
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'until'; readonly clock: string };

/** A transcript's line that is kept as it is, and the cue in it, if any. */
export type Kept = { readonly line: string; readonly cue: Cue | undefined };

export type Script = { readonly title: string; readonly settings: readonly string[]; readonly kept: readonly Kept[] };

const units: Readonly<Record<string, number>> = { giây: 1_000, phút: 60_000, giờ: 3_600_000, ngày: 86_400_000 };

/** Throws for a line that is neither a cue nor one of the service. */
export const readScript = (source: string): Script => {
  const lines = source.split('\n');
  const kept: Kept[] = [];
  const settings: string[] = [];
  let title = '';
  for (const [index, line] of lines.entries()) {
    if (line.startsWith('# ') && title === '') title = line.slice(2);
    if (line.startsWith('@ ')) settings.push(line.slice(2).trim());
    if (isSaid(line)) continue;
    if (line === '' || line.startsWith('#') || line.startsWith('@')) {
      if (line !== '' || (kept.length > 0 && kept.at(-1)?.line !== '')) kept.push({ line, cue: undefined });
      continue;
    }
    const cue = readCue(line);
    if (!cue) throw new Error(`line ${index + 1} is no act and nothing that the service says: ${line}`);
    kept.push({ line, cue });
  }
  return { title, settings, kept };
};

/** Lines of the service: written anew by every run. */
const isSaid = (line: string): boolean => /^(?: {2}|Máy\b|Nhóm |Hồ sơ |\(không ai nói gì\))/.test(line);

const readCue = (line: string): Cue | undefined => {
  const pass = /^\((\d+) (giây|phút|giờ|ngày) sau\)$/.exec(line);
  if (pass) return { kind: 'pass', ms: Number(pass[1]) * (units[pass[2] ?? ''] ?? 0) };
  const until = /^\(đến (\d{1,2}:\d{2})\)$/.exec(line);
  if (until) return { kind: 'until', clock: (until[1] ?? '').padStart(5, '0') };
  const said = /^(\+ )?([^:(]+?)(?: \((nhóm|nhóm, trả lời thẻ|nhóm, trả lời thẻ mới nhất)\))?: (.*)$/.exec(line);
  if (!said) return undefined;
  const [, plus, who = '', where, what = ''] = said;
  return {
    kind: 'act',
    who: who.trim(),
    where: wheres[where ?? ''] ?? 'private',
    act: readAct(what),
    together: plus !== undefined,
  };
};

const wheres: Readonly<Record<string, Where>> = {
  nhóm: 'group',
  'nhóm, trả lời thẻ': 'under-card',
  'nhóm, trả lời thẻ mới nhất': 'under-newest-card',
};

const optional = (text: string | undefined): string | undefined =>
  text === undefined || text === '' ? undefined : text;

const readAct = (what: string): Act => {
  const found = /^\[([^\]]+)\] ?(.*)$/s.exec(what);
  if (!found) return { kind: 'say', text: unfold(what) };
  const [, name = '', rest = ''] = found;
  const has = (pattern: RegExp): RegExpExecArray | null => pattern.exec(name);
  const press = has(/^bấm(?: (hai lần))?(?: dưới tin (\d+))?$/);
  if (press)
    return {
      kind: 'press',
      label: rest,
      times: press[1] ? 2 : 1,
      under: press[2] === undefined ? undefined : Number(press[2]),
    };
  const edit = has(/^sửa tin (\d+)$/);
  if (edit) return { kind: 'edit', message: Number(edit[1]), text: unfold(rest) };
  const album = has(/^album (\d+) ảnh$/);
  if (album) return { kind: 'album', n: Number(album[1]), caption: optional(rest) };
  const voice = has(/^ghi âm (\d+):(\d{2})$/);
  if (voice) return { kind: 'voice', seconds: Number(voice[1]) * 60 + Number(voice[2]) };
  const place = has(/^vị trí ([\d.]+), ([\d.]+)$/);
  if (place) return { kind: 'place', lat: Number(place[1]), long: Number(place[2]), name: optional(rest) };
  const long = has(/^tin (\d+) chữ$/);
  if (long) return { kind: 'say', text: 'dài '.repeat(Number(long[1]) / 4) };
  const contact = has(/^danh bạ (\d+)$/);
  if (contact) return { kind: 'contact', phone: contact[1] ?? '' };
  const file = has(/^tệp ([\d.]+) MB$/);
  if (file) return { kind: 'file', name: rest, megabytes: Number(file[1]) };
  switch (name) {
    case 'ảnh':
      return { kind: 'photo', caption: optional(rest) };
    case 'nhãn dán':
      return { kind: 'sticker' };
    case 'nút giả':
      return { kind: 'forge', data: rest };
    case 'nút chép của người khác':
      return { kind: 'steal', label: rest };
    case 'có người trả lời tay':
      return { kind: 'answered', text: rest };
    case 'theo dõi':
      return { kind: 'follow' };
    case 'bỏ theo dõi':
      return { kind: 'unfollow' };
    case 'mở trang nhắn tin':
      return { kind: 'open' };
    case 'rút đồng ý':
      return { kind: 'withdraw' };
    case 'bắt đầu':
      return { kind: 'start', payload: optional(rest) };
    case 'khoảng trắng':
      return { kind: 'say', text: '\u200b \u200b' };
    default:
      throw new Error(`nobody can do this: [${name}]`);
  }
};

const unfold = (text: string): string => text.replaceAll('⏎', '\n');
