/** The switches for what goes wrong, one column for each platform. */
import { html } from 'hono/html';
import type { ChannelId } from '../../domain/message.ts';
import type { FaultName } from './state.ts';

export const platforms: readonly { readonly id: ChannelId; readonly name: string }[] = [
  { id: 'zalo-oa', name: 'Zalo' },
  { id: 'telegram', name: 'Telegram' },
  { id: 'zalo-bot', name: 'Zalo Bot' },
];

const faults: readonly {
  readonly name: FaultName;
  readonly label: string;
  readonly note: string;
  /** The platforms that have it; all where it is missing. */
  readonly only?: ChannelId;
}[] = [
  { name: 'slow', label: 'Mạng chậm', note: 'mỗi lần gọi chờ 2 giây' },
  { name: 'errors', label: 'Lỗi 500', note: 'một nửa số lần gọi' },
  { name: 'limited', label: 'Quá hạn mức', note: 'Zalo −32, Telegram và Zalo Bot 429' },
  { name: 'lost', label: 'Mất câu trả lời', note: 'tin đã tới nhưng máy không biết; một lần' },
  { name: 'token', label: 'Mã truy cập hết hạn', note: 'Zalo trả lời −216 một lần', only: 'zalo-oa' },
];

export const faultPanel = () => html`
  <div id="faults" popover aria-labelledby="faults-title">
    <h2 id="faults-title">Sự cố</h2>
    <p>Bật lên để xem máy chịu được không.</p>
    <table>
      <thead><tr><td></td>${platforms.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>${faults.map(
        ({ name, label, note, only }) => html`<tr>
          <th scope="row">${label}<small>${note}</small></th>
          ${platforms.map(({ id, name: platform }) =>
            only === undefined || only === id
              ? html`<td><label class="switch"><input type="checkbox" role="switch" name="${name}" data-platform="${id}" data-label="${label}" aria-label="${label} – ${platform}" /></label></td>`
              : html`<td aria-hidden="true">–</td>`,
          )}
        </tr>`,
      )}</tbody>
    </table>
    <p class="said" role="status"></p>
  </div>`;
