/** Words of danger, and the turns of speech that only sound like it. The notation is explained in `lexicon.ts`. Long because it is a word list. */

export type UrgencyLabel =
  /** Danger to life now. */
  | 'emergency'
  /** Somebody speaks of ending a life: never softened. */
  | 'life'
  /** May become dangerous or costly within a day. */
  | 'urgent'
  /** Keeps its words from counting: figures of speech, equipment, prices. */
  | 'none'
  /** The danger is over, long ago, feared or only talked about: it is urgent at most. */
  | 'past'
  | 'feared'
  /** It is happening. */
  | 'now';

export const URGENCY_WORDS: Readonly<Record<UrgencyLabel, string>> = {
  emergency: `
    // fire
    3 (cháy nhà|nhà cháy|cháy chợ|cháy rừng|cháy xưởng|cháy kho|cháy lớn|cháy to|bốc cháy|phát cháy|hỏa hoạn|cháy rồi|đang cháy|cháy lan|cháy dữ|cháy quán|cháy xe|cháy phòng trọ|cháy bãi xe|cháy chung cư|cháy bếp|cháy trạm điện)
    3 (nhà|chợ!|rừng|xưởng|kho!|quán|bếp|tiệm|phòng trọ|xe|cửa hàng|bãi xe|chung cư|tòa nhà|trường|lửa|đồi|trạm điện|tủ điện|cột điện|trụ điện|bình gas|ghe|tàu|dãy trọ|ki ốt) ~ (cháy|phát hỏa|bốc lửa|bùng lửa)
    3 (đám cháy|vụ hỏa hoạn|khói (vào|vô|đầy|khắp|trong) phòng|không thoát ra được|kẹt trong đám cháy|mở cửa không được)
    3 (lửa|khói) ~ (bốc cao|bốc lên|cháy lan|lan nhanh|lan sang|ngùn ngụt|bùng|bùng phát|cháy|dữ dội|mù mịt từ nhà|bốc nghi ngút)
    2.2 (cháy|lửa cháy|có cháy|chữa cháy gấp|dập lửa)
    3 (gas|bình gas|bình ga|khí gas|ga!) ~ (rò rỉ|rò!|xì|nổ|phì|bắt lửa)
    3 (rò rỉ|rò|xì|nổ|phát nổ) ~ (gas|bình gas|bình ga|khí gas|khí độc|hóa chất|khí amoniac|amoniac|clo|trạm biến áp|bom!|mìn!|kho pháo|lò hơi|xăng)
    3 (vụ nổ|tiếng nổ lớn|nổ lớn|phát nổ|quả bom|trái bom|bom đạn|bom mìn|bom!|mìn!|đạn pháo|vật liệu nổ|đầu đạn)
    // electricity
    3 (dây điện|dây cáp điện|đường dây|dây hạ thế|dây cao thế|dây trung thế|dây trần|cáp điện|dây nguồn) ~ (đứt|rớt|rơi|rụng|đứt rơi|rớt xuống|nằm dưới đường|nằm trên đường|xuống đường|xuống nước|xuống ruộng|vắt ngang đường|tóe lửa|phóng điện|xẹt lửa|nẹt lửa) // rơi B, rớt N
    3 (đứt|rớt|rơi) (dây điện|dây cao thế|dây hạ thế|đường dây điện|cáp điện)
    3 (bị điện giật|điện giật|bị giật điện|giật chết|điện giật chết|mắc điện|bị điện hút|nhiễm điện|rò điện ~ (giật|nước|cột|trụ)|cột điện ~ (rò|giật|nhiễm điện)|trụ điện ~ (rò|giật|nhiễm điện)|trụ đèn ~ (rò|giật))
    3 (cột điện|trụ điện|cột đèn|trụ đèn|cây) ~ (đổ|ngã|gãy|sập|đè|đổ sập|ngã đè|đổ đè) ~ (vào nhà|trúng người|trúng nhà|vô nhà|lên nhà|người|xe|đè)
    3 (cột điện|trụ điện|cột|trụ) ~ (gãy|đổ|ngã) ~ dây ~ (rơi|rớt|đứt|xuống)
    // water
    3 (rơi|rớt|té|ngã|lọt|trượt|sảy) (chân|) (xuống|vô|vào|) (sông|kênh|ao|hồ|mương|giếng|rạch|suối|hố|hố ga|cống|miệng cống|biển|vực|hầm|đìa|hồ bơi|vuông tôm|lòng sông|ruộng sâu|đập)
    3 (nước|lũ) ~ (tới|đến|lên|vô|vào|ngang) ~ (giường|cổ|ngực|mái|nóc|lưng|bụng|cằm|gác)
    3 (cầu|cầu treo|cáp treo) ~ (đứt|gãy) ~ (người|xuống|rơi)
    3 (đuối nước|chết đuối|xác người|xác chết trôi|thi thể|tử thi|rơi xuống sông|té sông|té xuống sông|rớt xuống sông|ngã xuống sông|rơi xuống kênh|té xuống kênh|rớt xuống kênh|rơi xuống giếng|té giếng|rớt giếng|rơi xuống cống|lọt xuống cống|lọt cống|rơi xuống ao|té xuống ao|ngã xuống hồ|rơi xuống hồ|rớt xuống mương|té mương|trượt xuống hồ|chìm nghỉm|rơi xuống suối|té xuống rạch|rơi xuống hố|rơi xuống mương|té xuống hồ|lọt xuống hố ga|rớt xuống hố ga|lọt xuống sông|lọt sông)
    3 (lật|chìm|úp) (xuồng|ghe|đò|thuyền|tàu|ca nô|phà|bè|xe|xe khách)
    3 (xuồng|ghe|đò|thuyền|tàu|ca nô|phà|sà lan|xe khách|xe buýt|xe tải|xe) ~ (bị chìm|đang chìm|chìm rồi|bị lật|lật úp|lật nhào|lật xuống|lao xuống|rơi xuống|rớt xuống|mất lái|mất thắng|mất phanh)
    3 (lũ|nước|nước lũ|lũ quét|sóng|nước xiết|dòng nước) ~ (cuốn trôi|cuốn|cuốn người|cuốn mất|trôi người|cô lập|dâng nhanh|dâng cao|lên nhanh|ngập nóc|ngập tới mái|ngập tới nóc|ngập mái|ngang cổ|lút đầu)
    3 (cuốn trôi|trôi mất người|bị nước cuốn|bị lũ cuốn|lũ quét|lũ ống|leo lên mái|trên mái nhà|trên nóc nhà kêu cứu|bị cô lập|cô lập|kẹt trong lũ)
    3 (vỡ|tràn|thủng|sắp vỡ|sập) (đê|đê bao|bờ bao|đập|kè|hồ chứa|thân đê|đập thủy điện)
    3 (đê|đê bao|bờ bao|đập|kè|thân đê|hồ chứa|bờ đê) ~ (vỡ|sắp vỡ|nứt toác|thủng|xì nước|rò nước|tràn|sụt|sập|sạt|nứt|rò|mạch sủi|sủi)
    // earth and buildings
    3 (sạt lở|lở đất|lở núi|đất đá|đất!|núi|bờ sông|taluy|sạt|đồi|lở bờ sông|đá) ~ (vùi|vùi lấp|đè|chôn|sập nhà|cuốn nhà|trôi nhà|vào nhà|lấp nhà|tràn vào nhà|đổ xuống nhà|đang sạt|đang lở|đang sụp|người|tới nhà|sát nhà|sát nền nhà|nuốt|xuống sông)
    3 (vùi lấp|bị vùi|chôn vùi|bị đè|đè trúng người|đè lên người|mắc kẹt|bị kẹt|kẹt trong|kẹt thang máy|kẹt dưới|sập hầm|sập giàn giáo|sập tường|sập nhà|sập mái|sập trần|nhà sập|tường sập|sập cầu|cầu sập|gãy cầu|giàn giáo sập|sập công trình|sập hố|nhà đổ|trần nhà sập|sụp nhà|nhà sụp)
    3 (nhà|tường|trần|cầu|mái|giàn giáo|công trình|cần cẩu|cổng|lớp học|ban công) ~ (sập|đổ sập|sụp|đổ ập|đè) ~ (người|đè|trúng|xuống|rồi|kẹt|cháu|học sinh|công nhân)
    2.5 (đang|sắp|chuẩn bị) (sập|sạt|sạt lở|sụp|trôi|lở)
    2.5 (nứt|nứt toác|vết nứt|đất nứt|núi nứt|đồi nứt) ~ (sau nhà|trên núi|trên đồi|quả đồi|sườn núi|sườn đồi|taluy|lan rộng)
    // people hurt, ill
    3 (tai nạn|tông|đụng!|đâm|tông xe|đụng xe|va chạm|xe tông|xe đụng|xe đâm|ủi|cán) ~ (bị thương|chết|chết người|nằm bất động|bất tỉnh|chảy máu|máu me|gãy chân|gãy tay|nặng|nguy kịch|nghiêm trọng|nằm giữa đường|nằm đường|kẹt|không ai cứu|tử vong|thương vong|cấp cứu|người nằm|bể đầu|vỡ đầu)
    3 (bị thương|thương nặng|bị thương nặng|nhiều người bị thương|chết người|có người chết|tử vong|bất tỉnh|ngất xỉu|ngất|xỉu|(bị|) (ngất|xỉu) (rồi|đi|giữa|tại|luôn)|bất động|ngưng thở|ngừng thở|không thở được|khó thở|tím tái|co giật|hôn mê|chảy máu nhiều|mất máu|máu chảy|máu me|nguy kịch|hấp hối|thoi thóp|đột quỵ|tai biến|nhồi máu|đau ngực dữ dội|đau tim|lên cơn|sùi bọt mép|trào bọt mép|gãy cổ!|gãy chân|đứt lìa|bể đầu|vỡ đầu|phỏng nặng|bỏng nặng|bị phỏng|bị bỏng|dập nát) // bỏng B, phỏng N
    3 (cấp cứu|gọi cấp cứu|cứu với|cứu người|cứu tôi|cứu em|cứu cháu|cứu con|kêu cứu|cầu cứu|sos|xin cứu|cứu gấp|cứu mạng|cần cứu|giúp cứu|nguy hiểm tính mạng|nguy hiểm đến tính mạng|xe cứu thương gấp|gọi 115|gọi 114|gọi 113)
    3 (sắp sinh|vỡ ối|đẻ rớt|sinh rớt|chuyển dạ|đau đẻ|băng huyết)
    3 (rắn|rắn độc|rắn hổ|rắn lục|ong vò vẽ|ong!) ~ (cắn|đốt!|chích|cắn chết|cắn bị thương|cắn trẻ|cắn người|cắn nát)
    3 (ngộ độc|trúng độc|ngộ độc khí|ngạt khí|ngộp khí|ngạt khói|hít phải|ngạt|uống nhầm|ăn nhầm) ~ (nhập viện|cấp cứu|nôn|nôn ói|ói|ói mửa|hàng loạt|nhiều người|học sinh|hàng chục|cả nhà|công nhân|các cháu|nặng|khí|nấm|thuốc|khói|hóa chất|lá ngón|trẻ|cháu)
    3 (chó dại|chó điên|chó!|con chó) ~ cắn ~ (người|trẻ|cháu|bé|em|con tôi|con em|ông|bà|tay|chân|mặt|bị thương|chảy máu|học sinh|đứa nhỏ)
    3 (đè|cán|nghiến|cuốn|kẹp) (lên|vào|vô|trúng|qua|phải|nát) ~ (chân|tay|người|đầu|anh|ông|bà|bụng|công nhân)
    3 (chảy nhiều máu|máu chảy|ra nhiều máu|chảy máu nhiều|máu tuôn)
    3 (uống|ăn|nuốt) nhầm ~ (dầu|thuốc|xăng|axit|hóa chất|nấm|nước tẩy|thuốc chuột|lá ngón|cồn|pin)
    3 (đổ|sập|rơi|rớt|ngã|gãy|sụp) (trúng|đè|đè lên|vào|lên) ~ (người|học sinh|cháu|bé|trẻ|công nhân|đầu|em|ông|bà|mẹ)
    3 (xe khách|xe bồn|xe tải|xe buýt|xe container|xe chở|ô tô|xe) ~ (lật|lật ngang|lật nhào|lật giữa|lật xuống)
    3 (ghe|xuồng|thuyền|tàu|đò|phà|sà lan|ca nô) (cá|chở|máy|) (bị|đang|đã|) (chìm|lật)
    3 (sụp|sạt|lở|sập) ~ (kéo theo|cuốn theo|cuốn mất|nuốt) ~ (nhà|căn|người)
    3 (kẹp|kẹt|mắc kẹt|nằm) ~ (dưới gầm|gầm xe|trong cabin|dưới bánh)
    3 (cột điện|trụ điện) (bị|) (đổ|ngã|gãy|sập)
    3 (bị trói|bị nhốt|bị xích|bị giam)
    3 (ông cụ|bà cụ|ông|bà|mẹ|ba|bố) ~ lẫn ~ (đi đâu|đi mất|chưa về|không thấy|lạc)
    3 (mùi gas|mùi ga|mùi khí gas) ~ (nồng nặc|nặng|khắp|đầy|rò)
    3 (nghe|ngửi) (thấy|) mùi gas
    3 (nuốt|hóc) ~ (pin|đồng xu|xương|dị vật|cúc áo|hạt|đinh|kim)
    3 (tím mặt|tím ngắt|tím tái|trợn mắt|kêu la thảm thiết|kêu la dữ|la hét cầu cứu|rên la)
    3 (có người|có ai đó|ai đó|mấy người|nhiều người|mấy em|công nhân|có một người) (bị|) (rơi|rớt|té|ngã|đè|kẹt|chết|ngất|ngất xỉu|gục|nằm bất động|bất tỉnh|chìm|trôi|vùi|thương nặng)
    3 (leo|trèo) (lên|ra) ~ (cột điện|trụ điện|thành cầu|lan can cầu|lan can|nóc nhà|mái nhà|tháp|cột điện cao thế|sân thượng) ~ (đòi|định|dọa|đứng|ngồi|cao thế|la|)
    3 (trẻ sơ sinh|em bé|đứa bé|bé sơ sinh) ~ (bị bỏ|bỏ rơi|bị vứt|trong thùng|trước cổng)
    3 (sạt lở|lũ|lũ quét|sạt|nước) ~ (cuốn|nuốt|cuốn mất|cuốn trôi) ~ (nhà|người|căn nhà|hộ|xe|cháu)
    3 (ngạt khí|ngạt khói|hóc dị vật|hóc xương ~ (khó thở|tím)|(ngã|té|rơi|rớt) từ (trên|tầng|giàn giáo|mái|lầu|cây|lan can|ban công)|té lầu|ngã lầu|ngã giàn giáo|té giàn giáo|rơi từ tầng|té cây|ngã cây)
    // violence
    3 (chém|đâm|đâm chém|chém nhau|đâm nhau|chém người|đâm người|truy sát|giết|giết người|đòi giết|dọa giết|đốt nhà|đòi đốt|dọa đốt|bắn!|nổ súng|bắn nhau|bắn người|cầm súng|tạt axit|tạt xăng|đổ xăng|tưới xăng|(bị|dọa|đòi|định) cắt cổ|siết cổ|bóp cổ|đánh chết|đánh gần chết)
    3 (cầm|vác|xách|rút|mang|có|quơ) ~ (dao|mã tấu|hung khí|rìu|kiếm|súng|cây sắt|tuýp sắt|phóng lợn|búa|dao phay) ~ (chém|đâm|đuổi|rượt|đòi|đánh|dọa|xông|đe dọa|hỗn chiến|đánh nhau|khống chế|trước nhà|ngoài đường|trong nhà)
    3 (đánh nhau|đánh lộn|hỗn chiến|ẩu đả|xô xát) ~ (dao|mã tấu|hung khí|máu|bị thương|bất tỉnh|chém|đang|đông người|mấy chục|súng|chết)
    3 (đang|đang bị) (đánh|bị đánh|hành hung|đánh vợ|đánh con|đánh đập|đánh nhau|ẩu đả|bạo hành|chém|cướp|bắt cóc|cưỡng hiếp|hiếp dâm|bóp cổ|đánh lộn|phá cửa|xông vào|đập cửa|đập phá|rượt|rượt đuổi|khống chế|đe dọa)
    3 (đánh|chém|đâm|đập|tông) ~ (gãy tay|gãy chân|gãy cổ!|vỡ đầu|bể đầu|nứt sọ|chấn thương|nhập viện|đi viện|đi cấp cứu)
    3 (đánh|đánh đập|bạo hành|hành hạ|tra tấn) ~ (vợ|con|trẻ|mẹ|cháu bé|em bé|đứa bé|bà cụ|con riêng|bé) ~ (chảy máu|bầm tím|bầm dập|kêu cứu|la hét|dã man|bất tỉnh|chết|suốt đêm|gào khóc|nhập viện|khóc thét|nhốt|xích)
    3 (bạo hành|bạo lực gia đình|hiếp dâm|cưỡng hiếp|xâm hại|dâm ô|giở trò|bắt cóc|bắt con tin|khống chế con tin|bắt trói|giam giữ|nhốt|xích) ~ (trẻ|trẻ em|cháu|bé|cháu bé|con gái|con tin|trong nhà|bé gái|người|em bé|học sinh|phụ nữ|đứa trẻ)
    3 (hiếp dâm|cưỡng hiếp|bắt cóc|con tin|đâm thuê chém mướn|cướp có súng|cướp ngân hàng|cướp tiệm vàng|đang cướp|bị cướp|có cướp|cướp dao|xâm hại trẻ em|xâm hại tình dục|buôn người|bị bán sang|bị lừa bán|bị nhốt)
    3 (ngáo đá|phê thuốc|say thuốc|tâm thần|lên cơn|điên!|người điên) ~ (cầm dao|cầm|đòi|dao|chém|rượt|đập phá|tấn công|leo lên|cố thủ|đốt)
    // children, lost people
    3 (trẻ|cháu|bé|con|em bé|cháu bé|bé gái|bé trai|đứa bé|con gái|con trai|cháu nhỏ|học sinh|mẹ|ba|bố|bà|ông|bà cụ|ông cụ|cụ|cụ già|người già|trẻ em|bà nội|ông nội|bà ngoại|ông ngoại|má|cha) ~ (mất tích|đi lạc|bị lạc|lạc mất|bỏ nhà đi|chưa về|không thấy về|bị bắt cóc|lạc|không tìm thấy|biệt tăm)
    3 (lạc mất con|lạc con|trẻ lạc|người mất tích|mất tích (từ|hai|ba|mấy|chưa tìm)|bỏ rơi trẻ|trẻ sơ sinh bị bỏ rơi|trẻ bị bỏ rơi|em bé bị bỏ rơi|bé bị bỏ rơi|lạc trong rừng|lạc trên núi)
    // outright
    2.5 (khẩn cấp|nguy cấp|cấp bách lắm|nguy hiểm chết người|tính mạng|cứu hộ|cứu nạn|giải cứu)
  `,
  life: `
    3.2 (tự tử|tự vẫn|tự sát|tự thiêu|quyên sinh|treo cổ|nhảy cầu|nhảy sông|nhảy lầu|nhảy xuống sông|nhảy xuống|uống thuốc sâu|uống thuốc trừ sâu|uống thuốc cỏ|uống thuốc diệt cỏ|uống thuốc chuột|uống thuốc ngủ|uống thuốc tự|cắt tay tự|rạch tay|cắt tay|cắt cổ tay|leo lên cầu|đòi nhảy)
    3.2 (muốn|định|tính|chỉ muốn|sẽ|đòi|nghĩ tới|nghĩ đến) (chết|chết đi|chết quách|chết cho xong|chết cho rồi|tự kết liễu|kết thúc cuộc đời|kết liễu|tự kết thúc|đi chết|cái chết)
    3.2 (chán sống|không muốn tồn tại|tồn tại nữa|sống chi nữa|sống làm gì nữa|sống làm chi|hết muốn sống|sống không nổi nữa|hết đường sống|uống thuốc đây|uống thuốc chết|uống thuốc tự|tự giải thoát|muốn biến mất khỏi|kết thúc tất cả|đi theo mẹ|đi theo ba)
    3.2 (không|chẳng|hết|ko|chả) (muốn sống|thiết sống|còn muốn sống|sống nổi|sống nữa|muốn sống nữa|còn lý do để sống|tha thiết sống)
    3 (kết liễu|từ giã cõi đời|vĩnh biệt mọi người|thư tuyệt mệnh|bế tắc quá muốn|giải thoát cho|chết cho xong|chết đi cho (rồi|xong|rảnh)|chết quách|sống không bằng chết|chết cho rảnh|chết cho rồi)
  `,
  urgent: `
    2 (gấp|khẩn|khẩn trương|càng sớm càng tốt|ngay lập tức|gấp gấp|xử lý gấp|cần gấp|ngay hôm nay|trong hôm nay|liền|nguy hiểm|rất nguy hiểm|quá nguy hiểm|nguy cơ|mất an toàn|đe dọa)
    2 (ngập|ngập sâu|ngập nặng|ngập lênh láng|tràn vào nhà|tràn vô nhà|vào nhà|vô nhà|nước dâng|triều cường|lụt|nước tràn)
    2 (dây điện|cáp|dây cáp|cột điện|trụ điện|cây|cành|nhánh|tường|bảng quảng cáo|biển|mái|cột đèn|trụ đèn|cổng chào|nhà|cây cổ thụ) ~ (sà|sà xuống|thấp|chùng|võng|hở|tróc|sắp đổ|sắp ngã|sắp gãy|sắp rơi|nghiêng|mục|xiêu|lung lay|chực đổ|nứt)
    2 (mất nắp|không có nắp|hở nắp|hố sâu|hố tử thần|sụt lún|sụp|hàm ếch|sạt lở|nứt toác|nứt lớn|cầu yếu|cầu gãy|cầu hư|gãy lan can|ván cầu|hố ga hở|trẻ em dễ|trẻ con dễ)
    2 (dịch|dịch bệnh|ổ dịch|sốt xuất huyết|tay chân miệng|dịch tả|lây lan|ngộ độc|đau bụng|nôn ói|sởi|bạch hầu|chó dại|chó cắn|bệnh dại)
    2 (heo|lợn|gà|vịt|trâu|bò|tôm|cá) ~ (chết|chết hàng loạt|lăn ra chết|bệnh)
    2 (mất điện|cúp điện|mất nước|cúp nước|không có nước|không có điện) ~ (ngày|tuần|hôm|bữa|cả xóm|cả ấp|cả thôn|từ sáng|từ tối|đêm)
    2 (bão|cơn bão|lũ|lốc|giông lốc|tốc mái|bay mái|mưa đá|sạt lở bờ|lở bờ|xâm nhập mặn|cháy lúa)
    2 (tai nạn|té xe|ngã xe|đánh nhau|ẩu đả|đua xe|cướp giật|hành hung|bạo hành|đe dọa|ma túy|hăm dọa|dọa|đánh đập|bạo lực)
    2 (hết thuốc|hết gạo|đói|không có gì ăn|sắp cưỡng chế|ngày mai cưỡng chế|hạn chót|mai là hạn|sắp hết hạn|ngày mai)
    2 (chập điện|hở điện|rò điện|tóe lửa|xẹt lửa|nẹt lửa|cháy nổ|khét|khói|mùi gas|mùi khét)
  `,
  none: `
    // fire that is none
    0 (cháy hàng|cháy vé|cháy túi|cháy máy|cháy nắng|cháy da|cháy sô|cháy phố|cháy giáo án|cháy hết mình|cháy ví|cháy tài khoản|cháy bóng|cháy lúa|cháy lá|cháy cầu chì|cháy bỏng|cháy sạch vé|cháy chợ vé|cháy khét tóc)
    0 (nóng như cháy|như cháy|như lửa|nóng cháy|nắng cháy|nắng như đổ lửa|nóng như lửa|như đổ lửa|như lửa đốt|lòng như lửa đốt|đổ lửa|khát cháy cổ|cháy cổ)
    0 (bóng|đèn|bóng đèn|đèn đường|cầu chì|cầu dao|máy bơm|mô tơ|motor|tivi|tủ lạnh|máy lạnh|quạt|nồi cơm) ~ (cháy|bị cháy|cháy rồi)
    0 đèn ~ (nhà|chợ|trường|ngõ|xóm) ~ cháy
    0 (đèn) (không cháy|hết cháy|chưa cháy)
    0 sơ cấp cứu
    0 (tiền|phí|viện phí|thu tiền|khoa|phòng|ca trực|quầy|trực) cấp cứu
    0 (ruộng|lúa|cỏ|vườn|cây|đồng) cháy (khô|nắng|lá|vàng)
    0 đâm (lên|ra|đầu|lo|nản|hoảng|chồi|hông)
    0 (phòng cháy|chữa cháy|phòng cháy chữa cháy|bình chữa cháy|xe chữa cháy|diễn tập chữa cháy|tập huấn chữa cháy|thiết bị chữa cháy|trụ chữa cháy|họng chữa cháy|nước chữa cháy|tuyên truyền phòng cháy|báo cháy|chuông báo cháy|còi báo cháy|nghiệm thu phòng cháy|cảnh sát chữa cháy|đội chữa cháy|an toàn cháy|lối thoát cháy|cháy nổ)
    0 (đốt rác|đốt rơm|đốt rạ|đốt đồng|đốt vàng mã|đốt cỏ|đốt vỏ trấu|cháy rác|rác cháy|rơm cháy)
    0 (xe|máy|điện|nước|tiệm|chương trình|app|hàng|giờ|đồng hồ|thanh niên|tụi nó) ~ (chạy|đang chạy|chạy nhanh|chạy ẩu|chạy ào ào|chạy qua|chạy ngang)
    0 (chạy nhanh|chạy ẩu|chạy xe|chạy đua|chạy ào|chạy bộ|chạy theo|chạy chọt|chạy việc|chạy trường|chạy tội|chạy chữa|chạy quá tốc độ|chạy rần rần|chạy lấn|chạy ngược|chạy vào|chạy vô|chạy suốt|chạy đêm|chạy thục mạng|chạy lũ)
    0 (ăn chay|quán chay|đồ chay|cơm chay|trường chay|ngày chay|món chay)
    // death that is none
    0 (chết đói|chết khát|chết nóng|chết rét|chết mệt|chết cười|chết khiếp|chết thèm|chết mê|chết tiệt|chết dở|chết sở|chết máy|chết ngạt vì|chết ngộp vì|chết cha|chết bà|chết đứng|chết điếng|chết non|chết yểu|chết lâm sàng|chết khô|chết dí|chết trân) ~ (vì|với|luôn|mất|thôi|giữa đường|nợ|thuế|vật giá|)
    0 (nóng|mệt|buồn|lo|tức|đói|sợ|nắng|lạnh|thối|hôi|ồn|chán|khổ|rét|ngứa|đau|ngại|dở|cười|thèm|ngộp|nghèo) (muốn chết|chết|chết được|chết luôn|chết mất|muốn xỉu|gần chết|chết đi được|muốn ngất|thấy mồ|muốn điên|muốn tắt thở|chết người)
    0 (dân|bà con|nông dân|người dân|ai cũng|tiểu thương|tụi tôi|chúng tôi|sống) ~ (chết đói|sống không nổi|sống sao nổi|sống dở chết dở|chịu hết nổi|chết vì (thuế|giá|nợ|nóng|mùi|bụi|ồn))
    0 (cá|heo|lợn|gà|vịt|tôm|bò|trâu|cây|lúa|hoa màu|chuột|chó|mèo|ong|vườn|rau|bưởi|cao su|gia súc|gia cầm) ~ (chết|bị chết|chết trắng|chết hàng loạt|chết sạch|lăn ra chết|chết dần|chết khô)
    0 (đường chết|khúc cua tử thần|cung đường tử thần|hố tử thần|khúc cua chết người|bẫy chết người|điểm chết|giờ chết|khoảng chết|tiền chết|dự án chết|sông chết|kênh chết|chết giấc|xác chết (heo|lợn|gà|chó|chuột|vịt|động vật))
    0 (người chết vẫn|người đã chết|người chết rồi|khai tử|chứng tử|giấy chứng tử|đám ma|đám tang|mai táng|hộ có người chết)
    0 (cấp cứu|trực cấp cứu|phòng cấp cứu|khoa cấp cứu) ~ (thái độ|chờ lâu|thu phí|xuống cấp|bẩn|giá|quá tải)
    // blows that are none
    0 (chó|con chó) ~ cắn (gà|vịt|nhau|dép|mèo|chó|heo)
    0 (chém đẹp|bị chém|chém khách|chặt chém|chém giá|chém gió|giá cắt cổ|cắt cổ khách|giá trên trời|lãi cắt cổ|bán giá cắt cổ|cứa cổ|đánh giá|đánh thuế|đánh số|đánh cờ|đánh cá|đánh bắt|đánh máy|đánh vần|đánh đề|đánh bạc|đánh bài|đánh răng|đánh thức|đánh trống|đánh võng|đánh đố|đánh rơi|đánh mất|đánh đồng|đánh bóng|đánh banh|đánh cầu|đánh đàn|đánh dấu|đánh chuông|đâm ra|đâm đầu|đâm thủng|đâm chồi|đâm nản|đâm lo)
    0 (giết mổ|lò giết mổ|giết thời gian|giết heo|giết gà|giết sâu|giết chuột|thuốc giết|giết dần|giết mòn|giết chết ước mơ)
    0 (bắn pháo hoa|bắn tin|bắn tốc độ|bắn bi|bắn cá|bắn nước|bắn bùn|bắn sơn|nhạc bắn|tiền bắn|chuyển bắn)
    // breaking that is none
    0 (sập giá|sập mạng|sập web|sập bẫy|sập app|sập nguồn|sập tiệm|sập sàn|sập hệ thống|sập cửa|sập sệ|mạng sập|web sập|hệ thống sập)
    0 (vỡ nợ|vỡ hụi|vỡ kế hoạch|vỡ mộng|vỡ lẽ|vỡ trận|vỡ lòng|vỡ ống|vỡ đường ống|vỡ gạch|vỡ kính)
    0 (bùng nổ|nổ lốp|nổ vỏ|nổ máy|nổ banh|xe nổ|nẹt pô nổ|khoe khoang nổ|nổ quá|nói nổ|nổ địa chỉ|pô nổ|máy nổ|đốt pháo nổ|bắp nổ|bỏng ngô)
    0 (chìm xuồng|chìm vào quên lãng|chìm trong (rác|bụi|nước bẩn|bóng tối|nợ|khói)|ngập đầu|ngập trong rác|ngập rác|ngập mặt|ngập tràn|lật lọng|lật kèo|lật mặt|lật tẩy|lật đật)
    0 ((bị|) giật (điện thoại|túi|đồ|dây chuyền|túi xách)|giật mình|giật cô hồn|giật nợ|giật hụi|giật gân|giật giật|giật tít|giật dọc|kinh phong)
    0 (cướp công|cướp chồng|cướp đất|cướp lời|ăn cướp|cướp chỗ|cướp cơm|như cướp|ăn cướp giữa ban ngày)
    0 (mất tích|biến mất|lạc|đi lạc) ~ (hồ sơ|giấy tờ|tiền|đơn|sổ|con dấu|cán bộ|nhà thầu)
    0 (con (chó|mèo|bò|trâu|dê|heo|gà|vịt)|hồ sơ|đơn|giấy tờ|tiền|sổ|bò|trâu|chó|mèo|dê|heo|ví|bóp|điện thoại|xe) ~ (mất tích|đi lạc|thất lạc|bị lạc|lạc)
    0 (lạc hậu|lạc lõng|lạc quan|đậu lạc|lạc đề|lạc rang|lạc giống|cây lạc|trồng lạc)
    0 (cứu trợ|cứu xét|cứu tế|cứu vãn|cứu đói|cứu lúa|cứu hạn|tiền cứu trợ|hàng cứu trợ|quà cứu trợ|cứu hộ xe|cứu hộ giao thông)
    0 (ngộp thở vì|ngạt thở vì|khó thở vì|khó thở|ngạt thở|nghẹt thở|ngộp) ~ (khói bụi|bụi|mùi|mùi hôi|hôi|thối|khói đốt rác|khói|nóng|rác|kẹt xe)
    0 (khói bụi|bụi|mùi hôi|mùi|khói|khói mù mịt|khói đốt rác|khói xe|hôi thối|mùi sơn|mùi hóa chất) ~ (khó thở|ngạt thở|nghẹt thở|ngộp thở|không thở được|không thở nổi)
    0 (bỏng|phỏng) (ngô|vấn|đoán|theo)
    0 (bom|quả bom) (hàng|nợ|tấn|xịt|nổ chậm)
    0 (máu|đổ máu) (mặn|xương|lửa|mủ|đam mê|liều)
    0 (hiến máu|xét nghiệm máu|huyết áp|mỡ máu|nhóm máu|lấy máu|truyền máu|ngày hội hiến máu)
    0 (nhảy lầu|nhảy múa|nhảy việc|nhảy dây|nhảy nhót|nhảy cầu dao|nhảy số|nhảy đầm|công tơ nhảy|đồng hồ nhảy)
    0 (treo cổ động|treo cờ (tổ quốc|đỏ|đảng|rủ|nước|dịp)|treo biển|treo băng rôn|quy hoạch treo|treo bảng)
    0 (bệnh nhân tử vong do|tỷ lệ tử vong|tử vong sơ sinh|tử vong bao nhiêu)
    0 (lò hơi|lò than|bếp than|bếp củi|lò gạch|đốt lò) ~ (khói|cháy)
    0 (dao động|lao dao|thuế dao|dao kéo|mài dao|lẩu dao|dao phay bán|trồng dao)
    0 (cô lập|bị cô lập) ~ (nhóm|bạn bè|lớp|hội)
    0 (khẩn cấp|cấp cứu|cứu hộ) (số điện thoại|đường dây|quỹ|lối thoát|lối)
    0 (số điện thoại|đường dây|quỹ|lối thoát|lối|nút) (khẩn cấp|cấp cứu|cứu hộ)
    0 (trợ cấp khẩn cấp|họp khẩn|thông báo khẩn|văn bản khẩn|số khẩn cấp)
    0 (tinh thần|tâm lý|ý thức) (khẩn cấp|cấp cứu)
    0 (sống chết mặc bay|sống chết|sinh tử|thập tử)
  `,
  past: `
    1 (năm! ngoái!|năm rồi|năm trước|tháng trước|tuần trước|hồi trước|trước đây|hồi đó|hồi năm|đã dập|đã dập tắt|dập tắt rồi|đã cứu|đã tìm thấy|tìm thấy rồi|đã ổn|đã xử lý xong|đã qua|lúc trước|lần trước|hôm trước|hồi xưa|ngày xưa|cách đây|đợt trước|đã mất|mấy năm trước|vừa qua|vụ cháy|sau vụ|sau khi|năm 20(19|20|21|22|23|24|25)|đã đưa đi viện|xuất viện|đã xuất viện|từng|đã từng|mùa mưa năm)
  `,
  feared: `
    1 (sợ|lo|e|ngại|nguy cơ|có nguy cơ|dễ|dễ gây|dễ bị|có thể|có thể gây|có thể bị|lỡ|lỡ mà|nhỡ|nhỡ mà|kẻo|đề phòng|phòng khi|phòng ngừa|nếu|nếu có|nếu như|khi có|khi xảy ra|lo sợ|lo lắng|ngừa|tránh|để tránh|hạn chế|không lỡ|coi chừng|đừng để|chờ có|đợi có|mới lo|chống|phòng chống|tập huấn|diễn tập|tuyên truyền|cảnh báo|biển cảnh báo|lớp dạy|dạy bơi|mai mốt|rủi|xảy ra thì|biết đâu|suýt|suýt nữa|xém|mém|tí nữa|chút nữa|sớm muộn|sẽ có ngày) // suýt B, xém/mém N
  `,
  now: `
    1 (đang|hiện đang|ngay bây giờ|bây giờ|hiện giờ|lúc này|mới đây|vừa|vừa mới|vừa bị|mới bị|ngay lúc này|giúp với|cứu|nhanh|nhanh lên|gấp|khẩn cấp|mau|lẹ|tới liền|ngay|alo)
  `,
};
