### Words shared by all conversations.

yes-button = Yes
no-button = No
cancel-button = Cancel
back-button = Back
