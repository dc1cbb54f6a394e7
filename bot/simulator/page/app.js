// The demo's page: choose a person, write as that person, move the clock.
import { get, listen, post } from "./api.js";
import { bubble, separator } from "./bubbles.js";
import { correct, now, setUpClock } from "./clock.js";
import { draft, listMenu, setUpComposer, showComposer, showKeyboard } from "./composer.js";
import { personButton, place } from "./people.js";
import { element } from "./rich.js";
import { loadWords, say, wall } from "./words.js";

const $ = (id) => document.getElementById(id);
const people = new Map(); // id -> {id, name, role, unit, invite, hint, started, blocked, type}
const chats = new Map(); // id -> Map of message id -> message, in order
const unread = new Map();
const drafts = new Map();
let bot = {};
let cast = { moments: [] };
let current = null;
let typingUntil = 0;

const complain = (error) => toast(error.message);

const send = {
  text: (words) => attempt(() => post(`/chats/${current.id}/text`, { text: words })),
  act: (verb, body) => attempt(() => post(`/chats/${current.id}/${verb}`, body)),
  file: (kind, file, caption, group) => {
    const form = new FormData();
    form.append("kind", kind);
    form.append("caption", caption);
    if (group) form.append("media_group_id", group);
    form.append("file", file, file.name);
    return attempt(() => post(`/chats/${current.id}/file`, form));
  },
};

const actions = {
  say: send.text,
  startToken: (url) => {
    const match = /^https?:\/\/(?:t|telegram)\.me\/(\w+)\?start=([\w-]+)$/i.exec(url);
    return match && match[1].toLowerCase() === (bot.username || "").toLowerCase() ? match[2] : null;
  },
  openLink: chooseWhoOpens,
  copy: (text) => navigator.clipboard.writeText(text).then(
    () => toast(say("copied")),
    () => toast(say("copy_failed", { text })),
  ),
  tap: async (message, button, key) => {
    key.classList.add("busy");
    const wish = { message_id: message.message_id, data: button.callback_data };
    if (!(await send.act("tap", wish))) key.classList.remove("busy");
    setTimeout(() => key.classList.remove("busy"), 4000);
  },
};

async function attempt(act) {
  try {
    await act();
    return true;
  } catch (error) {
    complain(error);
    return false;
  }
}

// --- people

async function loadPeople() {
  const [given, users, groups] = await Promise.all([get("/cast"), get("/users"), get("/groups")]);
  cast = given;
  const merge = (each) => people.set(each.id, Object.assign(people.get(each.id) ?? {}, each));
  given.people.forEach(merge);
  for (const { id, started, blocked } of users) if (people.has(id)) merge({ id, started, blocked });
  for (const { id, title, type } of groups) merge({ id, type, name: title, role: say(type === "channel" ? "channel" : "group") });
}

function listPeople() {
  const item = (person) => element("li", {}, personButton(person, {
    current: person === current,
    unread: unread.get(person.id),
    testid: `person-${person.id}`,
    choose: () => choose(person.id),
  }));
  const focused = document.activeElement?.dataset?.testid;
  const all = [...people.values()];
  $("cast").replaceChildren(...all.filter((person) => !person.type).map(item));
  $("places").replaceChildren(...all.filter((person) => person.type).map(item));
  $("places-title").hidden = !$("places").children.length;
  if (focused?.startsWith("person-")) document.querySelector(`[data-testid="${focused}"]`)?.focus({ preventScroll: true });
}

async function choose(id) {
  if (current) drafts.set(current.id, draft.get());
  current = people.get(id);
  unread.delete(id);
  typingUntil = 0;
  history.replaceState(null, "", `#${id}`);
  draft.set(drafts.get(id) || "");
  listPeople();
  $("cast").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  describe();
  await load(id);
  if (current.id !== id) return;
  draw();
}

function describe() {
  const botName = bot.first_name === bot.username ? say("bot") : bot.first_name;
  $("bot-name").textContent = current.type ? current.name : botName;
  const role = place(current);
  $("playing").textContent = current.type ? role : say("as_person", { name: role ? `${current.name} · ${role}` : current.name });
  $("about").hidden = Boolean(current.type);
  $("about-name").textContent = role ? `${current.name} · ${role}` : current.name;
  $("about-hint").textContent = current.hint || "";
}

async function load(id) {
  if (chats.has(id)) return;
  $("messages").replaceChildren();
  $("welcome").hidden = true;
  const meanwhile = new Map(); // what is heard while the chat is on its way
  chats.set(id, meanwhile);
  const messages = await get(`/chats/${id}/messages`);
  chats.set(id, new Map([...messages.map((message) => [message.message_id, message]), ...meanwhile]));
}

// --- the chat

function draw() {
  const messages = [...chats.get(current.id).values()];
  const list = $("messages");
  list.replaceChildren();
  for (const message of messages) append(message);
  refresh();
  $("scroll").scrollTop = $("scroll").scrollHeight;
}

function append(message) {
  const list = $("messages");
  const day = wall(message.date * 1000).key;
  const days = list.querySelectorAll(".day");
  if (days.item(days.length - 1)?.dataset.day !== day) list.append(separator(message, wall(now()).key));
  list.append(bubble(message, actions));
}

function refresh() {
  if (!chats.has(current.id)) return;
  const messages = [...chats.get(current.id).values()];
  const readOnly = Boolean(current.type);
  $("welcome").hidden = messages.length > 0 || readOnly || current.blocked;
  $("open-invite").hidden = !current.invite;
  $("start").classList.toggle("main", !current.invite);
  $("description").textContent = bot.description || "";
  $("welcome-note").textContent = say(current.invite ? "welcome_invite" : "welcome_plain");
  $("barred").hidden = !(current.blocked || readOnly);
  $("barred").querySelector("p").textContent = say(readOnly ? "read_only" : "blocked");
  $("unblock").hidden = readOnly;
  showComposer(!current.blocked && !readOnly);
  const latest = messages.findLast((message) => message.reply_keyboard)?.reply_keyboard;
  if (!current.blocked && !readOnly) showKeyboard(latest?.keyboard ? latest : null, send);
}

// --- what happens

function heard(event) {
  const act = { message: written, edited: written, deleted, toast: answered, typing, block: blocked, clock: moved, people: peopled, profile }[event.type];
  act?.(event);
}

const peopled = () => loadPeople().then(listPeople);

function written(event) {
  const { message } = event;
  if (!people.has(event.chat)) return;
  if (event.type === "message") people.get(event.chat).started = true;
  chats.get(event.chat)?.set(message.message_id, message);
  const here = current?.id === event.chat;
  if (here) show(message);
  if (message.by_bot && event.type === "message" && (!here || document.hidden)) {
    unread.set(event.chat, (unread.get(event.chat) || 0) + 1);
    listPeople();
  }
}

function show(message) {
  if (message.by_bot) stopTyping();
  const scroll = $("scroll");
  const near = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 160;
  const old = $("messages").querySelector(`[data-id="${message.message_id}"]`);
  if (old) replace(old, message);
  else append(message);
  refresh();
  if (near || !message.by_bot) scroll.scrollTop = scroll.scrollHeight;
}

function replace(old, message) {
  const held = old.contains(document.activeElement);
  const fresh = bubble(message, actions);
  old.replaceWith(fresh);
  if (held) (fresh.querySelector(".key") || $("text")).focus({ preventScroll: true });
}

function deleted(event) {
  const message = chats.get(event.chat)?.get(event.message_id);
  if (!message) return;
  message.deleted = true;
  if (current.id === event.chat) show(message);
}

function answered(event) {
  if (current?.id !== event.user) return;
  for (const key of document.querySelectorAll(".key.busy")) key.classList.remove("busy");
  if (event.text && event.alert) {
    $("alert-text").textContent = event.text;
    $("alert").showModal();
  } else if (event.text) toast(event.text);
}

function typing(event) {
  if (current?.id !== event.chat) return;
  typingUntil = Date.now() + 5000;
  $("playing").textContent = say("typing");
  setTimeout(() => Date.now() >= typingUntil && stopTyping(), 5100);
}

function stopTyping() {
  typingUntil = 0;
  describe();
}

function blocked(event) {
  people.get(event.chat).blocked = event.blocked;
  if (current?.id === event.chat) refresh();
}

function moved(event) {
  correct(event.now);
  const present = wall(now());
  toast(say("clock_moved", { now: `${present.day}, ${present.time}` }));
  if (current && chats.has(current.id)) draw();
}

async function profile() {
  bot = await get("/bot");
  listMenu(send, bot.commands);
  describe();
  refresh();
}

let fading = 0;
function toast(text) {
  $("toast").textContent = text;
  $("toast").hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => { $("toast").hidden = true; }, 4500);
}

// --- a link that somebody has to open

function chooseWhoOpens(token) {
  const item = (person) => element("li", {}, personButton(person, {
    testid: `choice-${person.id}`,
    choose: async () => {
      $("chooser").close();
      await choose(person.id);
      await send.text(`/start ${token}`);
    },
  }));
  $("choices").replaceChildren(...[...people.values()].filter((person) => !person.type).map(item));
  $("chooser").showModal();
}

async function begin() {
  await loadWords();
  const { seq } = await get("/events?since=1000000000");
  bot = await get("/bot");
  await loadPeople();
  await setUpClock(cast.moments, complain);
  setUpComposer(send, bot.commands);
  $("start").addEventListener("click", () => send.text("/start"));
  $("open-invite").addEventListener("click", () => send.text(`/start ${current.invite}`));
  $("unblock").addEventListener("click", () => send.act("unblock"));
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && current && unread.delete(current.id)) listPeople();
  });
  const wished = Number(location.hash.slice(1));
  const first = people.has(wished) ? wished : [...people.keys()][0];
  if (first !== undefined) await choose(first);
  document.body.classList.add("ready");
  listen(seq, heard, (lost) => { $("offline").hidden = !lost; });
}

begin();
