/**
 * Classes of words that stand for one another where danger, dishonesty, objection or a wish is told: what the model learns of one it
 * knows of all, and of two classes near each other (an officer and money) it learns more. Long because it is a word list.
 */
export const SENSES: Readonly<Record<string, string>> = {
  child: `em bé|bé|cháu bé|bé gái|bé trai|trẻ|trẻ em|trẻ con|con nít|đứa nhỏ|thằng nhỏ|con nhỏ|tụi nhỏ|mấy đứa nhỏ|đứa bé|thằng bé|
     con bé|sơ sinh|học sinh|hs|các cháu|mấy cháu|đứa trẻ|lũ trẻ|tụi trẻ|bé út|thằng cu|học trò`,
  elder: `cụ|ông cụ|bà cụ|cụ già|người già|bà già|ông già|mẹ già|ông nội|bà nội|ông ngoại|bà ngoại|ngoại|mệ|ông lão|bà lão|bà tôi|
     ông tôi|má tui|mẹ tôi|bố tôi|ba tôi|ba tui|mẹ em|bố em|ba em|má em`,
  spouse: `vợ|chồng|vợ tôi|chồng tôi|vợ em|chồng em|bà xã|ông xã|chồng chị`,
  sickword: `khó thở|ngộp|thở dốc|thở khò khè|thở rút|không thở|hết thở|ngừng thở|thở ngáp|tím tái|tím ngắt|tím lịm|tái mét|tái xanh|
     môi tím|môi tái|môi xám|mặt trắng bệch|bất tỉnh|ngất|ngất xỉu|xỉu|lịm|lịm dần|mê man|hôn mê|bất động|nằm im|
     không nhúc nhích|không cựa quậy|không cử động|không phản ứng|lay không tỉnh|lay không dậy|gọi không thưa|gọi không dậy|
     không trả lời|co giật|giật đùng đùng|co quắp|cứng đờ|cứng người|sùi bọt|sùi bọt mép|trào bọt|chảy dãi|trợn mắt|mắt trợn|
     trợn ngược|méo miệng|nói ngọng|nói đớ|liệt nửa|tê liệt|không nói được|đau ngực|ngực đau|vã mồ hôi|mồ hôi lạnh|lạnh ngắt|
     tay chân lạnh|mềm oặt|gục|gục xuống|ngã ngửa|ngã vật|té nhào|đồng tử|hoa mắt|sốc|hấp hối|thoi thóp|lơ mơ|nói sảng|sưng vù|
     phù lên|hóc|nghẹn|mắc nghẹn|sặc`,
  blood: `máu|chảy máu|máu me|ra máu|máu chảy|phun máu|đứt lìa|đứt gần lìa|gãy tay|gãy chân|gãy cổ|lòi xương|lòi ruột|vỡ đầu|bể đầu|
     bỏng|phỏng|tuột da|da tróc|cháy đen|đen thui tay|bị thương|thương nặng|trọng thương|bầm dập`,
  deathnow: `sắp chết|chết mất|đang chết|chết người|có người chết|xác người|xác chết người|tử vong`,
  fire: `cháy nhà|đám cháy|bốc cháy|cháy lớn|cháy to|cháy rồi|đang cháy|cháy rừng|cháy chợ|cháy quán|cháy xe|cháy xưởng|cháy kho|lửa|
     lửa cháy|lửa lan|ngọn lửa|bén lửa|bắt lửa|ngùn ngụt|khói đen|khói cuồn cuộn|khói đặc|khói dày|khói bốc|ngộp khói|khói vào|
     tàn lửa`,
  gas: `mùi gas|mùi ga|rò gas|xì gas|bình gas|bình ga|khí độc|hơi độc|khí gas|amoniac|hóa chất tràn|rò rỉ hóa chất|
     lò than trong phòng|hầm biogas|đốt than trong phòng`,
  explode: `nổ|nổ bình|phát nổ|tiếng nổ|nổ lớn|bom|lựu đạn|mìn|vật nổ|đạn pháo|quả đạn`,
  drown: `đuối nước|chết đuối|chìm|chìm ghe|lật thuyền|lật ghe|lật xuồng|cuốn trôi|nước cuốn|bị cuốn|lũ cuốn|trôi mất|hụt chân|
     rơi xuống sông|rớt xuống sông|té sông|rớt xuống ao|rơi xuống giếng|rơi xuống kênh|lặn mò|vớt|chưa vớt|không ngoi lên|
     trôi sông|bám can|ôm can|bám phao`,
  floodnow: `nước lên nhanh|nước dâng nhanh|nước lên tới mái|trên nóc|lên nóc|trên mái nhà|ngồi trên mái|lũ quét|lũ ống|lũ về|nước lũ|
     vỡ đê|bể đê|vỡ đập|đê vỡ|sạt lở|sạt núi|lở núi|núi lở|đất đổ xuống|vùi|vùi lấp|cô lập|mắc kẹt trong lũ`,
  trapped: `kẹt|mắc kẹt|bị kẹt|kẹt trong|kẹt lại|kẹt trên|không ra được|chưa ra|chưa ra được|không thoát|không chạy được|
     không xuống được|bị nhốt|nhốt|khóa trái|khóa ngoài|khóa cửa trong|bị trói|trói|dưới gầm|đè trúng|đè lên|bị đè|đè người|
     sập đè|bên trong còn|còn người|trong đó còn|có người bên trong|còn bên trong|chui xuống|leo ra ngoài lan can`,
  fall: `ngã từ|té từ|rơi từ|rớt từ|ngã giàn giáo|té giàn giáo|ngã lầu|té lầu|rơi xuống vực|lao xuống vực|lao xuống|lật xe|xe lật|
     lật xuống`,
  crash: `tai nạn|tông|tông xe|đụng xe|đâm xe|húc|húc đầu|va chạm|cán|cán người|xe lao`,
  shock: `điện giật|giật điện|bị giật|dính điện|dính vào dây|chạm dây|dây đứt|dây điện đứt|dây rơi|dây cao thế|tóe lửa|nẹt lửa|
     xẹt lửa|nhiễm điện`,
  weapon: `dao|cầm dao|con dao|dao bầu|rựa|mã tấu|búa|rìu|kiếm|súng|gậy sắt|tuýp sắt|mảnh kính|can xăng|đổ xăng|tưới xăng|axit`,
  attack: `chém|đâm|đánh đập|bóp cổ|siết cổ|đập đầu|đạp lên đầu|đánh hội đồng|đập cửa|phá cửa|xông vào|xông vô|rượt|rượt đuổi|truy sát|
     đòi giết|dọa giết|giết|đang đánh|bị đánh|đè ra|cưỡng hiếp|hiếp dâm|bắt cóc|kéo lên xe|bế đi|khống chế|đòi chém|đang đập|
     bịt miệng|dốc ngược`,
  lost: `mất tích|đi lạc|lạc|không về|chưa về|không thấy về|tìm không thấy|kiếm không thấy|không tìm thấy|chiếc dép|bỏ nhà đi|
     tắt máy|không liên lạc được|lạc trong rừng|lạc mất`,
  suicide: `tự tử|tự vẫn|tự sát|không muốn sống|chẳng muốn sống|chán sống|hết muốn sống|muốn chết|chết cho rồi|chết đi|chết quách|
     chết cho xong|nhảy cầu|nhảy lầu|nhảy sông|nhảy xuống|gieo mình|treo cổ|buộc dây|thắt cổ|uống thuốc|uống thuốc sâu|
     uống thuốc ngủ|thuốc ngủ|thuốc chuột|cắt tay|rạch tay|vĩnh biệt|tạm biệt mọi người|đừng tìm|thư để lại|để lại thư|kết thúc|
     giải thoát|làm gánh nặng|gánh nặng cho con|không ai cần|xin lỗi mẹ|xin lỗi các con|ngủ một giấc|không tồn tại|sân thượng|
     ngoài lan can|mệt mỏi quá|kiếp sau|đi cho nhẹ|đi cho xong|ở lại mạnh giỏi`,
  poison: `ngộ độc|trúng độc|uống nhầm|ăn nhầm|nuốt|nuốt phải|rắn cắn|ong đốt|chó dại|nấm độc|cá nóc|thuốc sâu|thuốc trừ sâu|
     thuốc diệt cỏ|nước tẩy|nôn|ói|nôn mửa|ói mửa`,
  birth: `đau đẻ|vỡ ối|đẻ rớt|băng huyết|sắp sinh|sắp đẻ|đẻ khó|trở dạ|ra máu bầu`,
  helpcall: `cứu|cứu với|cứu em|cứu tôi|cứu con|kêu cứu|cầu cứu|giúp với|giúp em với|làm ơn|tới liền|tới lẹ|tới ngay|đến ngay|nhanh lên|
     lẹ lên|mau lên|lẹ giùm|gọi cấp cứu|xe cấp cứu|xe cứu thương|cấp cứu|kêu xe|gọi xe|ai có ghe|ai có xe|chỉ con làm gì|
     làm sao bây giờ|phải làm sao|làm gì bây giờ|không biết làm sao|ai đó|có ai|ai tới|ai biết sơ cứu|115|113|114|112|xuống liền|
     xuống ngay|hoảng quá|sợ quá|đang trốn|trốn trong|không kịp|chạy không kịp|can không được|kéo không nổi|đào không nổi`,
  nowword: `đang|giờ|bây giờ|nãy giờ|mới nãy|vừa|vừa mới|ngay lúc này|lúc này|hiện|hiện giờ|sáng nay|trưa nay|tối nay|đêm nay|rồi|
     từ sáng`,
  soon: `sáng mai|chiều nay|tối mai|mai|ngày mai|trong đêm|trong ngày|hôm nay|trước tối|vài tiếng nữa|tiếng nữa|sắp|sắp đổ|sắp sập|
     chực|chưa đổ|lung lay|lung lẳng|càng ngày càng|thêm|lan|gấp|khẩn|nguy|liền`,
  over: `hôm qua|hôm trước|bữa trước|hôm nọ|bữa hổm|tuần trước|tháng trước|năm ngoái|năm trước|năm kia|hồi trước|hồi đó|hồi năm|
     ngày xưa|hồi xưa|đã qua|đã xong|qua rồi|khỏe rồi|đã khỏe|hết rồi|đã khỏi|xuất viện|ra viện|đã về nhà|hòa giải|không sao|
     không bị gì|chưa bị gì|không ai bị|không nguy hiểm|không gấp|may|may mà|tưởng|té ra|hóa ra|nghe tin|nghe đồn|tin đồn|phim|
     clip|video|kịch|diễn tập|tập huấn|nói chơi|nói đùa|đùa|giỡn|trò chơi|cười|vui|như|cảm ơn`,
  animal: `chó|mèo|gà|vịt|heo|lợn|trâu|bò|dê|cá|tôm|ong|chim|chuột|cây|lúa|vườn`,
  fearword: `sợ|lo|ngại|e rằng|kẻo|lỡ|nhỡ|phòng khi|phòng hờ|đề phòng|biết đâu|có ngày|suýt|xém|nguy cơ|dễ`,
  officer: `cán bộ|công chức|chủ tịch|phó chủ tịch|bí thư|phó bí thư|trưởng thôn|trưởng ấp|trưởng bản|trưởng khóm|trưởng xóm|tổ trưởng|
     trưởng ban|phó ban|trưởng phòng|phó phòng|địa chính|tư pháp|hộ tịch|kế toán|thủ quỹ|thủ kho|văn thư|thanh tra|kiểm lâm|thuế|
     công an|công an viên|dân phòng|dân quân|trật tự|cảnh sát|csgt|hải quan|đăng kiểm|giám sát|giám đốc|hiệu trưởng|hiệu phó|
     chủ nhiệm|bác sĩ|y tá|điều dưỡng|hộ lý|y sĩ|trưởng trạm|trạm trưởng|dược sĩ|cô giáo|thầy|cô chủ nhiệm|giáo viên|nhân viên|
     thợ điện|bưu tá|kiểm ngư|thú y|khuyến nông|ban quản lý|ban quản trị|ban chỉ huy|đội trưởng|sếp|lãnh đạo|quan|áo xanh|
     sắc phục|trung úy|đội quản lý|tổ thợ|công chứng viên|quản trang|trưởng đoàn|huấn luyện viên|trưởng đài|bảo vệ|anh thợ|
     chi hội`,
  firmboss: `chủ đầu tư|chủ thầu|nhà thầu|thầu phụ|thầu|công ty|cty|doanh nghiệp|chủ xưởng|chủ mỏ|chủ tàu|chủ sòng|chủ quán|chủ tiệm|
     chủ trại|chủ nợ|xí nghiệp|hợp tác xã|môi giới|đại lý|trình dược viên|quản đốc|chủ hụi|trưởng hụi|cầm đầu|trùm|bảo kê`,
  money: `tiền|đồng|triệu|trăm ngàn|trăm nghìn|nghìn|ngàn|tỷ|tỉ|củ|chai|chỉ vàng|cây vàng|vàng|500k|50k|300k|phong bì|bao thư|
     phong thư|lót tay|hoa hồng|lại quả|phần trăm|quỹ|kinh phí|xăng xe|cà phê|ly cà phê|uống nước|bồi dưỡng|quà|rượu|thuốc lá|
     hộp bánh|giỏ quà|thùng bia|tiền nước|tiền luật|vé tuần`,
  give: `đưa|biếu|nộp|chuyển khoản|chuyển|lót|chung|chi|dúi|nhét|kẹp|bỏ vào|bỏ vô|để lại|gửi riêng|đút|lo lót|chạy|mua|bồi dưỡng|
     cho riêng|nhờ lo|cúng`,
  take: `nhận|lấy|đòi|vòi|thu|ăn|bỏ túi|đút túi|nuốt|ém|giữ lại|giữ luôn|cắt|bớt|ăn bớt|ăn chặn|xén|rút|rút ruột|chiếm|hưởng|chia|
     chia nhau|ăn chia|bán|đem bán|tuồn|gom|cầm|xài riêng|tiêu xài|mang về nhà|chở về nhà|gợi ý|gạ|moi|xin đểu|bắt nộp|thu riêng|
     mượn xài`,
  condition: `mới|thì mới|mới chịu|mới ký|mới cấp|không thì|nếu không|ai không|nhà nào không|muốn|muốn được|ai muốn|mới được|thì xong|
     là xong|thì được|thì lẹ|cho nhanh|cho lẹ|khỏi|khỏi lập biên bản|khỏi hóa đơn`,
  fake: `giả|chữ ký giả|ký giả|giả chữ ký|ký thay|ký khống|khống|khai khống|lập khống|kê khống|khai man|khai tăng|vẽ|vẽ thêm|kê thêm|
     khai thêm|hồ sơ ma|danh sách ma|người chết|mất rồi vẫn|ghi lùi|khai lùi|lùi ngày|ký lùi|sửa sổ|sửa điểm|nâng điểm|tẩy xóa|
     tráo|đánh tráo|hàng giả|bằng giả|bằng mua|mượn tên|đứng tên|hai bộ hồ sơ|hợp thức hóa|nghiệm thu|quyết toán|kê|ký nhận|
     chênh|chênh lệch|không đúng thực tế|trên giấy`,
  kin: `người nhà|người quen|bà con|họ hàng|anh em|con trai|con gái ông|em vợ|em ruột|cháu ruột|con ruột|con rể|con dâu|vợ ông|
     chồng cô|cháu ông|em chồng|anh rể|em rể|họ ngoại|dòng họ|con ông|con bà|cháu họ|nhà mình|sân sau|quen thân|thân với`,
  cover: `bao che|làm ngơ|làm lơ|lờ đi|lơ đi|nhắm mắt|chống lưng|báo trước|báo tin|canh đường|cảnh giới|dung túng|tiếp tay|cấu kết|
     thông đồng|móc nối|bắt tay|ăn nhậu|nhậu chung|không ai đụng|không bị xử|không ai kiểm tra|nghỉ lễ|gọi điện báo|
     có người chống`,
  noreceipt: `không biên lai|không hóa đơn|khỏi biên lai|khỏi hóa đơn|không giấy|không sổ|không ghi|không phiếu|không công khai|
     không vào sổ|không qua kho bạc|tiền mặt|viết tay|bằng miệng|chuyển riêng|tài khoản riêng|tài khoản cá nhân|sổ mất|mất sổ`,
  evidence: `ghi âm|quay được|quay lại|chụp lại|chụp được|ảnh chụp|có ảnh|có hình|có clip|tin nhắn|còn giữ|giữ bản|làm chứng|nhân chứng|
     đối chất|tận mắt|tận tai|thấy rõ|chép lại|biết rõ|kèm theo|bút lục|tôi biết|tui biết|em làm ở đó|tôi là thủ kho|tôi là thợ`,
  hush: `không dám nói|không dám|chẳng ai dám|không ai dám|sợ trả thù|trả thù|giấu tên|giữ kín|đừng nêu tên|nói nhỏ|nói khẽ|
     ai cũng biết|cả làng biết|ai cũng rõ|mang tiếng|làm lớn chuyện|im|lương tâm|nói ra|tế nhị|lạ lắm|lạ thay|tự nhiên|tự dưng|
     không hiểu sao|y như rằng|cứ hễ|hễ|luật ngầm|cái lệ|luật`,
  illegal: `sòng bạc|sới bạc|đánh bạc|lô đề|số đề|ghi đề|ma túy|hàng trắng|bán thuốc|gói nhỏ|mại dâm|xả trộm|chôn lấp|chôn chất thải|
     hút cát|gỗ lậu|phá rừng|lậu|trái phép|bất hợp pháp|lừa|lừa đảo|chiếm đoạt|quỵt|ôm tiền|bỏ trốn|biến mất|mất hút|ép cung|
     dùng nhục hình|đánh người|sàm sỡ|xâm hại|trốn thuế|gian|cân gian|bơm gian|cho vay lãi|siết nợ|dọa|hăm|lén`,
  decision: `quyết định|công văn|thông báo|biên bản|kết luận|văn bản|giấy bác|bảng chiết tính|phương án|kết quả|mức phạt|danh sách|lệnh|
     kết quả xét|giấy tờ trả`,
  refuse: `từ chối|trả hồ sơ|trả lại hồ sơ|bị trả|bác|bị bác|bác đơn|không cấp|không nhận|không xét|không cho|bị loại|bị gạch|gạch tên|
     bị cắt|cắt|thu hồi|bị thu hồi|tịch thu|giữ xe|tạm giữ|phạt|bị phạt|xử phạt|phạt oan|truy thu|cưỡng chế|tháo dỡ|đình chỉ|
     niêm phong|buộc|bắt đóng|trừ điểm|bị trừ|sa thải|cho nghỉ việc|thôi việc|chấm dứt hợp đồng|đuổi|xóa tên|hủy kết quả`,
  object: `khiếu nại|không đồng ý|không đồng tình|không chấp nhận|phản đối|không chịu|không ký|không phục|không nhất trí|
     không tán thành|không công nhận|không nhận tiền|không thống nhất|oan|vô lý|bất công|trái quy định|trái luật|sai luật|
     không có căn cứ|không đúng|không thỏa đáng|xem xét lại|xét lại|tính lại|đo lại|giám định lại|thẩm định lại|hủy|
     hủy quyết định|trả lại tiền|xin lỗi|bồi thường|đòi quyền lợi|quyền lợi|đơn khiếu nại|kiện|phúc tra|phúc khảo`,
  asknew: `đề nghị|kiến nghị|đề xuất|xin|mong|mong được|mong có|ước gì|giá mà|nên|nên có|sao không|muốn được|nguyện vọng|bà con xin|
     xin cho|xin được|cho xin|góp ý|bao giờ mới có|ước mong|hay là|có thể`,
  newthing: `lắp|lắp thêm|gắn|gắn thêm|làm thêm|mở|mở thêm|mở lớp|xây|xây thêm|trồng|đặt thêm|bổ sung|tăng|giảm|miễn|hỗ trợ|tổ chức|
     thành lập|lập|bố trí|đổi|dời|nâng cấp|mở rộng|cấp thêm|trang bị|tài trợ|kéo điện|kéo nước|cho vay|cho mượn|dạy|đào tạo|
     phục dựng|trùng tu|công khai|niêm yết|quy định|cấm|một cái|một chiếc|mấy cái|thêm`,
  fixplea: `sửa|sửa giùm|sửa giúp|thay|thay giùm|dọn|kiểm tra|xem giúp|coi giùm|xử lý|khắc phục|nhắc nhở|nhắc|can thiệp|cho người|
     xuống coi|vá|thu gom|nạo vét|phun|tỉa|cắt tỉa|đính chính|chỉnh lại|trả lời|giải thích`,
  question: `hỏi|xin hỏi|cho hỏi|cho em hỏi|ở đâu|bao nhiêu|bao giờ|khi nào|như thế nào|thế nào|sao|làm sao|có phải|không ạ|được không|
     mấy giờ|ai phụ trách|gặp ai`,
  thanks: `cảm ơn|cám ơn|biết ơn|khen|tuyệt|vui|mừng|hài lòng|chu đáo|tận tình|nhiệt tình|đội ơn|chúc`,
  but: `nhưng|song|duy chỉ|chỉ có|có điều|còn việc|còn chuyện|nói thêm|nhân tiện|tiện thể|phải nói|phải thưa`,
};
