## At the door
sorry = That did not work; the administrator has been told. What you entered before is still there.
sorry-nobody-told = That did not work; please try again in a few minutes. What you entered before is still there.
set-aside = A message could not be handled and was set aside: number { $update } ({ $fault }).
    The server's log has the details; one kind of fault is told once an hour.
out-of-reach = { $name } ({ $units }) cannot be reached: ask them to unblock the bot, or invite another.
only-in-private = Write in private: nothing is answered here.
command-gioithieu = Nominate
command-conthieu = What is missing
command-han = Due day
command-bandagui = What was sent
command-giupdo = What can you do
bot-about = An automatic assistant that helps officials nominate exemplars. Tap Start.
