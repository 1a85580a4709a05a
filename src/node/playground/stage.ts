/** The three platforms as one stage: every phone there is, and what is done at each. */
import type { ChannelId } from '../../domain/message.ts';
import type { Act, Done } from '../../web/playground/act.ts';
import type { Message, Pane, State, Toast } from '../../web/playground/state.ts';
import type { Cast } from './cast.ts';
import type { PaneAct, Platform, Seat } from './platform.ts';
import type { WireLog } from './wire.ts';

const toastsShown = 30;

export type Stage = {
  readonly panes: () => readonly Pane[];
  readonly toasts: () => readonly Toast[];
  /** The pane of a chat or of a press, with its name. */
  readonly placeOf: (platform: ChannelId, key: string) => { readonly pane: string; readonly chat: string } | undefined;
  /** Throws a plain `Error` where a person could not do it. */
  readonly act: (act: Exclude<Act, { do: 'clock' }>, pictures: readonly Uint8Array[]) => Done | Promise<Done>;
};

/** @param samples pictures that are sent where none is given */
export const stageOf = (
  platforms: readonly Platform[],
  cast: Cast,
  wire: WireLog,
  samples: readonly Uint8Array[],
): Stage => {
  const presses = new Map<string, string>();
  const byId = new Map(platforms.map((platform) => [platform.id, platform]));
  const on = (id: ChannelId): Platform => {
    const found = byId.get(id);
    if (!found) throw new Error(`There is no platform ${id}`);
    return found;
  };

  const paneOf = (seat: Seat): Pane => {
    const platform = on(seat.platform);
    const { id, kind, title } = seat;
    const view = platform.view(seat);
    return {
      ...view,
      id,
      kind,
      title,
      platform: platform.id,
      channel: platform.name,
      person: platform.nameOf(seat.person),
      messages: merged(view.messages, wire.refused(id)),
    };
  };

  const atPane = (given: PaneAct, seat: Seat, pictures: readonly Uint8Array[]): Done => {
    const platform = on(seat.platform);
    const view = platform.view(seat);
    const reason = given.do === 'say' || given.do === 'press' ? undefined : view.cannot[given.do];
    if (reason !== undefined) return { ok: false, problem: reason };
    const who = platform.nameOf(seat.person);
    if (given.do !== 'block' && view.blocked)
      return { ok: false, problem: `${who} đang chặn. Bỏ chặn rồi mới nhắn được.` };
    const count = given.do === 'photo' && pictures.length === 0 ? given.count : 0;
    const sent = [...pictures, ...Array.from({ length: count }, (_, n) => samples[n % samples.length] as Uint8Array)];
    const done = platform.act(seat, given, sent);
    if (done.ok && done.press !== undefined) presses.set(done.press, seat.id);
    return done;
  };

  /** The platform did not see our answer and brings the same update once more. */
  const again = async (pane: string): Promise<Done> => {
    const seat = cast.seats().find(({ id }) => id === pane);
    const update = wire.newestIn(pane);
    if (!seat || update === undefined) return { ok: false, problem: 'Khung này chưa có tin nào để gửi lại.' };
    const status = await on(seat.platform).push(update);
    return status === 200 ? { ok: true } : { ok: false, problem: `Máy chủ trả lời ${status}.` };
  };

  return {
    act: (given, pictures) => {
      if (given.do === 'newcomer') return { ok: true, pane: cast.newcomer(given.platform).id };
      if (given.do === 'fault') {
        on(given.platform).fault(given.fault, given.on);
        return { ok: true };
      }
      if (given.do === 'again') return again(given.pane);
      const seat = cast.seats().find(({ id }) => id === given.pane);
      return seat ? atPane(given, seat, pictures) : { ok: false, problem: 'Không có khung này.' };
    },
    panes: () => cast.seats().map(paneOf),
    toasts: () =>
      platforms
        .flatMap(({ toasts }) => toasts())
        .slice(-toastsShown)
        .map((toast) => ({ ...toast, pane: presses.get(toast.press) ?? '' })),
    placeOf: (platform, key) => {
      const seat = cast
        .seats()
        .find((each) => each.platform === platform && (each.chat === key || each.id === presses.get(key)));
      return seat && { pane: seat.id, chat: seat.title };
    },
  };
};

export const faultsOf = (platforms: readonly Platform[]): State['faults'] =>
  Object.fromEntries(platforms.map(({ id, faults }) => [id, faults()])) as State['faults'];

/** What was refused, among the rest by its time. */
const merged = (messages: readonly Message[], refused: readonly Message[]): readonly Message[] =>
  refused.length === 0 ? messages : [...messages, ...refused].sort((a, b) => a.at - b.at);
