/** `/huy` where nothing is under way; inside a conversation the engine gives it to that conversation. */
import type { Flow } from '../engine/flow.ts';

export const cancel: Flow<Record<string, never>> = {
  id: 'cancel',
  version: 1,
  commands: ['huy', 'thoi', 'thoi khong gui', 'cancel'],
  where: 'private',
  open: () => ({ end: true, say: { say: [{ id: 'nothing-to-cancel' }] } }),
  parse: () => undefined,
  steps: {},
};
