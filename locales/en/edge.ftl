## At the door
sorry = That did not work; the administrator has been told. What you entered before is still there.
only-in-private = Write in private: nothing is answered here.
command-gioithieu = Nominate
command-conthieu = What is missing
command-han = Due day
command-bandagui = What was sent
command-giupdo = What can you do
bot-about = An automatic assistant that helps officials nominate exemplars. Tap Start.
