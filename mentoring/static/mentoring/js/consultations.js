// One thread: what others write appears, what one writes is sent until the server has it, what is seen is marked.
// What is typed is kept by page.js.
// Everything here also works as plain forms.

const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 30000;
const JSON_ONLY = { Accept: "application/json" };

const thread = document.querySelector("[data-thread]");
const lines = thread?.querySelector("[data-lines]");
const markForm = document.querySelector("[data-mark-read]");
const composer = document.querySelector("[data-composer]");
const stream = thread?.dataset.liveFollow.split("@")[0];

// What others write

const numbered = () => [...lines.querySelectorAll("[data-seq]")];
const lastSeq = () => Number(numbered().at(-1)?.dataset.seq ?? 0);
let isFetching = false;
let isStale = false;

const fetchNews = async () => {
  if (isFetching) {
    isStale = true;
    return;
  }
  isFetching = true;
  try {
    do {
      isStale = false;
      await fetchOnce();
    } while (isStale);
  } catch {
    // The network is gone; the next event, or the poll, asks again from the same place.
  } finally {
    isFetching = false;
  }
};

const fetchOnce = async () => {
  const response = await fetch(`${thread.dataset.newsUrl}?sejak=${lastSeq()}`, { headers: JSON_ONLY });
  if (response.status === 404) location.reload(); // the right to read has ended
  if (!response.ok || response.redirected) return;
  const { html, more, read } = await response.json();
  const parsed = new DOMParser().parseFromString(`<ol>${html}</ol>`, "text/html");
  for (const line of parsed.querySelectorAll("ol > li")) insert(document.adoptNode(line));
  showRead(read);
  isStale ||= more;
  markSoon();
};

// Each line once and in its place, also when two answers overlap.
const insert = (line) => {
  const { seq, day } = line.dataset;
  if (seq ? document.getElementById(line.id) : isSuperfluous(line, day)) return;
  const after = seq && numbered().find((each) => Number(each.dataset.seq) > Number(seq));
  if (after) after.before(line);
  else lines.append(line);
};

const isSuperfluous = (line, day) =>
  day ? lines.querySelector(`[data-day="${day}"]`) : !document.hidden || lines.querySelector("[data-unread]");

const showRead = ({ seq, words }) => {
  const seen = [...lines.querySelectorAll("[data-mine]")].filter((each) => Number(each.dataset.seq) <= seq).at(-1);
  if (!seen || !words) return;
  for (const old of lines.querySelectorAll("[data-read]")) old.remove();
  const note = document.createElement("p");
  note.className = "kl-message__read";
  note.dataset.read = "";
  note.textContent = words;
  seen.append(note);
};

// What is seen

let marked = 0;
let markTimer;

const markSoon = () => {
  clearTimeout(markTimer);
  markTimer = setTimeout(mark, 400);
};

const mark = async () => {
  const last = numbered().at(-1);
  const seq = lastSeq();
  if (!last || document.hidden || seq <= marked || last.getBoundingClientRect().top > innerHeight) return;
  const body = new FormData(markForm);
  body.set("seq", seq);
  try {
    const response = await fetch(markForm.action, { method: "POST", body, headers: JSON_ONLY });
    if (response.status !== 204) return;
    marked = Math.max(marked, seq);
    markForm.hidden = true;
  } catch {
    // Marked with the next look.
  }
};

if (thread) {
  document.addEventListener("live:event", ({ detail }) => {
    if (detail.stream === stream && (detail.resync || detail.seq > lastSeq())) fetchNews();
  });
  addEventListener("online", fetchNews);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) fetchNews();
  });
  addEventListener("scroll", markSoon, { passive: true });
  markSoon();
}

// What one writes

const text = composer?.querySelector("textarea");
const keyField = composer?.querySelector("[name=client_key]");
const state = composer?.querySelector("[data-state]");
let pause = FIRST_PAUSE;
let retryTimer;
let isSending = false;
let wasTried = false;

const tellKeeper = (what) => composer.dispatchEvent(new CustomEvent(`draft:${what}`));

const send = async () => {
  clearTimeout(retryTimer);
  if (isSending) return;
  if (!navigator.onLine) {
    later(composer.dataset.offlineWords);
    return;
  }
  isSending = true;
  wasTried = true;
  text.readOnly = true;
  tellKeeper("tried");
  state.textContent = composer.dataset.sendingWords;
  try {
    await answer(await fetch(composer.action, { method: "POST", body: new FormData(composer), headers: JSON_ONLY }));
  } catch {
    later(navigator.onLine ? composer.dataset.failedWords : composer.dataset.offlineWords);
  } finally {
    isSending = false;
    text.readOnly = false;
  }
};

const answer = async (response) => {
  if (response.status >= 500) throw new Error("try again");
  if (response.status === 422) {
    const { errors } = await response.json();
    state.textContent = errors.join(" ");
    text.focus();
  } else if (!response.ok || response.redirected) {
    state.textContent = composer.dataset.lostWords;
  } else {
    const { key } = await response.json();
    composer.reset();
    text.value = "";
    keyField.value = key;
    wasTried = false;
    pause = FIRST_PAUSE;
    tellKeeper("sent");
    state.textContent = composer.dataset.sentWords;
    await fetchNews();
    lines.lastElementChild?.scrollIntoView({ block: "nearest" });
    text.focus({ preventScroll: true });
  }
};

// As the server does it where there is no script: below what was typed. Nothing is sent.
const insertTemplate = () => {
  const words = composer.querySelector("[name=templat]").selectedOptions[0]?.dataset.text;
  if (!words) return;
  text.value = text.value.trim() ? `${text.value.trimEnd()}\n\n${words}` : words;
  text.dispatchEvent(new Event("input", { bubbles: true }));
  text.focus();
};

const later = (words) => {
  state.textContent = words;
  retryTimer = setTimeout(send, pause);
  pause = Math.min(2 * pause, LONGEST_PAUSE);
};

if (thread && composer) {
  wasTried = composer.dataset.draftTried !== undefined;
  text.addEventListener("input", () => {
    clearTimeout(retryTimer);
    wasTried = false;
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) composer.requestSubmit();
  });
  composer.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter?.name === "pakai") insertTemplate();
    else send();
  });
  addEventListener("online", () => {
    if (wasTried && text.value) send();
  });
}
