// Comfort on top of pages that already work without it: dialogs, menus, toasts, the error summary, drafts,
// sending later, sending once.

const SEND_AGAIN_AFTER = 8000;
const KEPT_FOR = 7 * 24 * 3600 * 1000;
const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 30000;

// Dialogs: the opener is a link to the dialog's id, so that :target shows it where this file did not load.
document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  const opener = event.target.closest("[data-dialog-open]");
  const closer = event.target.closest("[data-dialog-close]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.dialogOpen);
    if (dialog instanceof HTMLDialogElement) {
      event.preventDefault();
      dialog.showModal();
    }
  } else if (closer) {
    event.preventDefault();
    closer.closest("dialog")?.close();
  } else if (event.target instanceof HTMLDialogElement) {
    event.target.close();
  }
});

// Menus: at most one is open; Escape, a click elsewhere or leaving by keyboard closes it.
const openMenus = () => document.querySelectorAll("details[data-menu][open]");

const closeMenusOutside = (target) => {
  for (const menu of openMenus()) {
    if (!menu.contains(target)) menu.open = false;
  }
};

document.addEventListener("click", (event) => closeMenusOutside(event.target));
document.addEventListener("focusin", (event) => closeMenusOutside(event.target));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// Toasts: text that was there at load is not announced by a live region, text that enters it is.
for (const region of document.querySelectorAll("[data-toasts]")) {
  region.append(...region.children);
  for (const button of region.querySelectorAll("[data-toast-close]")) {
    button.hidden = false;
    button.addEventListener("click", () => button.closest(".kl-toast").remove());
  }
}

// Copying: the button is shown where the browser lets a page copy, and says what it did for a while.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    const source = document.getElementById(button.dataset.copy);
    const label = button.querySelector("[data-copy-label]");
    const offered = label.textContent;
    label.setAttribute("aria-live", "polite");
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(source.value ?? source.dataset.copyText ?? source.textContent.trim());
      label.textContent = button.dataset.copied;
      setTimeout(() => (label.textContent = offered), 3000);
    });
  }
}

// Fields that hang on a choice (data-shown-with="name=value") are there for that choice alone.
for (const field of document.querySelectorAll("[data-shown-with]")) {
  const [name, value] = field.dataset.shownWith.split("=");
  const show = () => {
    const chosen = field.form.querySelector(`[name="${name}"]:checked`);
    field.closest(".kl-field").hidden = Boolean(chosen) && chosen.value !== value;
  };
  field.form.addEventListener("change", show);
  show();
}

// What a browser says of a field is in the browser's language and as it likes: ours stands on the page.
const invalidWords = document.querySelector("[data-invalid-missing]")?.dataset;

const wordsFor = (field) => {
  const { validity } = field;
  if (validity.valueMissing) return field.matches("select, [type=radio]") ? invalidWords.invalidUnchosen : invalidWords.invalidMissing;
  if (validity.typeMismatch) return field.type === "url" ? invalidWords.invalidUrl : invalidWords.invalidEmail;
  if (validity.rangeUnderflow) return invalidWords.invalidSmall;
  if (validity.rangeOverflow) return invalidWords.invalidLarge;
  if (validity.tooShort) return invalidWords.invalidShort;
  if (validity.tooLong) return invalidWords.invalidLong;
  return invalidWords.invalidOther;
};

if (invalidWords) {
  document.addEventListener(
    "invalid",
    ({ target }) => {
      if (target.validity.customError || !target.closest(".klinik")) return;
      target.setCustomValidity(wordsFor(target));
      const forget = () => target.setCustomValidity("");
      for (const change of ["input", "change"]) target.addEventListener(change, forget, { once: true });
    },
    true,
  );
}

// autofocus on the summary is enough in current browsers; older ones honour it on form controls only.
document.querySelector("[data-error-summary][autofocus]")?.focus();

// What is kept on this device lies under the account of the page, and only that account's page asks for it.

const account = document.querySelector("[data-account]")?.dataset.account;
// Answers of a quiz lie under the attempt, which is somebody's alone.
const isKeeping = { draft: `draft ${account} `, later: `later ${account} `, answers: "kuis." };

const freshKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const load = (slot) => {
  try {
    return JSON.parse(localStorage.getItem(slot));
  } catch {
    return null; // nothing kept, or nothing readable
  }
};

const store = (slot, what) => {
  try {
    if (what) localStorage.setItem(slot, JSON.stringify({ ...what, at: Date.now() }));
    else localStorage.removeItem(slot);
  } catch {
    // Storage is full or forbidden; the page itself still holds the text.
  }
  showWipers();
};

const slots = (start) => {
  try {
    return Object.keys(localStorage).filter((slot) => slot.startsWith(start));
  } catch {
    return [];
  }
};

// Signing out may take along what is kept, on a device that others use.
const showWipers = () => {
  const isAnything = Boolean(account) && Object.values(isKeeping).some((start) => slots(start).length);
  for (const button of document.querySelectorAll("[data-draft-wipe]")) button.hidden = !isAnything;
};

document.addEventListener("submit", (event) => {
  if (!event.submitter?.hasAttribute("data-draft-wipe")) return;
  for (const start of Object.values(isKeeping)) slots(start).forEach((slot) => localStorage.removeItem(slot));
});

// Drafts: a form with [data-draft] in it keeps what is typed until the server says that it has it.
// Another module that sends such a form itself says so on the form: `draft:tried` before, `draft:sent` after.

const SECRET = new Set(["password", "hidden", "file", "submit", "button", "image", "reset"]);
const drafts = new Map(); // by form

const isKept = (field) =>
  field.name && !SECRET.has(field.type) && field.tagName !== "BUTTON" && field.tagName !== "FIELDSET" &&
  !/one-time-code|password|cc-/.test(field.autocomplete ?? "");

const isTicked = (field) => field.type === "checkbox" || field.type === "radio";

const chosen = (field, isDefault) => {
  if (field.tagName === "SELECT") {
    const options = [...field.options];
    const found = options.filter((each) => (isDefault ? each.defaultSelected : each.selected));
    // One of several is always chosen, also where the page names none.
    return (found.length || field.multiple ? found : options.slice(0, 1)).map((each) => each.value);
  }
  if (isTicked(field)) return (isDefault ? field.defaultChecked : field.checked) ? [field.value] : [];
  return [isDefault ? field.defaultValue : field.value];
};

const contents = (form, isDefault = false) => {
  const found = {};
  for (const field of form.elements) {
    if (isKept(field)) found[field.name] = [...(found[field.name] ?? []), ...chosen(field, isDefault)];
  }
  return found;
};

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

const fill = (form, values) => {
  const left = structuredClone(values);
  for (const field of form.elements) {
    if (!isKept(field) || !left[field.name]) continue;
    if (field.tagName === "SELECT") {
      for (const option of field.options) option.selected = left[field.name].includes(option.value);
    } else if (isTicked(field)) field.checked = left[field.name].includes(field.value);
    else if (left[field.name].length) field.value = left[field.name].shift();
  }
};

// A time that is taken by now is not chosen again.
const isOffered = (form, name, values) => {
  const fields = [...form.elements].filter((field) => field.name === name);
  const offers = fields.flatMap((field) => (field.options ? [...field.options] : isTicked(field) ? [field] : []));
  return !offers.length || values.every((value) => offers.some((each) => each.value === value));
};

const say = (form, what) => {
  const box = form.querySelector("[data-draft]");
  const words = box.querySelector("[data-draft-words]");
  box.hidden = !what;
  if (words.textContent !== (words.dataset[what] ?? "")) words.textContent = words.dataset[what] ?? "";
};

const keep = (form, more = {}) => {
  const draft = drafts.get(form);
  const values = contents(form);
  const changed = Object.keys(values).filter((name) => !isSame(values[name], draft.base[name]));
  const pick = (from) => Object.fromEntries(changed.map((name) => [name, from[name]]));
  store(draft.slot, changed.length ? { values: pick(values), base: pick(draft.base), version: draft.version, ...more } : null);
  if (!changed.length) say(form, "");
  else if (form.querySelector("[data-draft]").hidden) say(form, "kept");
};

const setVersion = (form, version) => {
  drafts.get(form).version = version;
  if (form.elements.version) form.elements.version.value = version;
};

const drop = (form) => {
  store(drafts.get(form).slot, null);
  setVersion(form, drafts.get(form).newest);
  drafts.get(form).base = contents(form, true);
  delete form.dataset.draftTried;
  say(form, "");
};

const restore = (form, draft, kept) => {
  const page = draft.base;
  draft.base = { ...page, ...kept.base };
  const names = Object.keys(kept.values).filter(
    (name) => name in page && !isSame(page[name], kept.values[name]) && isOffered(form, name, kept.values[name]),
  );
  // The server has answered with the form as it was sent: what it shows is newer than what is kept.
  if (form.querySelector("[data-error-summary]") || (kept.token && !names.length)) {
    keep(form);
    say(form, "restored");
    return;
  }
  if (!names.length) {
    draft.base = page;
    store(draft.slot, null);
    return;
  }
  fill(form, Object.fromEntries(names.map((name) => [name, kept.values[name]])));
  const isChanged = names.some((name) => !isSame(page[name], kept.base[name]));
  say(form, isChanged ? "changed" : "restored");
  // What was typed over an older text goes with the version of that text: the server shows both.
  if (isChanged) setVersion(form, kept.version ?? "");
  // Perhaps the server has it already: with the same key it is not done twice.
  if (!kept.key || !form.elements.client_key) return;
  form.elements.client_key.value = kept.key;
  form.dataset.draftTried = "true";
};

// What has been confirmed is let go, in whichever tab the answer came.
const forgetConfirmed = () => {
  const cookie = document.cookie.split("; ").find((each) => each.startsWith("terkirim="));
  const tokens = new Set(cookie?.slice("terkirim=".length).split(".") ?? []);
  for (const slot of [...slots("draft "), ...slots("later ")]) {
    const kept = load(slot);
    const isOld = slot.startsWith("draft ") && Date.now() - (kept?.at ?? 0) > KEPT_FOR;
    if (!kept || isOld || tokens.has(kept.token)) localStorage.removeItem(slot);
  }
  if (cookie) document.cookie = "terkirim=; path=/; max-age=0; samesite=lax";
};

const addHidden = (form, name, value) => {
  const field = form.querySelector(`input[type=hidden][name="${name}"]`) ?? document.createElement("input");
  Object.assign(field, { type: "hidden", name, value });
  form.append(field);
};

const askForWord = (form, token) => {
  addHidden(form, "draft", token);
  addHidden(form, "draft_page", location.pathname + location.search);
};

const markTried = (form, more = {}) => {
  if (load(drafts.get(form).slot)) keep(form, { ...more, key: form.elements.client_key?.value });
  form.dataset.draftTried = "true";
};

if (account) {
  forgetConfirmed();
  for (const box of document.querySelectorAll("form [data-draft]")) {
    const form = box.closest("form");
    const { pathname } = new URL(form.getAttribute("action") || location.href, location.href);
    const draft = { slot: `${isKeeping.draft}${pathname}`, base: contents(form, true), newest: form.elements.version?.value ?? "" };
    draft.version = draft.newest;
    drafts.set(form, draft);
    const kept = load(draft.slot);
    if (kept) restore(form, draft, kept);
    form.addEventListener("draft:tried", () => markTried(form));
    form.addEventListener("draft:sent", () => drop(form));
    box.querySelector("[data-draft-discard]").addEventListener("click", () => {
      fill(form, form.querySelector("[data-error-summary]") ? drafts.get(form).base : contents(form, true));
      drop(form);
      [...form.elements].find((field) => isKept(field) && !isTicked(field))?.focus();
    });
  }
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, ({ target }) => {
      if (!drafts.has(target.form) || !isKept(target)) return;
      // Another text is another form: the old key would answer with what was sent before.
      if (target.form.dataset.draftTried && target.form.elements.client_key) {
        target.form.elements.client_key.value = freshKey();
      }
      delete target.form.dataset.draftTried;
      keep(target.form);
    });
  }
}

document.addEventListener("submit", ({ target: form, defaultPrevented }) => {
  if (defaultPrevented || !drafts.has(form) || form.dataset.sending) return;
  const token = freshKey();
  askForWord(form, token);
  markTried(form, { token });
});

// Sending later: a form with data-later="what it does" that meets no network, or no answer, is sent as soon as there is
// one again, from whichever page is open then. Its client key lets the server do it once.

const notice = document.querySelector("[data-later-notice]");
const onTheirWay = new Set();
let laterPause = FIRST_PAUSE;
let laterTimer = 0;

const tell = (state, { what }, link = "", label = "") => {
  const words = notice.querySelector("[data-later-words]");
  const anchor = notice.querySelector("[data-later-link]");
  words.parentElement.hidden = false;
  words.textContent = notice.dataset[state].replace("{what}", what);
  anchor.hidden = !link;
  anchor.href = link || "#main";
  if (label) anchor.textContent = anchor.dataset[label];
};

const wait = (item) => {
  tell("waiting", item);
  clearTimeout(laterTimer);
  laterTimer = setTimeout(sendAll, laterPause);
  laterPause = Math.min(2 * laterPause, LONGEST_PAUSE);
};

const send = async (slot) => {
  const item = load(slot);
  if (!item || onTheirWay.has(slot)) return;
  onTheirWay.add(slot);
  try {
    const response = await fetch(item.url, {
      method: "POST",
      body: new URLSearchParams({ client_key: item.key }),
      headers: { Accept: "application/json", "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value },
    });
    if (response.status >= 500 || response.status === 429) throw new Error("try again");
    await take(slot, item, response);
  } catch {
    wait(item);
  } finally {
    onTheirWay.delete(slot);
  }
};

const take = async (slot, item, response) => {
  if (response.redirected) {
    const door = new URL(response.url);
    door.searchParams.set("next", location.pathname + location.search);
    tell("signedOut", item, door.pathname + door.search, "signIn");
  } else if (response.status === 403) {
    tell("stale", item, location.href, "reload");
  } else if (response.ok) {
    const { url } = await response.json();
    store(slot, null);
    laterPause = FIRST_PAUSE;
    tell("sent", item, url, "goOn");
  } else {
    store(slot, null);
    tell("refused", item);
  }
};

const sendAll = () => slots(isKeeping.later).forEach(send);

if (account && notice) {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.dataset.later === undefined) return;
    const { pathname } = new URL(form.action);
    const slot = `${isKeeping.later}${pathname}`;
    const key = load(slot)?.key ?? form.elements.client_key.value;
    form.elements.client_key.value = key;
    askForWord(form, key);
    store(slot, { url: pathname, key, token: key, what: form.dataset.later });
    if (navigator.onLine || !load(slot)) return; // goes the way of every form; the word of it ends what is kept
    event.preventDefault();
    wait(load(slot));
  });
  addEventListener("online", sendAll);
  sendAll();
}

showWipers();

// A double tap on a slow network sends a form once. The server decides the same; this saves the wait.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sending) {
    event.preventDefault();
    return;
  }
  form.dataset.sending = "true";
  event.submitter?.setAttribute("aria-busy", "true");
  setTimeout(() => release(form), SEND_AGAIN_AFTER);
});

const release = (form) => {
  delete form.dataset.sending;
  form.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
};

window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sending]").forEach(release);
});
