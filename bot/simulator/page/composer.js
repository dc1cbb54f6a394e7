// The line to write on, the files, the menu of other things to send, and the keyboard below the chat.
import { element } from "./rich.js";
import { say } from "./words.js";

const form = document.getElementById("composer");
const text = document.getElementById("text");
const attach = document.getElementById("attach");
const more = document.getElementById("more");
const menu = document.getElementById("menu");
const keyboard = document.getElementById("keyboard");

// `send` has one function for each kind: text(words), file(kind, file, caption, group), act(verb, body).
export function setUpComposer(send, commands) {
  form.addEventListener("submit", (event) => { event.preventDefault(); submit(send); });
  text.addEventListener("input", grow);
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit(send);
  });
  attach.addEventListener("change", () => sendFiles(send));
  more.addEventListener("click", () => toggle(menu.hidden));
  document.addEventListener("pointerdown", (event) => event.target.closest(".menu-home") || toggle(false));
  document.addEventListener("keydown", (event) => event.key === "Escape" && toggle(false));
  listMenu(send, commands);
}

async function submit(send) {
  const words = text.value.trim();
  if (!words) return text.focus();
  text.value = "";
  grow();
  if (!(await send.text(words))) text.value = text.value || words;
  grow();
  text.focus();
}

function grow() {
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight, 140)}px`;
}

async function sendFiles(send) {
  const files = [...attach.files];
  const group = files.length > 1 ? String(Date.now()) : "";
  const caption = text.value.trim();
  attach.value = "";
  text.value = "";
  grow();
  for (const [index, file] of files.entries()) {
    const kind = file.type.startsWith("image/") ? "photo" : "document";
    await send.file(kind, file, index === 0 ? caption : "", group);
  }
}

function toggle(shown) {
  menu.hidden = !shown;
  more.setAttribute("aria-expanded", String(shown));
  if (shown) menu.querySelector("button").focus();
}

export function listMenu(send, commands) {
  const item = (words, testid, act) => element(
    "button",
    { type: "button", "data-testid": testid, on: { click: () => { toggle(false); more.focus(); act(); } } },
    ...words,
  );
  const others = [
    ["voice", () => send.act("voice")],
    ["sticker", () => send.act("sticker")],
    ["location", () => send.act("location", { latitude: 22.6657, longitude: 106.2522 })],
    ["contact", () => send.act("contact", { phone_number: "+84900000000" })],
    ["block", () => send.act("block")],
  ].map(([key, act]) => item([say(key)], key, act));
  const lines = commands.map((each) => item(
    [element("b", {}, `/${each.command}`), element("small", {}, each.description)], "command", () => send.text(`/${each.command}`),
  ));
  const title = lines.length ? [element("h3", {}, say("commands"))] : [];
  menu.replaceChildren(...title, ...lines, ...(lines.length ? [element("hr")] : []), ...others);
}

// The keys that stand below the chat now; null takes them away.
export function showKeyboard(markup, send) {
  keyboard.hidden = !markup;
  const key = (button) => element(
    "button",
    { type: "button", class: "key", "data-testid": "key", on: { click: () => press(button, markup, send) } },
    button.text,
  );
  const rows = (markup?.keyboard || []).map((row) => element("div", { class: "row" }, ...row.map(key)));
  keyboard.replaceChildren(...rows);
  text.placeholder = markup?.input_field_placeholder || say("write_here");
}

function press(button, markup, send) {
  if (markup.one_time_keyboard) keyboard.hidden = true;
  if (button.request_contact) return send.act("contact", { phone_number: "+84900000000" });
  if (button.request_location) return send.act("location", { latitude: 22.6657, longitude: 106.2522 });
  return send.text(button.text);
}

export function showComposer(shown) {
  form.hidden = !shown;
  if (!shown) keyboard.hidden = true;
}

export const draft = {
  get: () => text.value,
  set: (words) => { text.value = words; grow(); },
};
