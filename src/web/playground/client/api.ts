/** Talking to the server: what is to be shown, what is to be done, and word that something changed. */
import type { Act, Done } from '../act.ts';
import type { State } from '../state.ts';

const unreachable: Done = { ok: false, problem: 'Không gửi được tới máy chủ. Thử lại nhé.' };

/** Undefined while the server cannot be reached. @param after number of the newest entry of the wire we have */
export const readState = async (after: number): Promise<State | undefined> => {
  try {
    const answer = await window.fetch(`/playground/state?after=${after}`);
    return answer.ok ? ((await answer.json()) as State) : undefined;
  } catch {
    return undefined;
  }
};

export const act = async (given: Act, files: readonly File[] = []): Promise<Done> => {
  let body: BodyInit = JSON.stringify(given);
  if (files.length > 0) {
    const form = new FormData();
    form.set('act', body);
    for (const file of files) form.append('file', file);
    body = form;
  }
  try {
    const headers = typeof body === 'string' ? { 'content-type': 'application/json' } : undefined;
    const answer = await window.fetch('/playground/act', { method: 'POST', body, ...(headers && { headers }) });
    if (answer.status === 413) return { ok: false, problem: 'Ảnh lớn quá. Chọn ảnh nhỏ hơn nhé.' };
    if (!answer.ok) return unreachable;
    return (await answer.json()) as Done;
  } catch {
    return unreachable;
  }
};

const pollEvery = 2_000;

/** Calls whenever something changed; asks every two seconds while no stream is open. */
export const onChange = (listener: () => void): void => {
  const stream = new EventSource('/playground/events');
  stream.addEventListener('message', listener);
  window.setInterval(() => {
    if (stream.readyState !== EventSource.OPEN) listener();
  }, pollEvery);
};
