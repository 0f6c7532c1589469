import { show } from "/pages/simulator_elements.js";

// A list that opens beside its button: arrows move, Escape and a click elsewhere close.
export class Menu {
  constructor(opener, list) {
    this.opener = opener;
    this.list = list;
    opener.addEventListener("click", () => (this.isOpen() ? this.close() : this.open()));
    list.addEventListener("click", () => this.close({ back: true }));
    list.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("pointerdown", ({ target }) => {
      if (this.isOpen() && !list.contains(target) && !opener.contains(target)) this.close();
    });
  }

  items() {
    return [...this.list.querySelectorAll("button")];
  }

  fill(items) {
    this.list.replaceChildren(...items);
  }

  isOpen() {
    return !this.list.hidden;
  }

  open({ focus = true } = {}) {
    show(this.list, true);
    this.opener.setAttribute("aria-expanded", "true");
    if (focus) this.items()[0]?.focus();
  }

  close({ back = false } = {}) {
    if (!this.isOpen()) return;
    show(this.list, false);
    this.opener.setAttribute("aria-expanded", "false");
    if (back) this.opener.focus();
  }

  #key(event) {
    const items = this.items();
    const place = items.indexOf(document.activeElement);
    const next = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: items.length - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      items.at(next % items.length)?.focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      this.close({ back: event.key === "Escape" });
    }
  }
}
