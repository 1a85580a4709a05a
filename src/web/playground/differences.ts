/** How the stand-ins differ from the real platforms: said to those who play, in few words. */

export const differences: readonly { readonly about: string; readonly points: readonly string[] }[] = [
  {
    about: 'Cả sân chơi',
    points: [
      'Không tin nào rời máy này. Các nền tảng do chương trình đóng vai; máy chủ, cơ sở dữ liệu, lịch gửi và chữ ký webhook là thật.',
      'Đồng hồ chỉnh được. Ban đêm và ngày nghỉ, máy giữ thông báo lại; nên lúc đó sân chơi mở vào 08:30 ngày làm việc tới.',
      'Bỏ chỉnh giờ là lùi đồng hồ. Việc đã hẹn cho giờ sau vẫn chờ đúng giờ ấy.',
      'Tắt rồi mở lại: hồ sơ, người và nhóm vẫn còn, chỉ các khung chat trống. Muốn chơi lại từ đầu, xóa thư mục dữ liệu.',
      'Ghi âm, tệp và nhãn dán chỉ là mẫu. Vị trí luôn là một chỗ cố định.',
    ],
  },
  {
    about: 'Zalo OA',
    points: [
      'Làm theo tài liệu công khai, chưa chạy thử với máy chủ Zalo. Chữ ký, cửa sổ 7 ngày, 5 nút, 2.000 chữ và mã lỗi đều được giữ.',
      '8 tin miễn phí trong 48 giờ là theo bảng giá cũ. Bản mới có thể không giới hạn; sân chơi lấy con số chặt hơn.',
      'Nút bấm là theo cách các dự án khác đang dùng; trang tài liệu mới không nhắc tới. Nhóm của OA không có nút.',
      'Quá 7 ngày, máy gửi một tin mẫu tính tiền. Ở đây mẫu coi như đã được Zalo duyệt.',
      'Nhóm ở đây lập sẵn. Ngoài đời nhóm GMF phải mua, và chỉ OA lập được.',
      'Cấp quyền cho OA diễn ra ngay. Ngoài đời quản trị viên phải bấm đồng ý trên trang của Zalo.',
    ],
  },
  {
    about: 'Zalo Bot',
    points: [
      'Gói miễn phí: 50 người, 3.000 tin mỗi tháng, đếm cả hai chiều. Zalo không nói khi nào đếm lại; ở đây là đầu tháng.',
      'Bot không có nút, không nhận vị trí và tệp. Người dùng trả lời bằng số.',
      'Nhóm của Zalo Bot (thử nghiệm) không có trong sân chơi.',
    ],
  },
  {
    about: 'Telegram',
    points: [
      'Giới hạn được giữ: mỗi khung một tin mỗi giây, nhóm hai mươi tin mỗi phút, bốn nghìn ký tự một tin. Vì vậy tin hiện ra từ từ.',
      'Trong nhóm, bot chỉ đọc lệnh, nút bấm và câu trả lời thẳng vào tin của nó, như thật.',
      'Ngoài đời, người dân phải bấm Bắt đầu một lần rồi mới nhắn được. Ở đây viết ngay cũng được.',
    ],
  },
];
