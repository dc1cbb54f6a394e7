## What the deployer has to mend: one sentence, with the way to mend it
setting-unreadable = The setting { $name } cannot be read: { $reason }. See .env.example and write it again.
token-missing = BOT_TOKEN is missing. Get one from BotFather and write it into .env; to try the bot without one: dienhinh demo.
token-refused = Telegram refuses this BOT_TOKEN. Copy it again from BotFather into .env.
no-plan = No plan is named. Write BOT_PLANS into .env, for example BOT_PLANS=thach-an-2021; the plans at hand: dienhinh plan list.
database-url = This version cannot use the database { $url }. Write DATABASE_URL as sqlite:///path/dienhinh.db, or leave it empty.
database-folder = The folder for the database { $path } cannot be made: { $reason }. Allow writing, or change DATABASE_URL.
database-newer = A newer version wrote this database (revision { $revision }). Update dienhinh and start again.
database-cannot-open = The database { $path } cannot be opened: { $reason }. Check the file and the right to write.
database-in-use = A bot is already running on the database { $path }. Stop it first, or set another DATABASE_URL.
files-folder = The files folder { $path } cannot be written: { $reason }. Allow writing, or change BOT_FILES_URL.
files-url = This version cannot keep files at { $url }. Write a folder as BOT_FILES_URL, or leave it empty.
proxy-url = BOT_PROXY_URL { $url } cannot be used. Write it as http://host:port or socks5://host:port, or leave it empty.
clock-refused = The clock is only moved (BOT_NOW={ $value }) with a trial server on this machine. Remove BOT_NOW.
clock-unreadable = The time “{ $value }” cannot be read. Write it as 2026-11-12T08:00.
unit-unknown = There is not exactly one unit named “{ $unit }” in the roster. See the names: dienhinh roster export.
jsonl-unreadable = Line { $line }: no JSON with a text could be read. Mend this line.
port-taken = Another program uses port { $port }. Choose another: dienhinh demo --port 8081.
