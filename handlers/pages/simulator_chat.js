// One conversation as bubbles: days, texts, pictures, files and the buttons below them.

import { fate, openedList, stamp, tag } from "/pages/simulator_bubble.js";
import { icon, make, show } from "/pages/simulator_elements.js";

const NOTHING = {
  telegram: "Belum ada percakapan. Tulis sesuatu di bawah, misalnya: halo",
  sms: "Belum ada SMS yang masuk.",
  none: "Tidak ada yang sampai ke sini.",
};
const PIXELS_THAT_COUNT_AS_THE_END = 48;

export class Chat {
  // `tapped(message, data)` is promised to settle when the program has answered the tap; `edited(message)` begins
  // changing one's own text.
  constructor(list, newer, tapped, edited) {
    this.list = list;
    this.newer = newer;
    this.tapped = tapped;
    this.edited = edited;
    this.locked = false;
    this.app = "telegram";
    this.clear();
    list.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    // A picture that has loaded or a phone that has shrunk must not hide the newest message.
    list.addEventListener("load", () => this.atEnd && this.toEnd(), { capture: true });
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(list);
    newer.addEventListener("click", () => {
      this.toEnd();
      list.focus({ preventScroll: true });
    });
  }

  clear() {
    this.atEnd = true;
    this.shown = new Map();
    this.chosen = new Map();
    this.list.setAttribute("aria-live", "off"); // what was there before is not news
    this.list.replaceChildren();
    show(this.newer, false);
  }

  // Which app the phone has open: what came by another says so.
  isOn(app) {
    if (this.app === app) return;
    this.app = app;
    this.clear();
  }

  // Draws what is new or changed; returns how many messages were added since the chat was opened.
  draw(messages) {
    const first = this.shown.size === 0;
    if (!this.#continues(messages)) this.#forget();
    const added = messages.filter((message) => this.#place(message, messages));
    this.#emptyNote(messages.length === 0);
    if (!first) for (const message of added) this.shown.get(keyOf(message)).node.classList.add("fresh");
    if (first || this.atEnd || added.some((message) => message.from === "me")) this.toEnd();
    else if (added.length > 0) show(this.newer, true);
    requestAnimationFrame(() => this.list.setAttribute("aria-live", "polite"));
    return first ? 0 : added.length;
  }

  toEnd() {
    this.atEnd = true;
    this.list.scrollTop = this.list.scrollHeight;
    show(this.newer, false);
  }

  typing(visible) {
    this.dots?.remove();
    this.dots = null;
    if (!visible) return;
    this.dots = make("div", { class: "typing", "aria-hidden": "true" }, make("i"), make("i"), make("i"));
    this.list.append(this.dots);
    if (this.atEnd) this.toEnd();
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    const size = `${scrollHeight} ${clientHeight}`;
    const moved = size !== this.size; // by the layout, not by the reader
    this.size = size;
    if (moved && this.atEnd) return this.toEnd();
    this.atEnd = scrollHeight - scrollTop - clientHeight < PIXELS_THAT_COUNT_AS_THE_END;
    if (this.atEnd) show(this.newer, false);
  }

  // Whether everything shown still stands, in the same order, at the start of `messages`.
  #continues(messages) {
    return [...this.shown.keys()].every((key, index) => messages[index] && keyOf(messages[index]) === key);
  }

  #forget() {
    this.atEnd = true;
    this.shown.clear();
    this.list.replaceChildren();
  }

  // True if the message is a new one.
  #place(message, messages) {
    const key = keyOf(message);
    const json = JSON.stringify(message);
    const known = this.shown.get(key);
    if (known?.json === json) return false;
    const node = this.#bubble(message);
    if (known) {
      this.chosen.delete(key);
      replaceKeepingFocus(known.node, node);
    } else {
      this.#append(message, messages, node);
    }
    this.shown.set(key, { node, json });
    return !known;
  }

  #append(message, messages, node) {
    const before = messages[this.shown.size - 1];
    if (message.day !== before?.day) this.list.append(make("p", { class: "day" }, make("span", {}, message.day)));
    else if (message.from !== before.from) node.classList.add("turn");
    this.list.append(node);
    if (this.dots) this.list.append(this.dots);
  }

  #emptyNote(empty) {
    if (!empty) this.list.querySelector(".empty")?.remove();
    else if (!this.list.querySelector(".empty"))
      this.list.append(make("p", { class: "empty" }, NOTHING[this.app] ?? NOTHING.telegram));
  }

  #bubble(message) {
    const mine = message.from === "me";
    const bubble = make("div", { class: "bubble" }, make("span", { class: "unseen" }, mine ? "Saya: " : "Asisten: "));
    const way = tag(message, this.app);
    if (way) bubble.append(way);
    if (message.photo) bubble.append(picture(message.photo));
    if (message.document) bubble.append(file(message.document));
    if (message.text) bubble.append(make("p", { class: "text" }, message.text));
    bubble.append(stamp(message));
    if (message.may_edit) bubble.append(this.#pencil(message));
    const node = make("div", { class: `message ${mine ? "mine" : "bot"} on-${message.channel}` }, bubble);
    const mark = fate(message);
    if (mark) node.classList.add(mark);
    if (message.rows.length > 0 && !mark) node.append(this.#keyboard(message)); // what is not there can't be pressed
    return node;
  }

  #pencil(message) {
    const change = () => !this.locked && this.edited(message);
    return make("button", { type: "button", class: "pencil", "aria-label": "Ubah pesan ini", onclick: change }, "✎");
  }

  #keyboard(message) {
    const chosen = new Set([message.tapped ?? this.chosen.get(keyOf(message)) ?? []].flat());
    const rows = message.rows.map((row) =>
      make("div", { class: "row" }, ...row.map((button) => this.#button(message, button, chosen.has(button.data)))),
    );
    if (message.list_label) return openedList(message.list_label, rows);
    return make("div", { class: "keyboard", role: "group", "aria-label": "Pilihan" }, ...rows);
  }

  #button(message, { text, data }, chosen) {
    const press = async ({ currentTarget: button }) => {
      if (this.locked || button.closest(".keyboard").querySelector(".waiting")) return;
      button.classList.add("waiting");
      button.setAttribute("aria-busy", "true");
      const worked = await this.tapped(message, data);
      button.classList.remove("waiting");
      button.removeAttribute("aria-busy");
      if (worked && button.isConnected) this.#mark(message, button, data);
    };
    return make("button", { type: "button", class: chosen ? "chosen" : null, onclick: press }, text);
  }

  #mark(message, button, data) {
    this.chosen.set(keyOf(message), data);
    button.closest(".keyboard").querySelector(".chosen")?.classList.remove("chosen");
    button.classList.add("chosen");
  }
}

const keyOf = (message) => `${message.from} ${message.id}`;

function picture(source) {
  const open = () => {
    const dialog = document.getElementById("picture");
    dialog.querySelector("img").src = source;
    dialog.showModal();
  };
  const image = make("img", { src: source, alt: "Foto" });
  return make("button", { type: "button", class: "photo", "aria-label": "Perbesar foto", onclick: open }, image);
}

function file({ name, url }) {
  return make("a", { class: "file", href: url, download: name }, icon("document"), make("span", {}, name));
}

// A checklist is redrawn at each tick: whoever works with the keyboard stays on the same button.
function replaceKeepingFocus(old, fresh) {
  const place = [...old.querySelectorAll("button")].indexOf(document.activeElement);
  old.replaceWith(fresh);
  if (place >= 0) fresh.querySelectorAll("button")[place]?.focus({ preventScroll: true });
}
