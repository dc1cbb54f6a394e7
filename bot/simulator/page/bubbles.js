// A message as a bubble with its buttons.
import { element, link, rich } from "./rich.js";
import { say, size, upper, wall } from "./words.js";

const WIDEST = 300;
const TALLEST = 340;

export function bubble(message, actions) {
  const side = message.by_bot ? "theirs" : "mine";
  const item = element("li", { class: `message ${side}`, "data-id": message.message_id, "data-testid": "message" });
  if (message.deleted) {
    item.append(element("div", { class: "bubble gone" }, say("deleted"), meta(message)));
    return item;
  }
  item.append(element("div", { class: `bubble ${message.sticker ? "bare" : ""}` }, ...content(message, actions), meta(message)));
  const rows = message.reply_markup?.inline_keyboard;
  if (rows) item.append(keyboard(rows, message, actions));
  return item;
}

function content(message, actions) {
  const parts = [quote(message), forwarded(message), author(message), ...media(message)];
  const [words, entities] = message.text != null ? [message.text, message.entities] : [message.caption, message.caption_entities];
  if (words) parts.push(element("div", { class: "words", dir: "auto" }, rich(words, entities, actions)));
  return parts.filter(Boolean);
}

function author(message) {
  return message.chat.type === "group" || message.chat.type === "supergroup"
    ? element("div", { class: "author" }, message.from.first_name)
    : null;
}

function quote(message) {
  const answered = message.reply_to_message;
  if (!answered) return null;
  const words = answered.text || answered.caption || kind(answered);
  return element("div", { class: "quote" }, words.slice(0, 120));
}

function kind(message) {
  if (message.voice) return say("voice_message");
  if (message.document) return say("document", { name: message.document.file_name || "" });
  if (message.location || message.contact) return (message.location ? place(message.location) : contact(message.contact)).textContent;
  return say(message.sticker ? "sticker_message" : message.video ? "video" : "photo");
}

function forwarded(message) {
  return message.forward_origin ? element("div", { class: "forwarded" }, say("forwarded")) : null;
}

function media(message) {
  if (message.photo) return [photo(message.photo.at(-1))];
  if (message.sticker) return [element("img", { class: "sticker", src: "/page/sticker.svg", width: 112, height: 112, alt: say("sticker_message") })];
  if (message.voice) return [element("audio", { controls: true, preload: "none", src: file(message.voice), "aria-label": say("voice_message") })];
  if (message.video) return [element("video", { controls: true, preload: "none", width: 300, height: 170, src: file(message.video), "aria-label": say("video") })];
  if (message.document) return [documentCard(message.document)];
  if (message.location) return [place(message.location)];
  if (message.contact) return [contact(message.contact)];
  return [];
}

const file = (stored) => `/sim/file/${encodeURIComponent(stored.file_id)}`;

function photo(largest) {
  const scale = Math.min(WIDEST / largest.width, TALLEST / largest.height, 1);
  const width = Math.max(Math.round(largest.width * scale), 80);
  const height = Math.max(Math.round(largest.height * scale), 60);
  const picture = element("img", { src: file(largest), alt: say("photo"), width, height, loading: "lazy", class: "photo" });
  return element("a", { href: file(largest), target: "_blank", rel: "noopener", class: "photo-link" }, picture);
}

function documentCard(stored) {
  const ending = (stored.file_name || "").split(".").at(-1).slice(0, 4).toUpperCase();
  return element(
    "a",
    { class: "document", href: file(stored), download: stored.file_name || "", title: say("download"), "data-testid": "document" },
    element("span", { class: "ending", "aria-hidden": "true" }, ending),
    element("span", { class: "about" }, element("b", {}, stored.file_name || say("document", { name: "" })), element("small", {}, size(stored.file_size))),
  );
}

function place(location) {
  const said = `${location.latitude.toFixed(4)}, ${location.longitude.toFixed(4)}`;
  return element("div", { class: "words" }, say("location_message", { place: said }));
}

function contact(person) {
  return element("div", { class: "words" }, say("contact_message", { name: person.first_name, number: person.phone_number }));
}

function meta(message) {
  const marks = [];
  if (message.silent) marks.push(say("silent"));
  if (message.has_protected_content) marks.push(say("protected"));
  if (message.edited) marks.push(say("edited"));
  marks.push(wall(message.date * 1000).time);
  return element("div", { class: "meta" }, marks.join(" · "));
}

function keyboard(rows, message, actions) {
  const lines = rows.map((row) => element("div", { class: "row" }, ...row.map((button) => inline(button, message, actions))));
  return element("div", { class: "inline" }, ...lines);
}

function inline(button, message, actions) {
  const shared = { class: "key", "data-testid": "button" };
  if (button.url) return link(button.url, [button.text, mark("out")], actions, shared);
  if (button.copy_text) {
    const copy = () => actions.copy(button.copy_text.text);
    return element("button", { type: "button", ...shared, title: say("copy", { label: button.text }), on: { click: copy } }, button.text, mark("copy"));
  }
  const press = (event) => actions.tap(message, button, event.currentTarget);
  return element("button", { type: "button", ...shared, on: { click: press } }, button.text);
}

const mark = (sign) => element("span", { class: `sign ${sign}`, "aria-hidden": "true" });

export function separator(message, today) {
  const day = wall(message.date * 1000);
  const said = day.key === today ? say("today", { date: day.short }) : upper(day.day);
  return element("li", { class: "day", "data-day": day.key }, element("span", {}, said));
}
