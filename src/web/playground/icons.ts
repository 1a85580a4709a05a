/** Line drawings of the page, 24 units wide, used by `<use href="#i-…">`. */

const paths: Readonly<Record<string, string>> = {
  citizen: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20c.6-3.6 3.6-5.5 7.5-5.5s6.9 1.9 7.5 5.5',
  committee:
    'M9 11a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 9 11M3 19c.5-3 2.8-4.5 6-4.5s5.5 1.5 6 4.5M16 5a3 3 0 0 1 0 5.8M17.5 14.8c2 .5 3.2 1.9 3.5 4.2',
  officer: 'M4 8h16v11H4zM9 8V5.5h6V8M4 13h16M12 12v2.5',
  leader: 'M6 20V4M6 5h12l-2.5 3.5L18 12H6',
  wire: 'M4 8h14M14.5 4.5 18 8l-3.5 3.5M20 16H6M9.5 12.5 6 16l3.5 3.5',
  add: 'M12 5v14M5 12h14',
  send: 'M4 12 20 4l-5 16-3.5-6.5z',
  edit: 'M5 19h3.5L19 8.5 15.5 5 5 15.5zM13 7.5l3.5 3.5',
  reply: 'M9 6 4 11l5 5M4 11h9c4 0 6.5 2.5 7 7',
  close: 'M6 6l12 12M18 6 6 18',
  photo: 'M4 6h16v12H4zM4 15l4.5-4 4 3.5 3-2.5L20 15.5M15.5 9.5h.01',
  album: 'M7 4h13v11H7zM4 8v12h12M7 13l4-3 3 2.5 2-1.5 4 3',
  voice: 'M12 14a3 3 0 0 0 3-3V7a3 3 0 0 0-6 0v4a3 3 0 0 0 3 3M6 11a6 6 0 0 0 12 0M12 17v3.5',
  place:
    'M12 21c4-4.5 6.5-7.7 6.5-11a6.5 6.5 0 0 0-13 0c0 3.3 2.5 6.5 6.5 11M12 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4',
  sticker:
    'M20 12.5V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h6.5zM12.5 20v-5.5a2 2 0 0 1 2-2H20M9 9.5h.01M14 9.5h.01',
  heart:
    'M12 19.5C6 15.5 3.5 12.2 3.5 9a4 4 0 0 1 4.2-4c1.8 0 3.3 1 4.3 2.8C13 6 14.5 5 16.3 5a4 4 0 0 1 4.2 4c0 3.2-2.5 6.5-8.5 10.5',
  form: 'M5 4h14v16H5zM8.5 9h7M8.5 13h7M8.5 17h4',
  block: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M6 6l12 12',
  again: 'M19 12a7 7 0 1 1-2.2-5.1M19 4v4h-4',
  erase: 'M5 7h14M9 7V4.5h6V7M7 7l1 13h8l1-13',
  file: 'M6 3.5h8l4 4v13H6zM14 3.5v4h4',
  upload: 'M12 16V5M7.5 9.5 12 5l4.5 4.5M5 19h14',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M12 7.5V12l3 2',
  fault: 'M12 4 2.8 19.5h18.4zM12 10v4.5M12 17h.01',
  help: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M9.7 9.5a2.4 2.4 0 1 1 3.6 2c-.9.5-1.3 1-1.3 2M12 16.5h.01',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  down: 'M12 5v13M6.5 12.5 12 18l5.5-5.5',
  next: 'M9.5 5.5 16 12l-6.5 6.5',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
};

export const sprite = (): string =>
  `<svg width="0" height="0" class="sprite" aria-hidden="true">${Object.entries(paths)
    .map(([name, d]) => `<symbol id="i-${name}" viewBox="0 0 24 24"><path d="${d}"/></symbol>`)
    .join('')}</svg>`;

export const icon = (name: string): string => `<svg class="icon" aria-hidden="true"><use href="#i-${name}"/></svg>`;
