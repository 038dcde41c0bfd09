// Answers are saved while they are given: 1.5 s after the last change and at most 12 s after the
// first. What the server has not acknowledged stays on this device, also over a reload.
const SOON = 1500;
const LATEST = 12000;
const AGAIN = 5000;
const PRESSED_AGAIN_AFTER = 8000;

for (const form of document.querySelectorAll("[data-attempt]")) {
  attend(form);
}

function attend(form) {
  const said = form.querySelector("[data-attempt-said]");
  const key = `kuis.${form.dataset.attempt}`;
  const field = (name) => form.elements.namedItem(name);
  let timer = 0;
  let firstChange = 0;
  let isDirty = false;
  let running = null;
  let isLeaving = false;
  let pressed = null;
  const step = Object.assign(document.createElement("input"), { type: "hidden", name: "ke" });

  function say(text, tone = "") {
    said.textContent = text;
    said.dataset.tone = tone;
  }

  // Files are sent by the form itself.
  function entries() {
    return [...new FormData(form).entries()].filter(([, value]) => typeof value === "string");
  }

  function keep() {
    const kept = entries().filter(([name]) => name !== "csrfmiddlewaretoken");
    try {
      localStorage.setItem(key, JSON.stringify(kept));
    } catch {
      // Full, or not allowed: the page itself still holds the answers.
    }
  }

  function forget() {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was kept there.
    }
  }

  function changed() {
    const now = Date.now();
    if (!isDirty) {
      isDirty = true;
      firstChange = now;
    }
    const count = field("langkah");
    count.value = String(Number(count.value) + 1);
    keep();
    showAnswered();
    plan(Math.max(0, Math.min(SOON, firstChange + LATEST - now)));
  }

  function plan(delay) {
    clearTimeout(timer);
    timer = setTimeout(save, delay);
  }

  // One at a time; a change while one is under way is saved by the next.
  async function save() {
    while (running) {
      await running;
    }
    if (!isDirty) {
      return true;
    }
    running = send();
    const isSaved = await running;
    running = null;
    return isSaved;
  }

  async function send() {
    isDirty = false;
    const written = field("langkah").value;
    say(said.dataset.saving);
    const answer = await fetch(form.dataset.save, {
      method: "POST",
      body: new URLSearchParams(entries()),
      headers: { Accept: "application/json" },
      redirect: "manual",
    }).catch(() => null);
    const type = answer?.headers.get("Content-Type") ?? "";
    if (answer === null || answer.status >= 500) {
      return failed(said.dataset.offline);
    }
    if (!type.startsWith("application/json")) {
      return failed(said.dataset.signedOut);
    }
    const told = await answer.json().catch(() => null);
    if (told === null) {
      return failed(said.dataset.offline);
    }
    if (told.url) {
      forget();
      isLeaving = true;
      location.assign(told.url);
      return false;
    }
    if (!acknowledges(told)) {
      return failed(said.dataset.offline);
    }
    saved(told, written);
    return told.stale.length === 0;
  }

  // "Saved" is said only where the server has named each question of the page.
  function acknowledges(told) {
    const named = new Set([...Object.keys(told.seqs), ...told.stale, ...told.closed]);
    return [...form.querySelectorAll("[data-asked]")].every(
      ({ dataset }) => !field(`${dataset.prefix}seq`) || named.has(dataset.prefix),
    );
  }

  function failed(text) {
    isDirty = true;
    say(text, "warning");
    plan(AGAIN);
    return false;
  }

  function saved(told, written) {
    for (const [prefix, seq] of Object.entries(told.seqs)) {
      const seen = field(`${prefix}seq`);
      if (seen) {
        seen.value = String(seq);
      }
    }
    for (const prefix of told.stale) {
      const asked = form.querySelector(`[data-prefix="${prefix}"]`);
      asked.querySelector("[data-asked-stale]").hidden = false;
    }
    if (told.left !== null) {
      clock.set(told.left);
    }
    if (told.stale.length === 0 && field("langkah").value === written) {
      forget();
    }
    say(`${said.dataset.saved} ${told.saved}`);
  }

  // What was not acknowledged before a reload stands in the fields again, and is sent.
  function restore() {
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(key) ?? "null");
    } catch {
      kept = null;
    }
    if (!Array.isArray(kept) || kept.length === 0) {
      return;
    }
    const values = new Map();
    for (const [name, value] of kept) {
      values.set(name, [...(values.get(name) ?? []), value]);
    }
    for (const asked of form.querySelectorAll("[data-asked]")) {
      if (values.has(`${asked.dataset.prefix}seq`)) {
        fill(asked, values);
      }
    }
    for (const name of ["lembar", "langkah"]) {
      field(name).value = values.get(name)?.[0] ?? field(name).value;
    }
    changed();
  }

  function fill(asked, values) {
    for (const each of asked.querySelectorAll("input, select, textarea")) {
      if (!each.name || each.type === "file") {
        continue;
      }
      const own = values.get(each.name) ?? [];
      if (each.type === "checkbox" || each.type === "radio") {
        each.checked = own.includes(each.value);
      } else {
        each.value = own[0] ?? "";
      }
    }
  }

  function showAnswered() {
    const now = new FormData(form);
    for (const asked of form.querySelectorAll("[data-asked]")) {
      const place = form.querySelector(`[data-attempt-place="${asked.dataset.asked}"]`);
      const own = `${asked.dataset.prefix}answer`;
      const isAnswered = [...now.entries()].some(
        ([name, value]) => name.startsWith(own) && value !== "" && !(value instanceof File),
      );
      if (place && asked.querySelector(`[name^="${own}"]:not([type="file"])`)) {
        place.classList.toggle("kl-attempt__place--answered", isAnswered);
        const word = place.querySelector("[data-attempt-answered]");
        word.textContent = isAnswered ? word.dataset.attemptAnswered : "";
      }
    }
  }

  const clock = countdown(form, said, async () => {
    await save();
    isLeaving = true;
    location.assign(form.dataset.over);
  });

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);

  form.addEventListener("click", (event) => {
    const asked = event.target.closest("[data-asked]");
    if (event.target.closest("[data-asked-keep]")) {
      overwrite(asked);
    } else if (event.target.closest("[data-asked-drop]")) {
      forget();
      isLeaving = true;
      location.reload();
    }
  });

  // The page says that it has seen the other answer, and writes its own over it.
  async function overwrite(asked) {
    const page = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!page?.ok) {
      say(said.dataset.offline, "warning");
      return;
    }
    const other = new DOMParser().parseFromString(await page.text(), "text/html");
    const name = `${asked.dataset.prefix}seq`;
    const seen = other.querySelector(`[name="${name}"]`);
    if (!seen) {
      location.reload();
      return;
    }
    field(name).value = seen.value;
    asked.querySelector("[data-asked-stale]").hidden = true;
    changed();
  }

  // Buttons lead on once all is saved; without a connection nobody loses the page.
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isLeaving || pressed) {
      return;
    }
    pressed = event.submitter ?? form.querySelector("[data-attempt-save]");
    pressed.setAttribute("aria-busy", "true");
    const isSaved = await save();
    if (!navigator.onLine) {
      say(said.dataset.offline, "warning");
    }
    if (!isSaved || !navigator.onLine) {
      release();
      return;
    }
    isLeaving = true;
    forget();
    // Not by the button again: whoever listens for a form that is sent twice would stop it.
    step.value = pressed.value;
    form.append(step);
    form.submit();
    setTimeout(release, PRESSED_AGAIN_AFTER);
  });

  function release() {
    pressed?.removeAttribute("aria-busy");
    pressed = null;
    isLeaving = false;
    step.remove();
  }

  // Back from the page after it, as it was when it was left.
  addEventListener("pageshow", (event) => event.persisted && release());
  addEventListener("online", () => isDirty && plan(0));
  addEventListener("pagehide", () => {
    if (isDirty && !isLeaving) {
      navigator.sendBeacon(form.dataset.save, new URLSearchParams(entries()));
    }
  });

  restore();
}

// Counts down what the server said is left: the clock of the device is never asked for the hour.
function countdown(form, said, over) {
  const shown = form.querySelector("[data-attempt-clock]");
  let end = 0;
  let isWarned = false;
  const clock = {
    set(left) {
      end = performance.now() + left * 1000;
    },
  };
  if (!shown || form.dataset.left === undefined) {
    return clock;
  }
  clock.set(Number(form.dataset.left));
  const timer = setInterval(show, 1000);
  show();
  return clock;

  function show() {
    const left = Math.max(0, Math.round((end - performance.now()) / 1000));
    const two = (number) => String(number).padStart(2, "0");
    const hours = Math.floor(left / 3600);
    const rest = `${two(Math.floor((left % 3600) / 60))}.${two(left % 60)}`;
    shown.textContent = hours ? `${hours}.${rest}` : rest;
    if (left <= 60 && left > 0 && !isWarned) {
      isWarned = true;
      said.textContent = said.dataset.minute;
    }
    if (left === 0) {
      clearInterval(timer);
      over();
    }
  }
}
