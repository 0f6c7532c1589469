// Where the owner of a phone writes: text, commands, attachments.

import { make, show } from "/pages/simulator_elements.js";
import { Menu } from "/pages/simulator_menu.js";

const HIGHEST_FIELD = 116;

export class Composer {
  // `say(text)` and `edit(message, text)` resolve to whether it arrived; `share(kind)` and `sendDocument(file)` send an
  // attachment.
  constructor(form, { say, edit, share, sendDocument }) {
    this.form = form;
    this.field = form.querySelector("textarea");
    this.say = say;
    this.edit = edit;
    this.changing = null;
    this.attach = new Menu(form.querySelector(".attach"), form.querySelector(".attach-menu"));
    this.commands = new Menu(form.querySelector(".slash"), form.querySelector(".command-menu"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.field.addEventListener("keydown", (event) => this.#key(event));
    this.field.addEventListener("input", () => this.#typed());
    const chooser = form.querySelector("input[type=file]");
    chooser.addEventListener("change", () => {
      if (chooser.files.length > 0) sendDocument(chooser.files[0]);
      chooser.value = "";
    });
    for (const item of this.attach.items())
      item.addEventListener("click", () => (item.dataset.kind === "document" ? chooser.click() : share(item.dataset.kind)));
  }

  name(person) {
    this.field.setAttribute("aria-label", `Pesan dari ${person.name}`);
  }

  offer(commands) {
    show(this.commands.opener, commands.length > 0);
    const items = commands.map(({ command, description }) => {
      const label = [make("b", {}, `/${command}`), make("span", {}, description)];
      return make("button", { type: "button", role: "menuitem", tabindex: "-1" }, ...label);
    });
    items.forEach((item, place) => item.addEventListener("click", () => this.#command(commands[place].command)));
    this.commands.fill(items);
  }

  // While the story plays or the program is gone nobody can write; `why` stands in the field then.
  lock(why) {
    this.field.placeholder = why ?? "Tulis pesan…";
    if (this.field.disabled === Boolean(why)) return;
    for (const control of this.form.querySelectorAll("button, textarea")) control.disabled = Boolean(why);
    if (why) for (const menu of [this.attach, this.commands]) menu.close();
  }

  // The next text replaces this message; Escape leaves it as it is.
  change(message) {
    this.changing = message;
    this.field.value = message.text;
    this.form.classList.add("changing");
    this.#typed();
    this.field.focus();
  }

  clear() {
    this.changing = null;
    this.form.classList.remove("changing");
    this.field.value = "";
    this.#typed();
  }

  async #send() {
    const text = this.field.value.trim();
    if (!text) return;
    const { changing } = this;
    this.clear();
    const arrived = changing ? await this.edit(changing, text) : await this.say(text);
    if (!arrived && !this.field.value) this.field.value = text;
  }

  #command(command) {
    if (this.field.value.startsWith("/")) this.clear();
    this.say(`/${command}`);
  }

  #key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#send();
    } else if (event.key === "ArrowUp" && this.commands.isOpen()) {
      event.preventDefault();
      this.commands.items().at(-1)?.focus();
    } else if (event.key === "Escape") {
      if (this.changing) this.clear();
      this.commands.close();
    }
  }

  #typed() {
    const { field } = this;
    field.style.height = "auto";
    const wanted = field.scrollHeight + field.offsetHeight - field.clientHeight; // the border counts as height too
    if (field.value) field.style.height = `${Math.min(wanted, HIGHEST_FIELD)}px`; // a long placeholder asks for none
    field.style.overflowY = wanted > HIGHEST_FIELD ? "auto" : "hidden"; // else Chromium shows arrows for half a pixel
    if (field.value === "/" && this.commands.items().length > 0) this.commands.open({ focus: false });
    else if (!field.value.startsWith("/")) this.commands.close();
  }
}
