// The top of the page: the clock, what moves it, and how far the story is.

import { changed, show, write } from "/pages/simulator_elements.js";
import * as server from "/pages/simulator_server.js";

const MILLISECONDS_OF_TOAST = 7000;

const YOUR_TURN = "Sekarang giliran Anda: tulis atau tekan apa saja.";

const part = (id) => document.getElementById(id);

export class Bar {
  // `acted()` has the page look at the program at once, `begun()` also forget all it knew.
  constructor({ acted, begun }) {
    this.acted = acted;
    this.begun = begun;
    this.tools = [...document.querySelectorAll(".bar .tool")];
    this.busy = false;
    // What the reader did by hand is not thrown away without a question.
    this.handmade = false;
    for (const tool of document.querySelectorAll("[data-forward]"))
      tool.addEventListener("click", () => this.#do(tool, () => this.#forward(tool.dataset.forward)));
    part("play").addEventListener("click", () => this.#startAnew(part("play"), server.play, "Putar cerita dari awal?"));
    part("reset").addEventListener("click", () => this.#startAnew(part("reset"), server.reset, "Mulai ulang dari awal?"));
    part("story-close").addEventListener("click", () => show(part("story"), false));
  }

  show(state) {
    const [day, time] = state.now_text.split(" pukul ");
    write(part("clock-time"), time ?? state.now_text);
    write(part("clock-day"), time ? day : "");
    part("clock-time").setAttribute("datetime", state.now);
    write(part("clock-next"), state.next_text ? `Berikutnya: ${state.next_text}` : "");
    this.playing = state.playing;
    this.#tools();
    this.#story(state);
  }

  lock(gone) {
    this.gone = gone;
    this.#tools();
  }

  #tools() {
    for (const tool of this.tools) {
      const locked = this.playing && tool !== part("reset"); // beginning anew ends a running story
      tool.disabled = Boolean(this.gone || this.busy || locked);
    }
  }

  #story({ playing, story }) {
    if (!changed(this, "story", [playing, story])) return;
    show(part("story"), story !== null);
    if (story === null) return;
    const { step, of, title } = story;
    const ended = step < of ? "Cerita terhenti" : "Cerita selesai";
    write(part("story-count"), playing ? `Langkah ${step} dari ${of}` : ended);
    write(part("story-title"), playing || step < of ? title : YOUR_TURN);
    Object.assign(part("story-progress"), { max: of, value: Math.max(step - 1, 0) });
    show(part("story-progress"), playing);
    show(part("story-close"), !playing);
  }

  async #startAnew(tool, act, question) {
    if (this.handmade && !(await agreed(`${question} Percakapan di simulator ini akan dihapus.`))) return;
    this.#do(tool, async () => {
      await act();
      this.handmade = false;
      this.begun();
    });
  }

  async #forward(step) {
    this.handmade = true;
    await server.forward(step);
  }

  async #do(tool, act) {
    this.busy = true;
    tool.setAttribute("aria-busy", "true");
    this.#tools();
    try {
      await act();
    } catch (error) {
      toast(error instanceof server.Refused ? error.message : "Server tidak menjawab. Silakan coba lagi.");
    } finally {
      await this.acted();
      this.busy = false;
      tool.removeAttribute("aria-busy");
      this.#tools();
      if (document.activeElement === document.body && !tool.disabled) tool.focus(); // it was disabled meanwhile
    }
  }
}

function toast(sentence) {
  write(part("toast"), sentence);
  show(part("toast"), true);
  clearTimeout(toast.ending);
  toast.ending = setTimeout(() => show(part("toast"), false), MILLISECONDS_OF_TOAST);
}

// Resolves to whether the reader said yes.
function agreed(question) {
  const dialog = part("question");
  write(part("question-text"), question);
  dialog.returnValue = "no";
  dialog.showModal();
  for (const button of dialog.querySelectorAll("[data-answer]"))
    button.onclick = () => dialog.close(button.dataset.answer);
  return new Promise((settle) => {
    dialog.onclose = () => settle(dialog.returnValue === "yes");
  });
}
