// On a narrow screen the phones stand behind one another: a tab each, with a dot where something new came.

import { make, write } from "/pages/simulator_elements.js";
import { initial, shortName } from "/pages/simulator_phone.js";

const PIXELS_BESIDE = 12;

export class Tabs {
  constructor(nav, frame) {
    this.nav = nav;
    this.frame = frame;
    this.phones = [];
    frame.addEventListener("scrollend", () => this.draw());
    addEventListener("resize", () => this.draw());
  }

  stand(phones) {
    this.phones = phones;
    this.nav.replaceChildren(...phones.map((phone) => tabOf(() => this.goTo(phone))));
  }

  draw() {
    this.phones.forEach((phone, place) => {
      const tab = this.nav.children[place];
      const inView = this.#sees(phone);
      if (inView) phone.unread = false;
      tab.dataset.role = phone.person.role;
      tab.setAttribute("aria-label", `Telepon ${phone.person.name}${phone.unread ? ", ada pesan baru" : ""}`);
      tab.setAttribute("aria-pressed", String(inView));
      tab.classList.toggle("unread", phone.unread);
      write(tab.children[0], initial(phone.person.name));
      write(tab.children[1], shortName(phone.person.name));
    });
  }

  goTo({ node }) {
    this.frame.scrollLeft = node.offsetLeft - this.frame.offsetLeft - PIXELS_BESIDE;
  }

  // Brings whoever spoke last into sight: the story goes from phone to phone.
  follow() {
    const speaking = this.phones.findLast((phone) => phone.unread && !this.#sees(phone));
    if (speaking) this.goTo(speaking);
  }

  #sees({ node }) {
    const frame = this.frame.getBoundingClientRect();
    const { left, right } = node.getBoundingClientRect();
    const middle = (left + right) / 2;
    return middle > frame.left && middle < frame.right;
  }
}

function tabOf(go) {
  const avatar = make("span", { class: "avatar", "aria-hidden": "true" });
  return make("button", { type: "button", onclick: go }, avatar, make("span", { class: "tab-name" }));
}
