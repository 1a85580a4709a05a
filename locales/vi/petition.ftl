## A citizen tells what is wrong.

tell-us = Ông/bà cứ viết chuyện gì và ở đâu. Gửi kèm ảnh, ghi âm hay vị trí cũng được.
tell-us-words = Ông/bà cứ viết chuyện gì và ở đâu. Gửi kèm ảnh hay ghi âm cũng được.
cannot-read = Xin lỗi ông/bà, ở đây máy không nhận được tin vừa rồi.
tell-us-example = Ví dụ: “Đèn đường ở cổng chợ tắt ba hôm nay”.

emergency-numbers = Nếu đang nguy hiểm, xin gọi ngay: cháy 114, cấp cứu 115, công an 113, cứu nạn 112, trẻ em 111.

## The card: what was understood, who reads it, what becomes of personal data.

card-first = Dạ, đây là máy nhận tin tự động của { $unit }. Chúng tôi đã ghi lại:
card-again = Dạ, { $unit } đã ghi lại:
card-changed = Dạ, chúng tôi ghi lại như sau:
card-matter = Việc: { $matter }
card-matter-words = Việc: như ông/bà đã viết
card-matter-voice = Việc: như lời ông/bà nói trong ghi âm
card-matter-photo = Việc: như trong ảnh, tệp ông/bà gửi
card-matter-unknown = Việc: ông/bà chưa nói rõ
matter-unknown = chưa nói rõ
card-added = Viết thêm: { $added }
card-place = Ở: { $place }
card-place-pin = Ở: vị trí ông/bà đã gửi
card-place-voice = Ở: như lời ông/bà nói trong ghi âm
card-place-unknown = Ở: ông/bà chưa nói rõ
# “Xã Mỹ Yên cũ, nay là xã Bến Lức.” Both names begin small.
card-place-former = ({ $former } cũ, nay là { $unit })
attached = Kèm theo: { $what }
attached-photos = { $n } ảnh
attached-files = { $n } tệp
attached-voice = ghi âm { $length }
attached-voice-unmeasured = ghi âm
attached-place = vị trí
attached-two = { $a }, { $b }
attached-three = { $a }, { $b }, { $c }
card-privacy = Cán bộ { $unit } sẽ đọc. Tên và số điện thoại được giữ kín, chỉ dùng để trả lời ông/bà.
card-privacy-anonymous = Cán bộ { $unit } sẽ đọc, không thấy tên ông/bà. Trả lời vẫn nhắn về đây.
card-privacy-sealed = Nội dung và tên ông/bà được niêm phong. Chỉ người có trách nhiệm ở { $unit } được mở.
card-ordinary = Nếu không phải tố cáo, xin chọn “{ ordinary-button }”. Chúng tôi sẽ chuyển như việc bình thường.
ordinary-noted = Dạ, đây không phải tố cáo, chúng tôi ghi nhận.
card-consent = Ông/bà đồng ý thì bấm “{ agree-and-send-button }”. Chưa bấm, chúng tôi chưa chuyển đi.
card-consent-typed = Ông/bà đồng ý thì nhắn số 1. Chưa nhắn, chúng tôi chưa chuyển đi.
card-silence = Nếu ông/bà bận, 30 phút nữa chúng tôi tự chuyển đi.
card-waits = Việc này đang chờ ông/bà. Xin bấm một nút ở tin trên, hoặc viết thêm.
card-waits-typed = Việc này đang chờ ông/bà. Xin nhắn một số ghi ở tin trên, hoặc viết thêm.

send-button = Gửi đi
agree-and-send-button = Đồng ý và gửi
edit-button = Sửa lại
anonymous-button = Ẩn danh
named-button = Bỏ ẩn danh
drop-button = Thôi, không gửi
# Its beginning may be typed instead of all of it: so it does not begin with “không”, which also says no to something else.
ordinary-button = Việc này không phải tố cáo

denunciation-notice = Việc này giống tố cáo. Tin nhắn chưa phải đơn tố cáo theo luật. Ông/bà có thể nộp đơn, hoặc đến nơi tiếp công dân của { $unit } để trình bày.
complaint-notice = Việc này giống khiếu nại. Tin nhắn chưa phải đơn khiếu nại theo luật. Ông/bà có thể nộp đơn tại { $unit }, trong 90 ngày từ khi biết quyết định. Nếu hôm nay mới biết thì hạn là { $limit }.

## What is missing is asked once.

received = Dạ, chúng tôi đã nhận { $what }.
received-first = Dạ, máy nhận tin tự động của { $unit } đã nhận { $what }.
ask-what = Ông/bà cho biết có chuyện gì và ở đâu ạ?
ask-what-only = Ông/bà cho biết có chuyện gì ạ?
ask-what-example = Ví dụ: “Đèn đường tắt ở cổng chợ”. Ông/bà nói vào máy cũng được.
ask-where = Chuyện này ở chỗ nào ạ?
ask-where-example = Ví dụ: “đầu hẻm 12, ấp 3”. Ông/bà gửi vị trí cũng được.
ask-where-words = Ví dụ: “đầu hẻm 12, ấp 3”, hay “trước cổng chợ”.
ask-unit-alike = Có nhiều nơi cùng tên “{ $place }”. Việc này ở nơi nào ạ?
ask-unit-parted = “{ $place }” nay chia về nhiều xã, phường. Việc này ở xã, phường nào ạ?
ask-unit-unnamed = “{ $place }” ở xã, phường nào ạ?
ask-unit-words = Ông/bà nhắn giúp tên xã hay phường hiện nay.
unit-unsure-button = Không rõ
ask-pin = Ông/bà viết “{ $place }”, mà vị trí gửi đến cách đó khoảng { $far }. Việc này ở chỗ nào ạ?
pin-words-button = Chỗ tôi viết
pin-pin-button = Vị trí tôi gửi

edit-what = Ông/bà muốn sửa phần nào ạ?
edit-words-button = Nội dung
edit-place-button = Nơi xảy ra
edit-media-button = Bỏ ảnh, ghi âm
rewrite = Xin ông/bà viết lại nội dung.

## The receipt.

receipt-thanks = Cảm ơn ông/bà. Mã số của việc này:
receipt-by-silence = Chưa thấy ông/bà trả lời, chúng tôi đã chuyển việc này đi. Mã số:
receipt-who = { $unit } nhận việc và trả lời trước { $by }.
receipt-restricted = Việc này được niêm phong và chuyển đến { $unit }. Chúng tôi không nhắn nội dung qua đây.
receipt-others = Việc này đã có { $n } người báo. Chúng tôi xem chung để làm nhanh hơn.
receipt-next = Có gì mới chúng tôi nhắn tại đây. Ông/bà gửi thêm ảnh lúc nào cũng được.
receipt-phone = Cần gặp người, xin gọi { $phone }.

## A draft that is not sent.

draft-dropped = Dạ, việc này không gửi đi và đã được xóa ạ.
draft-reminder = Việc “{ $matter }” của ông/bà chưa gửi đi. Nếu để vậy, { $on } chúng tôi xóa.
draft-reminder-wordless = Tin của ông/bà chưa gửi đi. Nếu để vậy, { $on } chúng tôi xóa.
draft-full = Nội dung đã dài, phần vừa viết chưa ghi thêm được. Ông/bà gửi việc này trước, rồi viết tiếp sau.
draft-full-files = Chúng tôi giữ { $n } ảnh, tệp đầu tiên. Bấy nhiêu là đủ để xem.
resume = Ông/bà còn một việc chưa gửi: “{ $matter }”. Tin vừa rồi là về việc đó hay việc mới?
resume-wordless = Ông/bà còn một tin chưa gửi. Tin vừa rồi là về chuyện đó hay việc mới?
resume-old-button = Gửi tiếp việc cũ
resume-new-button = Việc mới
sealed-which = Tin vừa rồi là của việc đã niêm phong, hay là việc mới? Của việc đó thì chúng tôi cũng niêm phong.
sealed-add-button = Thêm vào việc niêm phong

file-too-big = Tệp này lớn quá, chúng tôi chỉ nhận được đến { $limit } MB. Những thứ khác vẫn giữ.
file-not-taken = Có tệp ông/bà gửi mà chúng tôi không nhận được. Xin gửi lại, hoặc kể bằng lời.
contact-not-needed = Chúng tôi không cần số điện thoại. Ông/bà cứ viết chuyện gì và ở đâu.

## What is added to a petition that was sent.

amended = Dạ, chúng tôi đã ghi thêm vào việc { $code } ạ.
amend-ended = Việc { $code } đã kết thúc. Còn vướng gì, ông/bà cứ viết thành việc mới.
question-open = Cán bộ đang chờ ông/bà trả lời cho việc { $code }. Xin viết vài chữ.
answer-passed-on = Dạ, chúng tôi đã chuyển câu trả lời cho cán bộ, việc { $code } ạ.
