/** The commands a platform shows in its menu. */
export const commandMenu = [
  {
    lang: 'vi',
    list: [
      { command: 'start', description: 'Bắt đầu' },
      { command: 'tracuu', description: 'Xem việc tới đâu, kèm mã số' },
      { command: 'hoso', description: 'Các việc của tôi' },
      { command: 'huy', description: 'Thôi việc đang viết' },
      { command: 'ngonngu', description: 'Đổi ngôn ngữ' },
      { command: 'trogiup', description: 'Trợ giúp' },
    ],
  },
  {
    lang: 'en',
    list: [
      { command: 'start', description: 'Begin' },
      { command: 'tracuu', description: 'Where a matter stands, with its code' },
      { command: 'hoso', description: 'My matters' },
      { command: 'huy', description: 'Stop what is being written' },
      { command: 'ngonngu', description: 'Change the language' },
      { command: 'trogiup', description: 'Help' },
    ],
  },
] as const;
