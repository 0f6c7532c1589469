// The line below a phone's head: which app it has, whether WhatsApp's window is open, and what may be done to it.

import { make, show, write } from "/pages/simulator_elements.js";
import { Menu } from "/pages/simulator_menu.js";

const TROUBLES = { off: "HP mati", without_data: "Kuota habis", blocked: "Memblokir" };

export class Handle {
  // `turn(switch, on)` and `give(app)` tell the program.
  constructor(line, { turn, give }) {
    this.line = line;
    const part = (selector) => line.querySelector(selector);
    this.app = part(".app");
    this.window = part(".window");
    this.troubles = part(".troubles");
    this.opener = part(".handle");
    this.menu = new Menu(this.opener, part(".phone-menu"));
    for (const item of this.menu.items())
      item.addEventListener("click", () => {
        const { switch: name, app } = item.dataset;
        if (name) turn(name, item.getAttribute("aria-checked") !== "true");
        else if (item.getAttribute("aria-checked") !== "true") give(app);
      });
  }

  show(phone) {
    write(this.app, phone.label);
    show(this.window, phone.app === "whatsapp");
    write(this.window, phone.window_open ? `Jendela s.d. ${phone.window_ends}` : "Jendela tutup");
    this.window.title = phone.window_open ? "Sampai saat itu teks bebas boleh dikirim" : "Hanya templat yang boleh dikirim";
    this.window.classList.toggle("open", phone.window_open);
    const standing = Object.keys(TROUBLES).filter((name) => phone[name]);
    this.troubles.replaceChildren(...standing.map((name) => make("span", { class: "chip bad" }, TROUBLES[name])));
    for (const item of this.menu.items()) {
      const { switch: name, app } = item.dataset;
      item.setAttribute("aria-checked", String(name ? phone[name] : phone.app === app));
    }
  }

  lock(locked) {
    this.opener.disabled = locked;
    if (locked) this.menu.close();
  }
}
