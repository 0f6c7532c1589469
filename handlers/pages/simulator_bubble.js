// What a bubble says of its own way: by which channel it came, and how far it got.

import { icon, make } from "/pages/simulator_elements.js";

const CHANNELS = { telegram: "Telegram", whatsapp: "WhatsApp", sms: "SMS" };
const TICKS = { sent: ["✓", "terkirim, belum sampai"], delivered: ["✓✓", "sampai"], read: ["✓✓", "dibaca"] };
const REASONS = {
  63016: "jendela 24 jam sudah tertutup",
  63003: "nomor ini tidak memakai WhatsApp",
  30003: "HP mati",
  30005: "nomor ini tidak aktif",
};

// "SMS · 2 segmen", "templat", or nothing where the bubble came as the phone's own app would bring it.
export function tag({ from, channel, segments, template }, app) {
  const told = [];
  if (channel === "sms" || channel !== (app === "whatsapp" ? "whatsapp" : "telegram")) told.push(CHANNELS[channel]);
  if (segments > 0) told.push(`${segments} segmen`);
  if (template) told.push("templat");
  if (told.length === 0 || from !== "bot") return null;
  return make("span", { class: "tag" }, told.join(" · "));
}

// The hour, and of what the assistant sent by WhatsApp or SMS its ticks or why it never came.
export function stamp(message) {
  const { at, edited, state, channel, code } = message;
  const line = make("span", { class: "stamp" }, edited ? `diubah ${at}` : at);
  if (state === "failed") line.append(" ", make("strong", {}, `gagal: ${REASONS[code] ?? "tidak sampai"} (${code})`));
  else if (channel !== "telegram" && TICKS[state]) {
    const [ticks, said] = TICKS[state];
    line.append(" ", make("span", { class: `ticks ${state}`, role: "img", "aria-label": said, title: said }, ticks));
  }
  return line;
}

// The class of a bubble that is not on the phone: on its way, or failed.
export const fate = ({ state }) => ({ sent: "under-way", failed: "failed" })[state] ?? null;

// WhatsApp shows a list behind one button.
export function openedList(label, rows) {
  const list = make("div", { class: "keyboard list", role: "group", "aria-label": "Pilihan", hidden: true }, ...rows);
  const open = ({ currentTarget }) => {
    list.hidden = !list.hidden;
    currentTarget.setAttribute("aria-expanded", String(!list.hidden));
    if (!list.hidden) list.scrollIntoView({ block: "nearest" });
  };
  const opener = make("button", { type: "button", "aria-expanded": "false", onclick: open }, icon("list"), label);
  return make("div", { class: "keyboard with-list" }, make("div", { class: "row" }, opener), list);
}
