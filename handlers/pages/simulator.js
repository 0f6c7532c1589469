// The simulator's page: looks at the program again and again and shows what changed.

import { Bar } from "/pages/simulator_bar.js";
import { show, write } from "/pages/simulator_elements.js";
import { Pane } from "/pages/simulator_pane.js";
import { Phone } from "/pages/simulator_phone.js";
import * as server from "/pages/simulator_server.js";
import { Tabs } from "/pages/simulator_tabs.js";

const MILLISECONDS_BETWEEN_LOOKS = 600;
const MILLISECONDS_WHEN_HIDDEN = 2000;
const MILLISECONDS_WHEN_GONE = 2000;
const GONE = "Server berhenti. Halaman ini menyambung lagi begitu server menyala.";

const part = (id) => document.getElementById(id);
const phones = [];
const tabs = new Tabs(part("tabs"), part("phones"));
const bar = new Bar({ acted: lookNow, begun: forgetChats });
const pane = new Pane();
let state = null;
let given = "";
let looking = null;
let timer = 0;

async function look() {
  clearTimeout(timer);
  let pause = document.hidden ? MILLISECONDS_WHEN_HIDDEN : MILLISECONDS_BETWEEN_LOOKS;
  try {
    state = await server.look();
    draw();
    await Promise.all(phones.map((phone) => phone.refresh()));
    if (state.playing) tabs.follow();
    tabs.draw();
    troubled(null);
  } catch (error) {
    if (!(error instanceof server.ServerGone || error instanceof server.Refused)) console.error(error);
    troubled(error instanceof server.Refused ? error.message : GONE);
    pause = MILLISECONDS_WHEN_GONE;
  }
  timer = setTimeout(lookNow, pause);
}

// One look at a time; whoever acted meanwhile gets one that began after her act.
async function lookNow() {
  if (looking) await looking;
  looking ??= look().finally(() => (looking = null));
  return looking;
}

function draw() {
  if (phones.length === 0) unpack(state.phones.length);
  const people = new Map(state.people.map((person) => [person.id, person]));
  const anew = given !== JSON.stringify(state.phones); // the story goes on with other people
  given = JSON.stringify(state.phones);
  phones.forEach((phone, place) => {
    phone.hold((anew ? null : people.get(phone.person?.id)) ?? people.get(state.phones[place]));
    phone.offer(state.people);
  });
  bar.show(state);
  pane.show(state);
}

function unpack(count) {
  while (phones.length < count) phones.push(new Phone(part("phone-template"), { acted: handled, chosen: choose }));
  part("phones").append(...phones.map((phone) => phone.node));
  tabs.stand(phones);
}

function handled() {
  bar.handmade = true;
  return lookNow();
}

// Whoever is already on another phone changes places with the one shown here.
function choose(phone, id) {
  const other = phones.find((one) => one !== phone && one.person.id === id);
  other?.hold(phone.person);
  phone.hold(state.people.find((person) => person.id === id));
  lookNow();
}

function troubled(sentence) {
  if (sentence === null && !part("gone").hidden) forgetChats(); // perhaps it is another run of the program
  write(part("gone"), sentence);
  show(part("gone"), sentence !== null);
  bar.lock(sentence !== null);
  const why = sentence !== null ? "Server berhenti" : state.playing ? "Cerita sedang diputar…" : null;
  for (const phone of phones) phone.lock(why);
}

function forgetChats() {
  for (const phone of phones) phone.forgetRevision();
}

document.addEventListener("visibilitychange", () => document.hidden || lookNow());
part("picture").addEventListener("click", () => part("picture").close());
lookNow();
