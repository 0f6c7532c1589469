// Talks with the program that served this page, and with nobody else.

const MILLISECONDS_FOR_A_LOOK = 10_000;
const MILLISECONDS_FOR_AN_ACT = 120_000; // a day forward may send hundreds of messages

// The program does not answer.
export class ServerGone extends Error {}

// The program answered with a sentence for the reader.
export class Refused extends Error {}

export const look = () => ask("/api/state");

export const chat = (person) => ask(`/api/chats/${person}`);

export const say = (person, text) => act("/api/say", { person, text });

export const edit = (person, message, text) => act("/api/edit", { person, message, text });

export const tap = (person, message, data) => act("/api/tap", { person, message, data });

export const share = (person, kind) => act("/api/share", { person, kind });

export const sendDocument = async (person, file) =>
  act("/api/document", { person, name: file.name, content: await base64Of(file) });

export const givePhone = (person, app) => act("/api/phone", { person, app });

export const turnSwitch = (person, name, on) => act("/api/switch", { person, switch: name, on });

export const forward = (step) => act("/api/clock", { forward: step });

export const play = () => act("/api/play", {});

export const reset = () => act("/api/reset", {});

const ask = (path) => answerOf(path, { cache: "no-store" }, MILLISECONDS_FOR_A_LOOK);

function act(path, body) {
  const headers = { "Content-Type": "application/json" };
  return answerOf(path, { method: "POST", headers, body: JSON.stringify(body) }, MILLISECONDS_FOR_AN_ACT);
}

function base64Of(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result.slice(reader.result.indexOf(",") + 1)));
    reader.addEventListener("error", () => reject(new Refused("Berkas itu tidak bisa dibaca.")));
    reader.readAsDataURL(file);
  });
}

async function answerOf(path, options, patience) {
  let response, answer;
  try {
    response = await fetch(path, { ...options, signal: AbortSignal.timeout(patience) });
    answer = await response.json();
  } catch {
    if (!response || response.ok) throw new ServerGone(path);
  }
  if (!response.ok) throw new Refused(answer?.error ?? "Maaf, ada gangguan di server. Silakan coba lagi.");
  return answer;
}
