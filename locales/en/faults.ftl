## What the deployer has to mend: one sentence, with the way to mend it
setting-unreadable = The setting { $name } cannot be read: { $reason }. See .env.example and write it again.
token-missing = BOT_TOKEN is missing. Get one from BotFather and write it into .env; to try the bot without one: dienhinh demo.
token-refused = Telegram refuses this BOT_TOKEN. Copy it again from BotFather into .env.
no-plan = No plan is named. Write BOT_PLANS into .env, for example BOT_PLANS=thach-an-2021; the plans at hand: dienhinh plan list.
database-url = This version cannot use the database { $url }. Write DATABASE_URL as sqlite:///path/dienhinh.db or postgresql+psycopg://user:password@host/name, or leave it empty.
database-folder = The folder for the database { $path } cannot be made: { $reason }. Allow writing, or change DATABASE_URL.
database-newer = A newer version wrote this database (revision { $revision }). Update dienhinh and start again.
database-cannot-open = The database { $path } cannot be opened: { $reason }. Check the file or the server, and the right to write.
copy-source-missing = There is no database { $path } to copy from. Check the first address.
copy-target-not-empty = The database { $path } is not empty. Copy into a new, empty one; nothing was changed.
copy-refused = The new database does not accept the rows of table { $table } ({ $reason }). Nothing was copied.
copy-differs = Table { $table } differs after copying. Nothing was copied; stop the bot and copy again.
files-folder = The files folder { $path } cannot be written: { $reason }. Allow writing, or change BOT_FILES_URL.
files-url = This version cannot keep files at { $url }. Write a folder as BOT_FILES_URL, or leave it empty.
webhook-incomplete = A webhook needs three settings together; missing: { $missing }. Write them into .env, or leave all three empty to poll.
webhook-secret = BOT_WEBHOOK_SECRET must have 1 to 256 characters of A-Z, a-z, 0-9, _ and - only. Make another with: openssl rand -hex 32.
webhook-url = BOT_WEBHOOK_URL cannot be used. Write the public address as https://name/path.
webhook-refused = Telegram does not accept BOT_WEBHOOK_URL: { $reason }. Mend the address or its certificate, then start again.
listen-taken = Nothing can listen at { $address } ({ $name }). Write another host:port, or stop the program that holds it.
proxy-url = BOT_PROXY_URL { $url } cannot be used. Write it as http://host:port or socks5://host:port, or leave it empty.
database-in-use = A bot is already running on the database { $path }. Stop it first, or set another DATABASE_URL.
clock-refused = The clock is only moved (BOT_NOW={ $value }) with a trial server on this machine. Remove BOT_NOW.
clock-unreadable = The time “{ $value }” cannot be read. Write it as 2026-11-12T08:00.
unit-several = There are { $count } units named “{ $unit }”: { $several }. Write what stands in brackets as well, or the code.
unit-unknown = There is not exactly one unit named “{ $unit }” in the roster. See the names: dienhinh roster export.
jsonl-unreadable = Line { $line }: no JSON with a text could be read. Mend this line.
port-taken = Another program uses port { $port }. Choose another: dienhinh demo --port 8081.
plans-alike = Two plans in BOT_PLANS share the { $key } “{ $value }”. Change it in one of them, or leave one out.
holidays-year = { $file }, line { $line }: “{ $value }” is no year. Write it like 2027.
mail-incomplete = Mail needs two settings together; missing: { $missing }. Write it into .env, or leave both empty.
mail-url = SMTP_URL cannot be read. Write smtp://user:password@host:587 or smtps://user:password@host:465.
