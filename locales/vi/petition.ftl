## A citizen tells what is wrong.

tell-us = Ông/bà cứ viết chuyện gì và ở đâu. Gửi kèm ảnh, ghi âm hay vị trí cũng được.
tell-us-example = Ví dụ: “Đèn đường ở cổng chợ tắt ba hôm nay”.

emergency-numbers = Nếu đang nguy hiểm, xin gọi ngay: cháy 114, cấp cứu 115, công an 113, cứu nạn 112, trẻ em 111.

card-first = Dạ, đây là máy nhận tin tự động của { $unit }. Chúng tôi đã ghi lại:
card-again = Dạ, { $unit } đã ghi lại:
card-matter = Việc: { $matter }
card-matter-photo = Việc: như trong ảnh ông/bà gửi
card-matter-voice = Việc: như lời ông/bà nói trong ghi âm
card-place = Ở: { $place }
card-place-pin = Ở: vị trí ông/bà vừa gửi
attached-photos = { $n } ảnh
attached-files = { $n } tệp
attached-voice = ghi âm { $length }
attached-one = Kèm theo: { $a }
attached-two = Kèm theo: { $a }, { $b }
attached-three = Kèm theo: { $a }, { $b }, { $c }
card-privacy = Cán bộ { $unit } sẽ đọc. Tên và số điện thoại được giữ kín, chỉ dùng để trả lời.
card-privacy-anonymous = Cán bộ { $unit } sẽ đọc. Tin này gửi ẩn danh.
card-consent = Ông/bà bấm “Đồng ý và gửi” thì chúng tôi mới chuyển đi.
card-silence = Nếu ông/bà bận, 30 phút nữa chúng tôi tự chuyển đi.
card-waits = Việc của ông/bà đang chờ gửi. Xin bấm một nút ở tin trên, hoặc viết thêm.

send-button = Gửi đi
agree-and-send-button = Đồng ý và gửi
edit-button = Sửa lại
anonymous-button = Ẩn danh
named-button = Bỏ ẩn danh
drop-button = Thôi, không gửi

denunciation-notice = Việc này là tố cáo. Tin nhắn chưa phải đơn tố cáo theo luật.
denunciation-ways = Ông/bà có thể nộp đơn hoặc trình bày tại nơi tiếp công dân, gặp { $unit }. Điều ông/bà viết được niêm phong, ít người được mở.
complaint-notice = Việc này giống khiếu nại. Tin nhắn chưa phải đơn khiếu nại theo luật. Ông/bà có thể nộp đơn tại { $unit }. Hạn là 90 ngày từ khi biết quyết định; nếu mới biết hôm nay thì đến { $limit }.

ask-what = Chúng tôi đã nhận vị trí. Ông/bà cho biết có chuyện gì ạ?
ask-what-photo = Chúng tôi đã nhận ảnh. Ông/bà cho biết có chuyện gì và ở đâu ạ?
ask-what-example = Ví dụ: “Đèn đường tắt ở cổng chợ”. Ông/bà nói vào máy cũng được.
ask-where = Chuyện này ở chỗ nào ạ?
ask-where-example = Ví dụ: “đầu hẻm 12, ấp 3”. Ông/bà gửi vị trí cũng được.
ask-where-words = Ví dụ: “đầu hẻm 12, ấp 3”, hay “trước cổng chợ”.

edit-what = Ông/bà muốn sửa phần nào?
edit-words-button = Nội dung
edit-place-button = Nơi xảy ra
edit-media-button = Bỏ ảnh, ghi âm
rewrite = Xin ông/bà viết lại nội dung.

receipt-thanks = Cảm ơn ông/bà. Mã số của việc này:
receipt-by-silence = Chúng tôi đã chuyển việc của ông/bà đi. Mã số:
receipt-who = { $unit } nhận việc và trả lời trước { $by }.
receipt-restricted = Việc này được niêm phong, chuyển cho cấp có thẩm quyền. Chúng tôi không nhắn nội dung qua đây.
receipt-next = Có gì mới chúng tôi nhắn tại đây. Ông/bà gửi thêm ảnh lúc nào cũng được.
receipt-phone = Cần gặp người, xin gọi { $phone }.

draft-dropped = Dạ, việc này không gửi đi và đã được xóa ạ.
draft-reminder = Việc “{ $matter }” của ông/bà chưa gửi đi. Nếu để vậy, sau 30 ngày chúng tôi xóa.
draft-reminder-wordless = Tin của ông/bà chưa gửi đi. Xin viết vài chữ để chúng tôi hiểu việc. Nếu để vậy, sau 30 ngày chúng tôi xóa.
resume = Ông/bà còn một việc chưa gửi: “{ $matter }”. Tin vừa rồi là về việc đó hay việc mới?
resume-old-button = Gửi tiếp việc cũ
resume-new-button = Việc mới

file-too-big = Tệp này lớn quá, chúng tôi chỉ nhận được đến { $limit } MB. Những thứ khác vẫn giữ.
contact-not-needed = Chúng tôi không cần số điện thoại. Ông/bà cứ viết chuyện gì và ở đâu.

amended = Dạ, chúng tôi đã ghi thêm vào việc { $code } ạ.
amended-media = Dạ, đã thêm vào việc { $code } ạ.
question-open = Cán bộ đang chờ ông/bà trả lời cho việc { $code }. Xin viết vài chữ.
answer-passed-on = Dạ, chúng tôi đã chuyển câu trả lời cho cán bộ, việc { $code } ạ.
