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
