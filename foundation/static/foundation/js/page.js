// Comfort on top of pages that already work without it: dialogs, menus, toasts, the error summary, sending once.

const SEND_AGAIN_AFTER = 8000;

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
    button.addEventListener("click", () => button.closest(".toast").remove());
  }
}

// autofocus on the summary is enough in current browsers; older ones honour it on form controls only.
document.querySelector("[data-error-summary][autofocus]")?.focus();

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
