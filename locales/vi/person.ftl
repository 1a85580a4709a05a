## The service speaks of itself; language; invitations.

welcome = Chào ông/bà. Đây là máy nhận tin tự động của { $unit }, cán bộ đọc và trả lời trong giờ làm việc.
help = Ông/bà viết chuyện gì và ở đâu, { $unit } sẽ nhận và trả lời.
help-track = Muốn biết việc tới đâu, ông/bà gửi mã số, hoặc viết “việc của tôi”.
help-commands = Viết “hủy” để thôi, “ngôn ngữ” để đổi tiếng.

language-which = Ông/bà muốn dùng tiếng nào?
language-vi-button = Tiếng Việt
language-en-button = English
language-set = Dạ, từ nay chúng tôi dùng tiếng Việt ạ.

invite-unknown = Mã mời này đã dùng hoặc hết hạn. Xin hỏi lại người đã gửi mã.
