// The one socket of a tab: it keeps the bell's count and tells the page's own module of news.
//
// [data-live] is the bell's link. Elements with data-live-follow="consultation:5@12" ask for one more stream each,
// from after seq 12 on. Each event reaches the page once, in order, as `live:event` on the document, with detail
// { stream, seq, kind, ref }, or { stream, seq, resync: true }: read the page's part again.
// A page asks for a few: the server leaves out the ninth. Where no socket gets through, or one that is open
// is let in late, the same answers come by asking; a site without live updates gives no address for a socket
// (data-live-socket), and its pages only ask.

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 20000;
const ASK_EVERY = 30000;
const PATIENCE = 8000; // for a handshake; some proxies keep it waiting for ever
const LATE = 2000; // an open socket that has said nothing by then waits in a queue
const SETTLED = 5000; // a socket that was let in and lasts as long is no flapping one
const SIGNED_OUT = 4401;
const FORBIDDEN = 4403;
const CROWDED = 4429; // too many tabs of this account: no reason to hurry back
const TOO_OFTEN = 429;

const bell = document.querySelector("[data-live]");
const socketPath = bell?.dataset.liveSocket;
const title = document.title;
const seqs = new Map();
const asked = new Set();

let socket = null;
let failures = 0;
let isStopped = false;
let isIn = false;
let wasIn = false;
let connectTimer = 0;
let askTimer = 0;
let countTimer = 0;
let settleTimer = 0;
let lateTimer = 0;

const show = (name, isShown) => {
  const notice = document.querySelector(`[data-live-notice="${name}"]`);
  if (notice) notice.hidden = !isShown;
};

const showCount = (count) => {
  const badge = bell.querySelector("[data-live-count]");
  const before = badge.hidden ? 0 : parseInt(badge.dataset.count ?? badge.querySelector("[data-live-long]").textContent, 10);
  const words = bell.dataset.liveWords.replace("{n}", count);
  badge.hidden = count === 0;
  badge.dataset.count = count;
  badge.querySelector("[data-live-short]").textContent = count > 9 ? "9+" : count;
  badge.querySelector("[data-live-long]").textContent = words;
  document.title = count ? `(${count}) ${title}` : title;
  if (count > before) document.querySelector("[data-live-announce]").textContent = words;
};

const take = (frame) => {
  const known = seqs.get(frame.stream);
  if (frame.kind === "start") {
    if (known === undefined) seqs.set(frame.stream, frame.seq);
    return false;
  }
  if (!frame.resync && known !== undefined && frame.seq <= known) return false;
  seqs.set(frame.stream, frame.seq);
  document.dispatchEvent(new CustomEvent("live:event", { detail: frame }));
  return true;
};

const query = () => {
  const parameters = new URLSearchParams();
  for (const name of asked) {
    parameters.append("ikuti", seqs.has(name) ? `${name}@${seqs.get(name)}` : name);
  }
  for (const [name, seq] of seqs) {
    if (!asked.has(name)) parameters.append("sejak", `${name}@${seq}`);
  }
  return parameters;
};

const stop = () => {
  isStopped = true;
  clearTimeout(connectTimer);
  clearTimeout(askTimer);
  clearTimeout(countTimer);
  show("blocked", false);
  show("stopped", wasIn); // who was never let in, such as on the way to a second factor, misses nothing
  socket?.close();
};

const ask = async () => {
  try {
    const response = await fetch(`${bell.dataset.live}?${isIn ? "jumlah=1" : query()}`, {
      headers: { Accept: "application/json" },
    });
    if (response.status === TOO_OFTEN) return;
    if (response.redirected || (response.status >= 400 && response.status < 500)) {
      stop();
      return;
    }
    if (!response.ok) return;
    const answer = await response.json();
    answer.frames.forEach(take);
    showCount(answer.unread);
  } catch {
    // No network: the next round asks again.
  }
};

const askInRounds = () => {
  // Tries to connect come more often than the rounds: they must not put the next round off.
  if (askTimer || isStopped || isIn) return;
  askTimer = setTimeout(async () => {
    askTimer = 0;
    if (!document.hidden && !isIn) await ask();
    askInRounds();
  }, ASK_EVERY * (0.8 + 0.2 * Math.random()));
};

// Several events come together; a tab that nobody looks at is in no hurry.
const countSoon = () => {
  clearTimeout(countTimer);
  countTimer = setTimeout(ask, (document.hidden ? 5000 : 200) + 300 * Math.random());
};

const connectLater = () => {
  clearTimeout(connectTimer);
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures);
  failures += 1;
  connectTimer = setTimeout(connect, wait * (0.5 + 0.5 * Math.random()));
};

const askMeanwhile = () => {
  show("blocked", true);
  ask();
  askInRounds();
};

const fall = (code) => {
  socket = null;
  isIn = false;
  clearTimeout(settleTimer);
  clearTimeout(lateTimer);
  if (isStopped) return;
  if (code === SIGNED_OUT || code === FORBIDDEN) {
    stop();
    return;
  }
  if (code === CROWDED) failures = Math.max(failures, 5);
  if (code === CROWDED || failures === 2) askMeanwhile();
  askInRounds();
  connectLater();
};

const enter = () => {
  isIn = wasIn = true;
  clearTimeout(lateTimer);
  settleTimer = setTimeout(() => (failures = 0), SETTLED);
  show("blocked", false);
};

const connect = () => {
  clearTimeout(connectTimer);
  if (isStopped || socket || !socketPath) return;
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const opened = new WebSocket(`${scheme}://${location.host}${socketPath}?${query()}`);
  socket = opened;
  const giveUp = setTimeout(() => opened.close(), PATIENCE);
  opened.addEventListener("open", () => {
    clearTimeout(giveUp);
    lateTimer = setTimeout(askMeanwhile, LATE);
  });
  opened.addEventListener("message", (event) => {
    const frame = JSON.parse(event.data);
    if (!isIn) enter();
    if (frame.unread !== undefined) showCount(frame.unread);
    else if (take(frame)) countSoon();
  });
  opened.addEventListener("close", (event) => {
    clearTimeout(giveUp);
    if (socket === opened) fall(event.code);
  });
};

// Whoever comes back to the tab, or into the network, does not wait for the next try.
const hurry = () => {
  if (document.hidden || isStopped || socket) return;
  if (socketPath) connect();
  else ask();
};

if (bell) {
  for (const element of document.querySelectorAll("[data-live-follow]")) {
    const [name, seq] = element.dataset.liveFollow.split("@");
    asked.add(name);
    if (seq) seqs.set(name, parseInt(seq, 10));
  }
  if (socketPath) connect();
  else askInRounds();
  document.addEventListener("visibilitychange", hurry);
  window.addEventListener("online", hurry);
  window.addEventListener("pagehide", () => {
    clearTimeout(connectTimer);
    clearTimeout(lateTimer);
    const closing = socket;
    socket = null;
    isIn = false;
    closing?.close();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) hurry();
  });
}
