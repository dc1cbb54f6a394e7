// Text with entities, as nodes: nothing that a person wrote is ever read as HTML.
const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", spoiler: "span",
};
const SAFE = /^(https?:|mailto:|tel:)/i;

export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "on") for (const [event, act] of Object.entries(value)) node.addEventListener(event, act);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value != null) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

// JavaScript strings count in UTF-16 units, as entities do.
export function rich(text, entities, actions) {
  return span(text, 0, text.length, entities || [], actions);
}

function span(text, from, to, entities, actions) {
  const nodes = document.createDocumentFragment();
  let place = from;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    const end = Math.min(entity.offset + entity.length, to);
    const inside = [];
    index += 1;
    while (index < entities.length && entities[index].offset < end) inside.push(entities[index++]);
    if (entity.offset < place) continue;
    nodes.append(text.slice(place, entity.offset), marked(text, entity, end, inside, actions));
    place = end;
  }
  nodes.append(text.slice(place, to));
  return nodes;
}

function marked(text, entity, end, inside, actions) {
  const words = text.slice(entity.offset, end);
  const children = span(text, entity.offset, end, inside, actions);
  if (entity.type in TAGS) return element(TAGS[entity.type], { class: entity.type }, children);
  if (entity.type === "url") return link(words, [children], actions);
  if (entity.type === "text_link") return link(entity.url, [children], actions);
  if (entity.type === "bot_command") {
    return element("button", { type: "button", class: "command", on: { click: () => actions.say(words) } }, children);
  }
  return element("span", { class: entity.type }, children);
}

export function link(url, children, actions, attributes = {}) {
  const token = actions.startToken(url);
  if (token) {
    const open = (event) => { event.preventDefault(); actions.openLink(token); };
    return element("a", { href: url, ...attributes, on: { click: open } }, ...children);
  }
  if (!SAFE.test(url)) return element("span", {}, ...children);
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer", ...attributes }, ...children);
}
