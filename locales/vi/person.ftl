## The service speaks of itself; language; invitations.

welcome = Chào ông/bà. Đây là máy nhận tin tự động của { $unit }. Cán bộ đọc và trả lời trong giờ làm việc.
welcome-again = Dạ, { $unit } xin nghe ông/bà ạ.
help = Ông/bà viết chuyện gì và ở đâu, { $unit } sẽ nhận và trả lời.
help-track = Muốn biết việc tới đâu, ông/bà gửi mã số, hoặc viết “việc của tôi”.
help-commands = Viết “hủy” để thôi, “quay lại” để trở lại, “ngôn ngữ” để đổi tiếng.
help-data = Viết “dữ liệu của tôi” để xem chúng tôi giữ gì.

language-which = Ông/bà muốn dùng tiếng nào?
language-vi-button = Tiếng Việt
language-en-button = English
language-set = Dạ, từ nay chúng tôi dùng tiếng Việt ạ.

invite-unknown = Mã mời này đã dùng hoặc hết hạn. Xin hỏi lại người đã gửi mã.

data-kept = Chúng tôi giữ tên và tài khoản của ông/bà trên ứng dụng này, cùng các việc đã gửi. Tất cả được cất kín, có khóa.
data-count = { $n ->
    [0] Ông/bà chưa gửi việc nào.
   *[other] Ông/bà đã gửi { $n } việc.
}
data-erase = Muốn xóa hết, xin viết “xóa dữ liệu”.
erase-ask = Ông/bà muốn xóa hết dữ liệu của mình phải không ạ?
erase-means = Xóa rồi thì không lấy lại được. Các việc đang gửi sẽ dừng.
erase-button = Xóa hết
keep-button = Thôi, giữ lại
erase-kept = Dạ, chúng tôi vẫn giữ như cũ ạ.
erased = Dữ liệu của ông/bà đã được xóa. Cảm ơn ông/bà.

form-title = Thông tin liên hệ của ông/bà
