## Said in many conversations.

went-wrong = Sorry, something went wrong on our side. Your message is kept and somebody will look at it.
button-old = This button is out of date. Please look at the newest message.
cancelled = All right, we stop here.
number-alone = There is no open question for this number. If you need something, just write it here.
nothing-to-cancel = There is nothing being written at the moment. If you need something, just write here.
courtesy = You are welcome. We write to you here as soon as there is news.
courtesy-staff = Thank you.
back-button = Back

kind-feedback = feedback
kind-proposal = proposal
kind-complaint = complaint
kind-denunciation = denunciation

topic-roads = Roads and traffic
topic-environment = Environment, rubbish
topic-water = Water, drains, flooding
topic-power = Power, street lighting
topic-security = Safety and order
topic-land = Land, clearance of sites
topic-construction = Building, town
topic-health = Health, food safety
topic-education = Education
topic-welfare = Work, social security
topic-administration = Papers, public service
topic-agriculture = Farming, natural disasters
topic-telecom = Telephone, internet, online fraud
topic-other = Something else

urgency-emergency = EMERGENCY
urgency-urgent = URGENT
urgency-normal = Normal

## Where a petition stands: read by its citizen, and by anybody who has the code.

status-new = received, waiting for an officer
status-claimed = an officer is working on it
status-waiting = an officer has asked a question and waits for the answer
status-done = the office says it is done
status-closed = done
status-rejected = this office cannot deal with it; the reason was given
status-withdrawn = taken back by the sender

send-place-button = Send my location
choose-by-number = Send a number to choose:
