## Registers that staff keep by chat: models and commitments.

register-staff-only = This is for staff with an invitation. If you want to report something, just write it here.
register-drop-button = No, leave it
register-list-button = The whole register
register-more-button = More
register-left = The register stays as it is.
register-too-short = Please write a little more, at least 10 letters.

model-how = Send one message: name of the model, field, who does it, how many households or people take part.
model-example = For example: “mô hình: Camera an ninh ấp 3, lĩnh vực an ninh, Chi bộ ấp 3 làm, 45 hộ tham gia”.
model-card = “Dân vận khéo” model of { $unit }:
model-name = – Name: { $name }
model-place = – Place: { $place }
model-field = – Field: { $field }
model-owner = – Done by: { $owner }
model-part = – Taking part: { $part }
model-people = { $n ->
    [one] { $n } person
   *[other] { $n } people
 }
model-households = { $n ->
    [one] { $n } household
   *[other] { $n } households
 }
model-both = { $households } households, { $people } people
model-missing-both = Not said yet: who does it, how many households or people take part. Send it if you know.
model-missing-owner = Not said yet: who does it. Send it if you know.
model-missing-part = Not said yet: how many households or people take part. Send it if you know.
model-same-name = Note: a model of this name is already in the register.
model-card-how = If this is right, press “{ model-store-button }”. If not, send again what is wrong.
model-fix-how = It is not clear what should change. For example: “tên: Camera an ninh”, “Chi bộ ấp 3 làm”, “50 hộ”, “tại ấp 3”.
model-store-button = Register
model-field-button = Other field
model-field-ask = Which field does “{ $name }” belong to?
model-field-economy = Economy
model-field-culture = Culture and society
model-field-defence = Defence and security
model-field-system = Political system
model-field-fifth = { $name }
model-unit-ask = Which unit is it a model of?
model-stored = The model “{ $name }” is registered.
model-first = From now on the number of models of the unit comes from this register. You need not give it in quick reports.
model-open-button = Update this model

model-list = “Dân vận khéo” models: { $n }
model-line = – { $name }: { $state }
model-list-how = Choose a model to update.
model-choice = { $name }
model-new-button = Register a new model
model-head = Model “{ $name }”
model-state = – Now: { $state }. Registered on { $since }.
model-result = – Result: { $result }
model-state-registered = registered
model-state-running = running
model-state-assessed = assessed
model-state-recognised = recognised
model-state-stopped = stopped
model-state-withdrawn = withdrawn
model-to-running = It is running now
model-to-assessed = It was assessed
model-to-recognised = It was recognised
model-to-stopped = Stop the model
model-to-withdrawn = Withdraw, a mistake
model-ask-assessed = What did the assessment say? Write a sentence about the result.
model-ask-recognised = Which level recognised it, with what result? Write a sentence.
model-sure-stopped = Stop the model “{ $name }”? It cannot be started again.
model-sure-withdrawn = Take the model “{ $name }” out of the register? It will count no longer.
model-moved = Noted: the model “{ $name }” is { $state }.
model-not-now = Nothing was changed. The model “{ $name }” is { $state }.
model-closed = The number of models is closed in an approved report; it cannot be withdrawn any more. You can choose “{ model-to-stopped }”.
model-by-register = – Models: taken from the register (/mohinh), not counted here
model-by-register-only = The number of models of your unit comes from the register. Put them down there: send /mohinh.

commitment-how = Send one message: what was promised, who does it, by when.
commitment-example = For example: “cam kết: sửa cống ấp 3 trước 30/6, Tổ hạ tầng làm”.
commitment-card = Commitment of { $unit }:
commitment-what = – What: { $what }
commitment-who = – Done by: { $who }
commitment-due = – At the latest: { $day }
commitment-card-how = If this is right, press “{ commitment-store-button }”. If not, send again what is wrong.
commitment-fix-how = It is not clear what should change. For example: “việc: sửa cống ấp 3”, “trước 15/7”, “Tổ hạ tầng làm”.
commitment-store-button = Put it down
commitment-day-button = Other day
commitment-ask-day = By when? For example: “trước 30/6”, “cuối tháng này”, “trong 10 ngày làm việc”.
commitment-bad-day = “{ $piece }” is no day to come. By when? For example: “trước 30/6”, “cuối tháng này”.
commitment-ask-who = Who does it? Please name the team, unit or person responsible.
commitment-unit-ask = Which unit made the commitment?
commitment-stored = The commitment “{ $what }” is put down.
commitment-stored-next = We remind you here when its day comes near.
commitment-open-button = Update this commitment

commitment-list = { $n ->
    [0] No commitment is open.
    [one] { $n } commitment is open:
   *[other] { $n } commitments are open:
 }
commitment-line = – { $what } ({ $who }), by { $date }: { $far }
commitment-list-how = Choose a commitment to update.
commitment-choice = { $what }
commitment-new-button = New commitment
commitment-head = Commitment “{ $what }”
commitment-state = – By { $date }, { $far }
commitment-late = { $days ->
    [one] { $days } day late
   *[other] { $days } days late
 }
commitment-today = today
commitment-in = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
 }
commitment-kept-button = It is done
commitment-withdraw-button = Withdraw it
commitment-ask-kept = How was it done? Write a sentence.
commitment-ask-withdrawn = Why is it withdrawn? Write a sentence.
commitment-is-kept = Noted: “{ $what }” is done.
commitment-is-withdrawn = The commitment “{ $what }” is withdrawn.
commitment-was-kept = The commitment “{ $what }” was noted as done already.
commitment-was-withdrawn = The commitment “{ $what }” was withdrawn already.
commitment-reminder = A reminder of something that was promised:
commitment-reminder-how = When it is done, press the button below.

files-photos = { $n ->
    [one] { $n } photo
   *[other] { $n } photos
 }
files-mixed = { $n } photos and files
record-files = – With it: { $files }
record-full-files = A report or a model takes at most { $n } photos and files.
photos-to-report = Added to the report of { $days }: { $files }.
photos-to-model = Added to the model “{ $name }”: { $files }.

reception-how = Send one message: which day, who received, how many visits, how many people.
reception-example = For example: “định kỳ ngày 15/10, chủ tịch tiếp 12 lượt 14 người, 1 đoàn đông người, nhận 9 đơn”. For a session to come the day and the post are enough.
reception-card = Reception session of { $unit }:
reception-day = – Day: { $day }
reception-by = – Received by: { $by }
reception-by-head = the head of the office
reception-by-delegated = a delegate of the head
reception-by-regular = the officer on duty
reception-planned = – No figures yet: put down as planned
reception-result = – Result: { $result }
reception-missed = – Not held: { $reason }
reception-again-here = Note: this session is in the register already; the new figures take the place of the old ones.
reception-others = Please send other figures as a quick report; this register does not keep them.
reception-card-how = If this is right, press “{ reception-store-button }”. If something is wrong, just write it again.
reception-fix-how = It is not clear what to change. For example: “ngày 16/10”, “12 lượt”, “ủy quyền tiếp”.
reception-store-button = Put it down
reception-by-button = Change the post
reception-unit-ask = Which unit held the session?
reception-ask-day = Which day? For example: “hôm qua”, “15/10”, “thứ Năm tuần sau”.
reception-ask-by = Who received citizens?
reception-ask-figures = How many visits and how many people were there?
reception-figures-example = For example: “12 lượt 14 người, nhận 9 đơn”, “không có ai”, or “không tổ chức được vì mưa bão”.
reception-one-each = One session and one post in a message, please. Put them down one by one.
reception-ask-reason = Why was it not held? Please write one sentence.
reception-there = The session of { $day }, { $by }, is in the register already.
reception-again = { $n ->
    [one] There is { $n } report of { $days } with reception figures. Put this in its place, or add it?
   *[other] There are { $n } reports of { $days } with reception figures. Put this in their place, or add it?
 }
reception-again-longer = There are { $n } reports of several days, { $days } among them, with reception figures. Is this session in them already?
reception-replace-button = Take their place
reception-counted-button = It is in them
reception-stored-planned = The reception session of { $day }, { $by }, is planned.
reception-stored-held = The reception session of { $day }, { $by }, is put down.
reception-stored-missed = Put down: the session of { $day }, { $by }, was not held.
reception-stored-withdrawn = The session of { $day }, { $by }, is withdrawn. It counts no longer.
reception-stored-next = We remind you a working day before, and ask for the figures on the evening.
reception-open-button = See this session
reception-tell-button = Put down the figures
reception-retell-button = Put the figures down anew
reception-missed-button = It was not held
reception-list = Register of reception sessions: { $n }.
reception-line = – { $day }, { $by }: { $state }
reception-list-how = Choose a session.
reception-choice = { $day }
reception-new-button = Another session
reception-head = Reception session of { $day }, { $by }
reception-state = – Now: { $state }
reception-state-planned = planned
reception-state-held = held
reception-state-missed = not held
reception-state-withdrawn = withdrawn
reception-sure-withdrawn = Withdraw the session of { $day }, { $by }? It will not count any more.
reception-comes = A reminder of the reception session: { $day }, { $by }.
reception-asks = The reception session of { $day }, { $by }: please put down the figures.
reception-asks-how = Press “{ reception-tell-button }”. There you can also say that it was not held.
