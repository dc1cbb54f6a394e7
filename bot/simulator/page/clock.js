// The clock of the demo: shown everywhere, moved from the side.
import { get, post } from "./api.js";
import { element } from "./rich.js";
import { label, say, upper, wall } from "./words.js";

let shift = 0;
let shown = "";
const input = document.getElementById("clock");
const opener = document.getElementById("clock-open");
const side = document.getElementById("side");

export const now = () => Date.now() + shift;

export async function setUpClock(moments, complain) {
  correct(await get("/clock"));
  setInterval(show, 1000);
  const move = (iso) => post("/clock", { now: iso }).then(close, complain);
  document.getElementById("clock-form").addEventListener("submit", (event) => {
    event.preventDefault();
    move(`${input.value}+07:00`);
  });
  for (const button of document.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => move(new Date(now() + button.dataset.step * 1000).toISOString()));
  }
  input.addEventListener("input", echo);
  listMoments(moments, move);
  opener.addEventListener("click", () => open(!side.classList.contains("open")));
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  document.addEventListener("pointerdown", (event) => {
    if (!side.contains(event.target) && !opener.contains(event.target)) close();
  });
}

function listMoments(moments, move) {
  const home = document.getElementById("moments");
  home.replaceChildren(...moments.map((moment, index) => element(
    "button",
    { type: "button", "data-testid": `moment-${index}`, on: { click: () => move(moment.iso) } },
    moment.label,
  )));
  document.getElementById("moments-home").hidden = moments.length === 0;
}

export function correct(iso) {
  shift = Date.parse(iso) - Date.now();
  shown = "";
  show();
}

// The browser writes the date in its own way; this line says it with its weekday.
function echo() {
  const wished = input.value && wall(Date.parse(`${input.value}+07:00`));
  document.getElementById("clock-said").textContent = wished ? `${upper(wished.day)}, ${wished.time}` : "";
}

function open(wide) {
  side.classList.toggle("open", wide);
  opener.setAttribute("aria-expanded", String(wide));
}

const close = () => open(false);

function show() {
  const present = wall(now());
  if (shown === present.input) return;
  shown = present.input;
  const narrow = present.short;
  for (const node of document.querySelectorAll("[data-now=time]")) node.textContent = present.time;
  for (const node of document.querySelectorAll("[data-now=day]")) node.textContent = opener.contains(node) ? narrow : present.day;
  label(opener, say("clock_open", { now: `${present.day}, ${present.time}` }));
  if (document.activeElement === input) return;
  input.value = present.input;
  echo();
}
