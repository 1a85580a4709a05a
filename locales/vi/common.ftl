### Lời dùng chung cho mọi cuộc trò chuyện.

yes-button = Đúng rồi
no-button = Chưa đúng
cancel-button = Thôi
back-button = Quay lại
