// Every word that the page shows, and how dates are said.
let words = {};

export async function loadWords() {
  const wished = new URLSearchParams(location.search).get("lang") || "vi";
  words = await (await fetch(`/words/${wished}.json`)).json();
  document.documentElement.lang = wished;
  document.title = words.title;
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = say(node.dataset.word);
  for (const node of document.querySelectorAll("[data-label]")) label(node, say(node.dataset.label));
  for (const node of document.querySelectorAll("[data-placeholder]")) node.placeholder = say(node.dataset.placeholder);
}

export function say(key, values = {}) {
  const text = words[key];
  if (text === undefined) throw new Error(`no words for ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export function sayError(key) {
  return words.errors[key] || words.errors.other;
}

export function label(node, text) {
  node.setAttribute("aria-label", text);
  if (node.matches("button, label")) node.title = text;
}

const HOUR = 3600 * 1000;
const two = (number) => String(number).padStart(2, "0");

// A moment as the wall in Viet Nam shows it.
export function wall(milliseconds) {
  const shifted = new Date(milliseconds + 7 * HOUR);
  const [day, month, year] = [shifted.getUTCDate(), shifted.getUTCMonth() + 1, shifted.getUTCFullYear()];
  const time = `${two(shifted.getUTCHours())}:${two(shifted.getUTCMinutes())}`;
  const weekday = words.weekdays[shifted.getUTCDay()];
  return {
    time,
    day: `${weekday} ${two(day)}/${two(month)}/${year}`,
    short: `${weekday} ${two(day)}/${two(month)}`,
    key: `${year}-${two(month)}-${two(day)}`,
    input: `${year}-${two(month)}-${two(day)}T${time}`,
  };
}

export function upper(text) {
  return text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
}

export function size(bytes) {
  const [unit, number] = bytes >= 1e6 ? ["megabytes", bytes / 1e6] : ["kilobytes", bytes / 1e3];
  const said = number.toLocaleString("vi-VN", { maximumFractionDigits: number < 10 ? 1 : 0 });
  return say(unit, { size: said });
}
