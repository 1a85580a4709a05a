/** The rules that hold for every conversation, shown on two made-up ones. */
import { describe, expect, test } from 'vitest';
import type { Body, Choice } from '../../src/domain/message.ts';
import { choiceToken, matchChoice, readToken } from '../../src/engine/choice.ts';
import { commandTable, readCommand } from '../../src/engine/command.ts';
import { type Env, emptySession, type Flow, type Session } from '../../src/engine/flow.ts';
import { engine, maxPositions, type Turned, wakeAt } from '../../src/engine/turn.ts';
import { office, t } from './fake.ts';

type Note = { readonly words: readonly string[]; readonly due?: number };

/** Takes whatever is said; "xong" ends it, "vòng" goes round for ever, "ngủ" wants to be woken. */
const notes: Flow<Note> = {
  id: 'notes',
  version: 1,
  open: (opening) =>
    opening.kind === 'content' && opening.input.kind === 'text'
      ? { to: 'more', data: { words: [opening.input.text] } }
      : { end: true },
  parse: (stored) => (Array.isArray((stored as Note | null)?.words) ? (stored as Note) : undefined),
  steps: {
    more: {
      ask: () => ({ say: [{ id: 'rewrite' }], choices: [{ id: 'send', label: { id: 'send-button' } }] }),
      answer: (input, data, env) => {
        if (input.kind === 'choice') return { end: true, say: { say: [{ id: 'cancelled' }] } };
        if (input.kind !== 'text') return { pass: true };
        if (input.text === 'vòng')
          return { end: true, onward: { flow: 'notes', opening: { kind: 'action', name: 'x', args: [] } } };
        if (input.text === 'ngủ') return { stay: { ...data, due: env.now + 1_000 } };
        return { stay: { words: [...data.words, input.text] } };
      },
      also: { send: ['xong'] },
      wakeAt: (data) => data.due,
      woken: (data) => ({ stay: data }),
    },
  },
};

/** Asks a question that stands in nobody's way. */
const aside = (id: string, more: Partial<Flow<object>> = {}): Flow<object> => ({
  id,
  version: 1,
  commands: [id],
  where: 'private',
  open: () => ({ to: 'ask', data: {} }),
  parse: () => ({}),
  steps: {
    ask: {
      ask: () => ({ say: [{ id: 'edit-what' }], choices: [{ id: 'yes', label: { id: 'rate-yes-button' } }] }),
      answer: (input) => (input.kind === 'choice' ? { end: true } : { pass: true }),
    },
  },
  ...more,
});

const cancel = aside('cancel', {
  commands: ['huy'],
  open: () => ({ end: true, say: { say: [{ id: 'nothing-to-cancel' }] } }),
});
const all = [notes, aside('a', { single: true }), aside('b'), aside('c'), cancel];
const turn = engine(all, notes, commandTable(all));

let ids = 0;
const env = (now = 0, more: Partial<Env> = {}): Env => ({
  now,
  newId: () => String(++ids).padStart(8, '0'),
  random: () => 0.5,
  lang: 'vi',
  office,
  t,
  look: {} as Env['look'],
  person: { id: 'p', name: 'Sáu', consented: false, known: true },
  can: {
    buttons: true,
    groupButtons: true,
    askPlace: true,
    askContact: true,
    link: false,
    fetchLimit: 1,
    places: true,
  },
  group: false,
  tries: 0,
  misses: 0,
  ...more,
});
const hear = (session: Session, body: Body, e = env()): Promise<Turned> =>
  turn(session, { kind: 'said', body, message: 'm', toUs: false }, e);
const say = (session: Session, text: string, e = env()): Promise<Turned> => hear(session, { kind: 'text', text }, e);
const talked = async (...texts: string[]): Promise<Session> => {
  let session = emptySession('vi');
  for (const text of texts) session = (await say(session, text)).session;
  return session;
};
const flowsOf = (session: Session): string[] => session.positions.map((p) => p.flow);

describe('questions on questions', () => {
  test('words go to the conversation that wants them, also past a question that does not', async () => {
    const session = await talked('một', '/a', 'hai');
    expect(flowsOf(session)).toEqual(['a', 'notes']);
    expect(session.positions[1]?.data).toEqual({ words: ['một', 'hai'] });
  });

  test('there are never more than four, and the one that holds words is the last to go', async () => {
    const session = await talked('một', '/b', '/b', '/b', '/c', '/c');
    expect(session.positions).toHaveLength(maxPositions);
    expect(flowsOf(session)[0]).toBe('notes');
  });

  test('of a conversation of which there is one, the new takes the place of the old', async () => {
    expect(flowsOf(await talked('/a', '/b', '/a'))).toEqual(['b', 'a']);
  });

  test('the message that is answered tells which question is meant', async () => {
    const session = await talked('/b', '/c');
    const [b] = session.positions;
    const turned = await say(session, '1', env(0, { answers: `w:${b?.wait}` }));
    expect(flowsOf(turned.session)).toEqual(['c']);
  });

  test('/huy leaves the newest, one after the other, and then says that there is nothing', async () => {
    let session = await talked('một', '/a');
    const said: string[] = [];
    for (let i = 0; i < 3; i++) {
      const turned = await say(session, 'hủy');
      session = turned.session;
      said.push(
        ...turned.said.map((s) => (s.kind === 'message' && 'id' in s.prompt.say[0]! ? s.prompt.say[0].id : '')),
      );
    }
    expect(session.positions).toEqual([]);
    expect(said).toEqual(['cancelled', 'cancelled', 'nothing-to-cancel']);
  });
});

describe('what the person may not go on with', () => {
  let may = true;
  const guarded = aside('guarded', {
    staff: true,
    may: () => may,
    steps: {
      ask: {
        ask: () => ({ say: [{ id: 'edit-what' }], choices: [{ id: 'yes', label: { id: 'rate-yes-button' } }] }),
        answer: () => ({ end: true, facts: [{ type: 'person.erased' }] }),
        wakeAt: () => 1_000,
        woken: () => ({ end: true, facts: [{ type: 'person.erased' }] }),
      },
    },
  });
  const run = engine([...all, guarded], notes, commandTable([...all, guarded]));
  const said = (body: Body) => ({ kind: 'said', body, message: 'm', toUs: false }) as const;
  const begun = async () => {
    may = true;
    const turned = await run(emptySession('vi'), said({ kind: 'text', text: '/guarded' }), env());
    may = false;
    const [open] = turned.session.positions;
    return { turned, token: choiceToken(open?.wait ?? '', 'yes') };
  };

  test('is over before anything is made of their words, which go nowhere else', async () => {
    const { turned } = await begun();
    expect(turned.said).toMatchObject([{ staff: true }]);
    const next = await run(turned.session, said({ kind: 'text', text: 'đã làm xong' }), env());
    expect([next.facts, next.session.positions]).toEqual([[], []]);
    expect(next.said).toMatchObject([{ prompt: { say: [{ id: 'staff-ended' }] } }]);
  });

  test('is over for a press on its button, for its hour, and beside a command, which is done', async () => {
    const { turned, token } = await begun();
    const pressed = await run(turned.session, said({ kind: 'choice', token, press: '1' }), env());
    expect([pressed.facts, pressed.session.positions]).toEqual([[], []]);
    expect(pressed.said[0]).toMatchObject({ kind: 'toast', say: { id: 'button-old' } });
    const woken = await run(turned.session, { kind: 'wake' }, env(1_000));
    expect([woken.facts, woken.said, woken.session.positions]).toEqual([[], [], []]);
    const commanded = await run(turned.session, said({ kind: 'text', text: '/a' }), env());
    expect(flowsOf(commanded.session)).toEqual(['a']);
  });
});

describe('what goes wrong', () => {
  test('a conversation that leads round in circles ends as a recorded failure', async () => {
    const round: Flow<object> = aside('round', {
      open: () => ({ end: true, onward: { flow: 'round', opening: { kind: 'command', name: 'x', rest: '' } } }),
    });
    const spinning = engine([notes, round], notes, commandTable([notes, round]));
    const turned = await spinning(
      emptySession('vi'),
      { kind: 'said', body: { kind: 'text', text: '/round' }, message: 'm', toUs: false },
      env(),
    );
    expect(turned.facts).toEqual([{ type: 'flow.failed', reason: 'loop' }]);
    expect(turned.said).toHaveLength(1);
  });

  test.each([
    ['unknown-flow', { flow: 'gone' }],
    ['unknown-step', { step: 'gone' }],
    ['stale-data', { data: 'of an older version' }],
  ])('a place in a conversation that is no longer there is dropped and recorded: %s', async (reason, change) => {
    const session = await talked('một');
    const broken = { ...session, positions: session.positions.map((p) => ({ ...p, ...change })) };
    const turned = await say(broken, 'hai');
    expect(turned.facts).toEqual([{ type: 'flow.failed', reason }]);
    expect(turned.session.positions.map((p) => p.data)).toEqual([{ words: ['hai'] }]);
  });

  test('who is woken for nothing is not woken at once again', async () => {
    const session = await talked('một', 'ngủ');
    expect(wakeAt(session)).toBe(1_000);
    const turned = await turn(session, { kind: 'wake' }, env(1_000));
    expect(wakeAt(turned.session)).toBeGreaterThan(60_000);
  });
});

describe('presses', () => {
  test('a button of an older question is refused, and the question put again; but not when it was put just now', async () => {
    const session = await talked('một');
    const old: Body = { kind: 'choice', token: 'abcdef.send', press: 'p' };
    const soon = await hear(session, old, env(1_000));
    expect(soon.said).toEqual([{ kind: 'toast', press: 'p', say: { id: 'button-old' } }]);
    const later = await hear(session, old, env(60_000));
    expect(later.said).toHaveLength(2);
    expect(later.session.positions).toHaveLength(1);
  });

  test('a choice that the question does not offer is refused', async () => {
    const session = await talked('một');
    const token = choiceToken(session.positions[0]?.wait ?? '', 'drop');
    const turned = await hear(session, { kind: 'choice', token, press: 'p' }, env(1_000));
    expect(turned.said[0]).toEqual({ kind: 'toast', press: 'p', say: { id: 'button-old' } });
    expect(turned.session.positions).toHaveLength(1);
  });

  test.each(['', '.', '!', '!gone.1', 'x', '.send', '~'])('a forged button changes nothing: %j', async (token) => {
    const turned = await hear(emptySession('vi'), { kind: 'choice', token, press: 'p' });
    expect(turned).toMatchObject({ session: emptySession('vi'), facts: [] });
  });

  test('tokens can be read back', () => {
    expect(readToken(choiceToken('abc', 'x.y'))).toEqual({ kind: 'step', wait: 'abc', id: 'x.y' });
    expect(readToken(choiceToken('abc', '!rate.1.yes'))).toEqual({ kind: 'action', name: 'rate', args: ['1', 'yes'] });
  });
});

describe('typed choices', () => {
  const choices: Choice[] = [
    { id: 'send', label: { id: 'agree-and-send-button' } },
    { id: 'edit', label: { id: 'edit-button' } },
    { id: 'drop', label: { id: 'drop-button' } },
  ];
  test.each([
    ['1', 'send'],
    ['số 2', 'edit'],
    ['chọn 3', 'drop'],
    ['Đồng ý và gửi', 'send'],
    ['dong y va gui', 'send'],
    ['đồng ý', 'send'],
    ['SỬA LẠI', 'edit'],
    ['2. Sửa lại', 'edit'],
    ['thôi', 'drop'],
    ['gui', 'send'],
    ['4', undefined],
    ['0', undefined],
    ['s', undefined],
    ['1. Sửa lại', undefined],
    ['', undefined],
    ['đèn đường ở cổng chợ tắt ba hôm nay, nhờ xã coi giúp, cảm ơn nhiều', undefined],
  ])('%j is %s', (typed, id) => {
    expect(matchChoice(typed, choices, t, 'vi', { send: ['gui'] })?.id).toBe(id);
  });
});

describe('commands', () => {
  const table = commandTable([aside('tracuu', { commands: ['tracuu', 'tra cuu'] }), aside('huy')]);
  test.each([
    ['/tracuu 0482-1737', 'tracuu', '0482-1737'],
    ['/TRACUU', 'tracuu', ''],
    ['tra cứu', 'tracuu', ''],
    ['/tra cứu 0482-1737', 'tracuu', '0482-1737'],
    ['Hủy', 'huy', ''],
    ['hủy việc này', undefined, undefined],
    ['/khác', undefined, undefined],
  ])('%j is %s', (typed, name, rest) => {
    const read = readCommand(typed, table);
    expect([read?.name, read?.rest]).toEqual([name, rest]);
  });
});
