// Who can be played.
import { element } from "./rich.js";
import { say } from "./words.js";

const HUES = [172, 205, 262, 28, 330, 142, 48, 228];

export function initials(name) {
  const parts = name.trim().split(/\s+/);
  return (parts.length > 1 ? parts[0][0] + parts.at(-1)[0] : parts[0].slice(0, 2)).toLocaleUpperCase("vi");
}

export function avatar(person) {
  const hue = HUES[Math.abs(person.id) % HUES.length];
  const node = element("span", { class: "avatar", "aria-hidden": "true" }, initials(person.name));
  node.style.setProperty("--hue", hue);
  return node;
}

export const place = (person) => [person.role, person.unit].filter(Boolean).join(", ");

export function personButton(person, { current, unread, choose, testid }) {
  const badge = unread
    ? element("span", { class: "badge", "aria-label": say("unread", { count: unread }) }, String(unread))
    : null;
  return element(
    "button",
    { type: "button", class: "person", "aria-current": current ? "true" : null, "data-testid": testid, on: { click: choose } },
    avatar(person),
    element("span", { class: "about" }, element("b", {}, person.name), element("small", {}, place(person))),
    badge,
  );
}
