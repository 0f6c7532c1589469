// One phone in somebody's hand: whose it is, her chat with the assistant, and what she sends.

import { Chat } from "/pages/simulator_chat.js";
import { Composer } from "/pages/simulator_composer.js";
import { changed, make, show, write } from "/pages/simulator_elements.js";
import { Handle } from "/pages/simulator_handle.js";
import * as server from "/pages/simulator_server.js";

const MILLISECONDS_BEFORE_DOTS = 250;
const MILLISECONDS_OF_GLOW = 2500;
const OFFICE = "Petugas";
const UNLISTED = "Tidak ada dalam daftar";
const OUTSIDE = "Di luar daftar";

export class Phone {
  // `acted()` has the page look at the program at once; `chosen(phone, id)` another person for this phone.
  constructor(template, { acted, chosen }) {
    this.node = template.content.firstElementChild.cloneNode(true);
    this.acted = acted;
    const part = (selector) => this.node.querySelector(selector);
    this.parts = { avatar: part(".avatar"), name: part(".name"), role: part(".role"), refusal: part(".refusal") };
    this.silent = part(".silent");
    this.handle = new Handle(part(".line"), {
      turn: (name, on) => this.#do(() => server.turnSwitch(this.person.id, name, on)),
      give: (app) => this.#do(() => server.givePhone(this.person.id, app)),
    });
    this.select = part("select");
    this.select.addEventListener("change", () => chosen(this, Number(this.select.value)));
    this.chat = new Chat(part(".chat"), part(".newer"), (message, data) =>
      this.#do(() => server.tap(this.person.id, message.id, data)),
      (message) => this.composer.change(message),
    );
    this.composer = new Composer(part(".composer"), {
      say: (text) => this.#do(() => server.say(this.person.id, text)),
      edit: (message, text) => this.#do(() => server.edit(this.person.id, message.id, text)),
      share: (kind) => this.#do(() => server.share(this.person.id, kind)),
      sendDocument: (file) => this.#do(() => server.sendDocument(this.person.id, file)),
    });
    this.keyboard = part(".reply-keyboard");
    this.keyboard.firstElementChild.addEventListener("click", () =>
      this.#do(() => server.share(this.person.id, "contact")),
    );
    this.unread = false;
  }

  // Puts the phone into `person`'s hand, or shows what changed about her.
  hold(person) {
    if (this.person?.id !== person.id) {
      this.chat.clear();
      this.composer.clear();
      this.#refusal(null);
      this.revision = undefined;
    }
    this.person = person;
    this.#holdsPhone(person.phone);
    if (!changed(this, "person", [person.id, person.name, person.role_label, person.group, person.joined])) return;
    this.node.dataset.role = person.role;
    this.node.setAttribute("aria-label", `Telepon ${person.name}`);
    this.chat.list.setAttribute("aria-label", `Percakapan ${person.name}`);
    write(this.parts.avatar, initial(person.name));
    write(this.parts.name, person.name);
    write(this.parts.role, [person.role_label || UNLISTED, person.group].filter(Boolean).join(" · "));
    this.parts.role.classList.toggle("outside", !person.joined);
    this.composer.name(person);
  }

  // What it is and what of it works.
  #holdsPhone(phone) {
    if (!changed(this, "phone", [this.person.id, phone])) return;
    this.node.dataset.app = phone.app;
    this.node.classList.toggle("dead", phone.off);
    this.handle.show(phone);
    this.chat.isOn(phone.app);
    write(this.silent, phone.why_silent);
    show(this.silent, phone.why_silent !== null);
    show(this.composer.form, phone.why_silent === null);
    this.forgetRevision();
  }

  offer(people) {
    if (changed(this, "people", people.map(({ id, name, group, role, phone }) => [id, name, group, role, phone.app])))
      this.select.replaceChildren(...optionGroups(people));
    if (this.select.value !== String(this.person.id)) this.select.value = String(this.person.id);
  }

  // Fetches the chat if it changed since it was last drawn. Raises what the server module raises.
  async refresh() {
    const { id, rev } = this.person;
    if (rev === this.revision) return;
    const { messages, commands } = await server.chat(id);
    if (this.person.id !== id) return; // another person took the phone meanwhile
    const added = this.chat.draw(messages);
    this.revision = rev;
    if (changed(this, "commands", commands)) this.composer.offer(commands);
    this.#contactButton(messages);
    if (added > 0) this.#glow();
  }

  forgetRevision() {
    this.revision = undefined;
  }

  lock(why) {
    this.node.classList.toggle("locked", Boolean(why));
    this.handle.lock(Boolean(why));
    this.chat.locked = Boolean(why);
    this.keyboard.firstElementChild.disabled = Boolean(why);
    this.composer.lock(why);
  }

  // Shown as long as nothing newer came from the assistant, as Telegram shows its reply keyboard.
  #contactButton(messages) {
    const newest = messages.findLast((message) => message.from === "bot");
    const label = (this.person.phone.app === "telegram" && newest?.contact_button) || null;
    write(this.keyboard.firstElementChild, label);
    show(this.keyboard, label !== null);
    if (label !== null) this.chat.toEnd();
  }

  async #do(act) {
    this.#refusal(null);
    const dots = setTimeout(() => this.chat.typing(true), MILLISECONDS_BEFORE_DOTS);
    try {
      await act();
      return true;
    } catch (error) {
      this.#refusal(error instanceof server.Refused ? error.message : "Belum terkirim: server tidak menjawab.");
      return false;
    } finally {
      clearTimeout(dots);
      this.chat.typing(false);
      await this.acted();
    }
  }

  #refusal(sentence) {
    write(this.parts.refusal, sentence);
    show(this.parts.refusal, sentence !== null);
  }

  #glow() {
    this.unread = true;
    clearTimeout(this.glowing);
    this.node.classList.add("speaking");
    this.glowing = setTimeout(() => this.node.classList.remove("speaking"), MILLISECONDS_OF_GLOW);
  }
}

const TITLES = /^(bu|ibu|pak|bapak|mbak|mas)\s+/iu;

export const initial = (name) => [...name.replace(TITLES, "")][0]?.toUpperCase() ?? "?";

export const shortName = (name) => name.replace(TITLES, "").split(" ")[0];

function optionGroups(people) {
  const groups = Map.groupBy(people, groupOf);
  return [...groups].map(([label, members]) =>
    make("optgroup", { label }, ...members.map((one) => make("option", { value: one.id }, optionText(one)))),
  );
}

const groupOf = ({ role, group }) => (role === "stranger" ? OUTSIDE : group ?? OFFICE);

const NOT_ON_TELEGRAM = { whatsapp: "WhatsApp", sms: "SMS", none: "tanpa HP" };

function optionText({ name, role, role_label: label, phone }) {
  const notes = [role === "kpm" || role === "stranger" ? null : label, NOT_ON_TELEGRAM[phone.app]].filter(Boolean);
  return notes.length > 0 ? `${name} (${notes.join(", ")})` : name;
}
