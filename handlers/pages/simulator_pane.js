// Behind the scenes: what the jobs did, and what stands in the outbox.

import { changed, make, show, write } from "/pages/simulator_elements.js";

const WAITING = ["queued", "claimed", "sending", "knocked"];
const STATES = {
  queued: ["menunggu", "waiting"],
  claimed: ["diambil", "waiting"],
  sending: ["dikirim", "waiting"],
  knocked: ["menunggu dibuka", "waiting"],
  sent: ["terkirim", "good"],
  delivered: ["sampai", "good"],
  read: ["dibaca", "good"],
  failed: ["gagal", "bad"],
  unreachable: ["tak terjangkau", "calm"], // no phone: her ketua tells her
  unknown: ["belum pasti", "waiting"],
  dropped: ["tidak jadi", "calm"],
};
const ROWS = 40;
// Below this height the phones need all the room there is.
const PIXELS_FOR_AN_OPEN_PANE = 860;
const PIXELS_WIDE_ENOUGH = 1000;

const part = (id) => document.getElementById(id);

export class Pane {
  constructor() {
    part("pane-toggle").addEventListener("click", () => this.open(part("pane-body").hidden));
    part("only-waiting").addEventListener("change", () => this.#outbox(this.outbox ?? []));
    this.open(innerHeight >= PIXELS_FOR_AN_OPEN_PANE && innerWidth >= PIXELS_WIDE_ENOUGH);
  }

  open(wanted) {
    show(part("pane-body"), wanted);
    part("pane").classList.toggle("open", wanted);
    part("pane-toggle").setAttribute("aria-expanded", String(wanted));
  }

  show({ jobs, outbox, outbox_counts: counts, spending }) {
    if (changed(this, "spending", spending)) part("spending").replaceChildren(...spendingChips(spending));
    if (changed(this, "jobs", jobs)) this.#jobs(jobs);
    if (changed(this, "counts", counts)) part("counts").replaceChildren(...countChips(counts));
    if (changed(this, "outbox", outbox)) this.#outbox(outbox);
  }

  #jobs(jobs) {
    const [latest] = jobs;
    write(part("latest-job"), latest ? `${latest.label} (${latest.done}), ${latest.at}` : "belum ada");
    const lines = jobs.map(({ at, label, job, done }) =>
      make(
        "li",
        { title: job },
        make("span", { class: "moment" }, at),
        make("span", { class: "job" }, label),
        make("span", { class: "done" }, String(done)),
      ),
    );
    part("jobs").replaceChildren(...(lines.length > 0 ? lines : [make("li", { class: "none" }, "Belum ada pekerjaan.")]));
  }

  #outbox(outbox) {
    this.outbox = outbox;
    const filtered = part("only-waiting").checked;
    const chosen = outbox.filter(({ state }) => !filtered || WAITING.includes(state)).slice(0, ROWS);
    const none = filtered ? "Tidak ada yang menunggu." : "Kotak keluar masih kosong.";
    const empty = make("tr", {}, make("td", { colspan: 5, class: "none" }, none));
    part("outbox").replaceChildren(...(chosen.length > 0 ? chosen.map(outboxRow) : [empty]));
  }
}

function outboxRow({ label, to, way, due, state, state_label: stateLabel, why }) {
  const cells = [label, to ?? "–", way ?? "–", due].map((text) => make("td", {}, text));
  const reason = why && state !== "sent" ? make("span", { class: "why" }, why) : null;
  return make("tr", {}, ...cells, make("td", {}, chip(state, stateLabel), reason));
}

function spendingChips({ tier_used: used, tier, segments, rupiah }) {
  const left = tier - used;
  const opened = `${used} dari ${tier} percakapan WhatsApp dibuka dengan templat dalam 24 jam terakhir`;
  return [
    make("span", { class: `chip ${left > 0 ? "calm" : "bad"}`, title: opened }, `WhatsApp ${used}/${tier}`),
    make("span", { class: "chip calm", title: "Segmen SMS hari ini" }, `SMS ${segments} segmen`),
    make("span", { class: "chip calm", title: "Biaya hari ini menurut tarif pengaturan" }, rupiah),
  ];
}

function countChips(counts) {
  const known = Object.keys(STATES);
  const present = Object.entries(counts).filter(([, count]) => count > 0);
  present.sort(([one], [other]) => known.indexOf(one) - known.indexOf(other));
  return present.map(([state, count]) => chip(state, `${STATES[state]?.[0] ?? state} ${count}`));
}

const chip = (state, text) => make("span", { class: `chip ${STATES[state]?.[1] ?? "calm"}` }, text);
