/** What a log line may hold, whatever it is given. */
import { expect, test } from 'vitest';
import type { LogFields } from '../../src/app/app.ts';
import { jsonLog } from '../../src/app/log.ts';

const token = '1000001:AAF-canary-token-of-the-tests-0123456';

test('one JSON object a line, of known fields only', () => {
  const lines: string[] = [];
  const log = jsonLog(
    [],
    () => 0,
    (line) => lines.push(line),
  );
  log('warn', 'send.rejected', { channel: 'telegram', count: 2, text: 'đừng ghi', chat: '5' } as LogFields);
  log('info', 'started');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { time: '1970-01-01T00:00:00.000Z', level: 'warn', event: 'send.rejected', channel: 'telegram', count: 2 },
    { time: '1970-01-01T00:00:00.000Z', level: 'info', event: 'started' },
  ]);
});

test('secrets, and what looks like a token, are never written', () => {
  const lines: string[] = [];
  const log = jsonLog(
    ['hush-hush'],
    () => 0,
    (line) => lines.push(line),
  );
  log('error', 'failed', { reason: `https://api.telegram.org/bot${token}/getMe hush-hush`, key: 'hush-hush' });
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toMatch(/canary|hush/);
});
