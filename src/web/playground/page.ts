/** The page of the playground as it leaves the server; what happens in it is drawn by `client/`. */
import { html, raw } from 'hono/html';
import { differences } from './differences.ts';
import { examples } from './examples.ts';
import { icon, sprite } from './icons.ts';
import { faultPanel, platforms } from './page-faults.ts';
import type { Deed, PaneKind } from './state.ts';

type Html = ReturnType<typeof html>;
const draw = (name: string) => raw(icon(name));

/** `tab`: short enough for five in a row on a small telephone. */
const panes: readonly {
  readonly kind: PaneKind;
  readonly title: string;
  readonly tab: string;
  readonly hint: string;
}[] = [
  {
    kind: 'citizen',
    title: 'Người dân',
    tab: 'Dân',
    hint: 'Viết một câu như nhắn cho người quen, hoặc chọn một ví dụ bên dưới.',
  },
  {
    kind: 'committee',
    title: 'Nhóm ủy ban',
    tab: 'Nhóm',
    hint: 'Việc của người dân hiện ở đây. Telegram có nút; nhóm Zalo trả lời bằng chữ.',
  },
  {
    kind: 'officer',
    title: 'Cán bộ',
    tab: 'Cán bộ',
    hint: 'Phần cần viết thêm được hỏi riêng ở đây.',
  },
  {
    kind: 'leader',
    title: 'Lãnh đạo',
    tab: 'Lãnh đạo',
    hint: 'Bản tin sáng tới đây. Bấm “sáng mai” ở đồng hồ để xem ngay.',
  },
];

const moves = [
  { move: 'half-hour', label: '+30 phút' },
  { move: 'day', label: '+24 giờ' },
  { move: 'two-days', label: '+48 giờ' },
  { move: 'week', label: '+7 ngày' },
  { move: 'digest', label: '06:50 sáng mai' },
] as const;

const attachments: readonly {
  readonly send: string;
  readonly deed: Deed;
  readonly label: string;
  readonly name: string;
}[] = [
  { send: 'photo', deed: 'photo', label: 'Một ảnh mẫu', name: 'photo' },
  { send: 'album', deed: 'photo', label: 'Ba ảnh một lúc', name: 'album' },
  { send: 'file', deed: 'file', label: 'Tệp PDF mẫu', name: 'file' },
  { send: 'place', deed: 'place', label: 'Gửi vị trí', name: 'place' },
  { send: 'sticker', deed: 'sticker', label: 'Nhãn dán', name: 'sticker' },
];

/** What happens at a phone besides writing. Labels of what can be undone are of doing it. */
const happenings: readonly { readonly deed: Deed; readonly label: string; readonly name: string }[] = [
  { deed: 'follow', label: 'Quan tâm OA', name: 'heart' },
  { deed: 'form', label: 'Gửi mẫu liên hệ', name: 'form' },
  { deed: 'colleague', label: 'Cán bộ trả lời tay…', name: 'officer' },
  { deed: 'withdraw', label: 'Rút đồng ý lưu dữ liệu', name: 'erase' },
];

const more = (kind: PaneKind, title: string): Html => html`
  <details class="pop more">
    <summary class="round" aria-label="Việc khác – ${title}">${draw('more')}</summary>
    <div class="menu">
      ${
        kind === 'citizen'
          ? html`${platforms.map(
              ({ id, name }) =>
                html`<button type="button" data-newcomer="${id}">${draw('add')}<span>Người mới trên ${name}</span></button>`,
            )}<hr />${happenings.map(
              ({ deed, label, name }) =>
                html`<button type="button" data-deed="${deed}" data-act="${deed}">${draw(name)}<span>${label}</span></button>`,
            )}`
          : ''
      }
      <button type="button" data-deed="block" data-act="block">${draw('block')}<span>Chặn</span></button>
      <button type="button" data-act="again">${draw('again')}<span>Gửi lại tin cuối lần nữa</span></button>
    </div>
  </details>`;

const composer = (kind: PaneKind, title: string): Html => html`
  <form class="composer" autocomplete="off">
    <div class="context" hidden>
      <p></p>
      <button type="button" class="round" data-do="drop" aria-label="Thôi, không sửa nữa">${draw('close')}</button>
    </div>
    <div class="keys" hidden role="group" aria-label="Bàn phím của bot"></div>
    <div class="commands" hidden role="group" aria-label="Lệnh"></div>
    <div class="line">
      <details class="pop attach">
        <summary class="round" aria-label="Gửi ảnh, ghi âm, vị trí">${draw('add')}</summary>
        <div class="menu">
          ${attachments.map(
            ({ send, deed, label, name }) =>
              html`<button type="button" data-send="${send}" data-deed="${deed}">${draw(name)}<span>${label}</span></button>`,
          )}
          <label class="pick">${draw('upload')}<span>Ảnh từ máy…</span><input type="file" accept="image/*" multiple /></label>
          <span class="voice">
            <button type="button" data-send="voice" data-deed="voice">${draw('voice')}<span>Ghi âm</span></button>
            <label><input type="number" min="1" max="600" value="12" aria-label="Số giây ghi âm" /> giây</label>
          </span>
        </div>
      </details>
      <textarea rows="1" maxlength="4096" enterkeyhint="send" placeholder="Viết tin…" aria-label="Viết tin – ${title}"></textarea>
      <button class="round send" aria-label="Gửi">${draw('send')}</button>
    </div>
    ${
      kind === 'citizen'
        ? html`<fieldset class="typing">
            <legend class="visually-hidden">Cách gõ</legend>
            <label><input type="checkbox" name="plain" /> Bỏ dấu</label>
            <label><input type="checkbox" name="telex" /> Hỏng Telex</label>
          </fieldset>`
        : ''
    }
  </form>
  <p class="barred" hidden><span>Đã chặn bot.</span> <button type="button" data-do="unblock">Bỏ chặn</button></p>`;

const pane = ({ kind, title, hint }: (typeof panes)[number]): Html => html`
  <section class="pane" id="pane-${kind}" data-kind="${kind}" data-platform="${kind === 'citizen' ? 'zalo-oa' : 'telegram'}" aria-labelledby="title-${kind}">
    <header>
      <span class="face">${draw(kind)}</span>
      <div class="who">
        <h2 id="title-${kind}">${title}</h2>
        <select class="person" aria-label="Điện thoại đang xem – ${title}"></select>
      </div>
      ${more(kind, title)}
    </header>
    <p class="limit" hidden></p>
    <div class="talk">
      <ol class="log" role="log" tabindex="0" aria-label="Tin nhắn – ${title}"></ol>
      <p class="hint">${hint}</p>
      <button type="button" class="jump" hidden>${draw('down')}<span>Tin mới</span></button>
      <button type="button" class="elsewhere" hidden></button>
      <p class="toast" role="status"></p>
    </div>
    ${
      kind === 'citizen'
        ? html`<div class="samples"><div class="examples" role="group" aria-label="Câu mẫu, bấm là gửi">
            ${examples.map((example) =>
              'say' in example
                ? html`<button type="button" data-say="${example.say}" title="${example.say}">${example.label}</button>`
                : html`<button type="button" data-send="${example.send}">${example.label}</button>`,
            )}
          </div><button type="button" class="round examples-more" tabindex="-1" aria-hidden="true">${draw('next')}</button></div>`
        : ''
    }
    ${composer(kind, title)}
  </section>`;

const tools = (): Html => html`
  <div class="tools" id="tools">
    <div class="clock" role="group" aria-label="Đồng hồ của cơ quan">
      <p>${draw('clock')}<span class="visually-hidden">Giờ cơ quan: </span><time></time></p>
      ${moves.map(({ move, label }) => html`<button type="button" data-move="${move}">${label}</button>`)}
      <button type="button" data-move="reset" disabled>Bỏ chỉnh giờ</button>
    </div>
    <button type="button" class="open-faults" popovertarget="faults">${draw('fault')}<span>Sự cố</span></button>
    <button type="button" class="open-about">${draw('help')}<span>Khác gì thật?</span></button>
  </div>`;

export const page = () => html`<!doctype html>
<html lang="vi">
<head>
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
  <meta name="color-scheme" content="light dark" />
  <title>Sân chơi Cầu Nối</title>
  <link rel="icon" type="image/svg+xml" href="/playground/icon.svg" />
  <link rel="stylesheet" href="/playground/style.css" />
  <script type="module" src="/playground/client/main.ts"></script>
</head>
<body data-shown="citizen">
  ${raw(sprite())}
  <a class="skip" href="#pane-citizen">Tới khung người dân</a>
  <header class="top">
    <p class="banner" role="note"><strong>GIẢ LẬP</strong> – không gửi đi đâu</p>
    <h1><img src="/playground/icon.svg" alt="" width="32" height="32" />Cầu Nối <span>sân chơi</span></h1>
    <p class="now"><time></time> <small></small></p>
    <button type="button" class="open-tools quiet" aria-expanded="false" aria-controls="tools" aria-label="Đồng hồ và sự cố">${draw('more')}</button>
    ${tools()}
    <p class="on" role="status" hidden></p>
  </header>
  ${faultPanel()}
  <main>
    ${panes.map(pane)}
    <section class="pane wire" id="pane-wire" data-kind="wire" aria-labelledby="title-wire">
      <header>
        <span class="face">${draw('wire')}</span>
        <div class="who">
          <h2 id="title-wire">Đường truyền</h2>
          <p class="person">Máy và các nền tảng nói gì với nhau</p>
        </div>
        <p class="newest" aria-hidden="true"></p>
        <select class="filter" aria-label="Chỉ xem của"><option value="">Tất cả</option></select>
        <button type="button" class="quiet fold" aria-expanded="false" aria-controls="wire-list">Mở</button>
      </header>
      <ol class="log" id="wire-list" tabindex="0" aria-label="Các lần gọi, mới nhất ở trên"></ol>
    </section>
  </main>
  <nav class="tabs" aria-label="Các khung">
    ${[...panes, { kind: 'wire', title: 'Đường truyền', tab: 'Truyền' }].map(
      ({ kind, title, tab }) =>
        html`<button type="button" data-show="${kind}" aria-label="${title}">${draw(kind)}<span>${tab}</span><b hidden></b></button>`,
    )}
  </nav>
  <dialog id="about" aria-labelledby="about-title">
    <h2 id="about-title" tabindex="-1" autofocus>Khác gì thật?</h2>
    ${differences.map(
      ({ about, points }) => html`<h3>${about}</h3><ul>${points.map((each) => html`<li>${each}</li>`)}</ul>`,
    )}
    <form method="dialog"><button>Đóng</button></form>
  </dialog>
  <p class="lost" role="alert" hidden>Mất liên lạc với máy chủ. Đang thử lại…</p>
</body>
</html>`;
