// Builds parts of the page. Whatever people or the program wrote arrives as text: nothing here reads HTML.

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

export function icon(name) {
  const [svg, use] = ["svg", "use"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
  use.setAttribute("href", `#icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}

// Writes only what differs: a screen reader and a reader's selection are left in peace.
export function write(element, text) {
  const wanted = text ?? "";
  if (element.textContent !== wanted) element.textContent = wanted;
}

export function show(element, visible) {
  if (element.hidden === visible) element.hidden = !visible;
}

// Remembers what was drawn last, so that each poll redraws only what changed.
export function changed(owner, key, value) {
  const now = JSON.stringify(value);
  owner.drawn ??= new Map();
  if (owner.drawn.get(key) === now) return false;
  owner.drawn.set(key, now);
  return true;
}
