// Building the page. Text enters as text nodes only, so nothing that an article says can become markup.

function build(node, props, children) {
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener);
    else if (name === "style") for (const [key, one] of Object.entries(value)) node.style.setProperty(key, one);
    else if (name === "data") Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...present(children));
  return node;
}

const present = (children) =>
  children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== "");
const put = (node, ...children) => node.replaceChildren(...present(children));
const attach = (node, ...children) => node.append(...present(children));

const el = (tag, props, ...children) => build(document.createElement(tag), props, children);
const svg = (tag, props, ...children) =>
  build(document.createElementNS("http://www.w3.org/2000/svg", tag), props, children);
const byId = (id) => document.getElementById(id);

// Words of articles keep their writing direction to themselves.
const said = (text, props) => el("bdi", props, text);

function joined(nodes, separator = ", ") {
  return nodes.flatMap((node, place) => (place ? [separator, node] : [node]));
}

function group(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  }
  return groups;
}

// One tab stop for many buttons: arrow keys move among them.
function roving(container, selector) {
  const items = () => [...container.querySelectorAll(selector)];
  const all = items();
  all.forEach((item, place) => item.setAttribute("tabindex", place ? "-1" : "0"));
  if (container.dataset.roving) return;
  container.dataset.roving = "1";
  container.addEventListener("keydown", (event) => {
    const list = items();
    const here = list.indexOf(document.activeElement);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const to = event.key === "Home" ? 0 : event.key === "End" ? list.length - 1 : step ? here + step : -1;
    if (here < 0 || to < 0 || to >= list.length) return;
    event.preventDefault();
    event.stopPropagation();
    list[here].setAttribute("tabindex", "-1");
    list[to].setAttribute("tabindex", "0");
    list[to].focus();
  });
}

// Show the first items of a long list, and the others when asked.
function inPortions(list, items, build, size, label) {
  let shown = 0;
  const button = el("button", { type: "button", class: "more", on: { click: () => portion(true) } });
  function portion(byHand) {
    const next = items.slice(shown, shown + size).map(build);
    list.append(...next);
    shown += next.length;
    button.textContent = fill(label, { n: items.length - shown });
    button.hidden = shown >= items.length;
    if (byHand && next.length) (next[0].querySelector("summary, button, a") ?? next[0]).focus();
  }
  portion(false);
  button.showAll = () => {
    while (shown < items.length) portion(false);
  };
  return button;
}
