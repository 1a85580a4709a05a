## One person on several channels.

channel-telegram = Telegram
channel-zalo-oa = Zalo
channel-zalo-bot = Zalo Bot
channels-comma = { $names }, { $name }
channels-and = { $names } và { $name }

send-number-button = Gửi số điện thoại của tôi

help-link = Dùng cả Zalo và Telegram thì viết “liên kết” để xem chung hồ sơ.
data-number = Số điện thoại ông/bà gửi để nối được khóa lại, không ai đọc được.

## Asking for it.

link-what = Nối Zalo và Telegram để xem chung hồ sơ: việc gửi ở nơi này thì nơi kia cũng xem được.
link-by-number = Cách 1: ông/bà bấm nút gửi số điện thoại ở đây. Sau đó mở ứng dụng kia, viết “liên kết” và cũng gửi số.
link-by-code = Cách 2: gửi tại đây mã số một việc đã gửi ở ứng dụng kia. Chúng tôi sẽ hỏi lại ông/bà ở bên đó.
link-by-code-only = Ông/bà gửi tại đây mã số một việc đã gửi ở ứng dụng kia. Chúng tôi sẽ hỏi lại ông/bà ở bên đó.
link-nowhere = Hiện ông/bà chỉ nhắn được cho chúng tôi tại đây, chưa có nơi khác để nối.

link-number-first = Dạ, chúng tôi đã ghi số. Bây giờ ông/bà mở ứng dụng kia, viết “liên kết” và gửi cùng số này. Có gì cần hỏi, chúng tôi hỏi tại đây.
link-number-said = Dạ, chúng tôi đã ghi số. Nếu số này đã dùng ở nơi khác, chúng tôi sẽ hỏi lại ông/bà ở đó. Nếu chưa, xin mở ứng dụng kia, viết “liên kết” và cũng gửi số.
link-same-number = Có một tài khoản { $channel } khai cùng số này. Có phải của ông/bà không?
link-asked-number = Có người trên { $channel } khai số điện thoại của ông/bà. Có phải ông/bà không?
link-number-means = Chỉ bấm “{ link-yes-button }” khi chính ông/bà đã gửi số ở đó. Bấm rồi thì bên đó xem được mọi việc của ông/bà.
link-late-number = Câu hỏi này đã cũ. Nếu đúng là ông/bà, xin gửi lại số điện thoại trên { $channel } rồi trả lời trong một ngày.
link-number-not-own = Số này không phải của chính tài khoản này. Xin ông/bà bấm nút gửi số điện thoại của mình.
link-number-typed = Số gõ tay thì chúng tôi không biết chắc là của ông/bà. Xin bấm nút gửi số điện thoại, hoặc làm theo cách 2.
link-done = Đã nối với { $channel }. Từ nay ở đâu ông/bà cũng xem được mọi việc đã gửi.
link-told = Đã nối với { $channel } có cùng số điện thoại. Nếu đó không phải ông/bà, xin bấm “{ link-part-button }”.

## By a tracking code.

link-mine-button = Đây là phản ánh của tôi
link-mine-asked = Dạ. Ông/bà mở ứng dụng đã dùng để gửi việc này. Thấy tin hỏi thì bấm “{ link-yes-button }”, hạn trong một ngày. Việc do cán bộ ghi hộ thì chúng tôi hỏi cán bộ.
link-asked = Có người trên { $channel } nói việc { $code } là của họ. Có phải ông/bà không?
link-asked-means = Bấm “{ link-yes-button }” thì bên đó xem được mọi việc của ông/bà. Không phải thì họ không xem được gì.
link-handed = Dạ, việc { $code } nay là của ông/bà. Có gì mới chúng tôi nhắn tại đây ạ.
link-yes-button = Phải, là tôi
link-no-button = Không phải tôi
link-refused = Dạ, cảm ơn ông/bà. Người đó không xem được gì.
link-unconfirmed = Việc { $code } chưa được xác nhận là của ông/bà.
link-late = Câu hỏi này đã cũ. Nếu đúng là ông/bà, xin gửi lại mã { $code } trên { $channel } rồi trả lời trong một ngày.

## Linked, and parted again.

link-is = Ông/bà đang xem chung hồ sơ trên { $channels }.
link-part-means = Tách ra thì việc gửi ở đâu chỉ xem được ở đó.
link-part-button = Tách ra
link-keep-button = Để như vậy
link-kept = Dạ, vẫn xem chung như cũ ạ.
link-parted = Dạ, đã tách. Từ nay việc gửi ở đâu thì xem ở đó.
link-parted-told = Theo yêu cầu trên { $channel }, nơi này đã tách ra. Từ nay việc gửi ở đâu thì xem ở đó.
link-is-not = Hiện ông/bà không nối với nơi nào khác.

erase-everywhere = Chúng tôi xóa ở tất cả các nơi: { $channels }.
erased-told = Theo yêu cầu của ông/bà trên { $channel }, dữ liệu của ông/bà ở đây cũng đã được xóa.
