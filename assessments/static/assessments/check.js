// A check of understanding is answered in its place. Without script it is a page of its own.
for (const section of document.querySelectorAll("[data-check]")) {
  attend(section);
}

function attend(section) {
  let isBusy = false;

  async function replace(address, options) {
    if (isBusy) {
      return;
    }
    isBusy = true;
    section.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { credentials: "same-origin", ...options });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const made = page.getElementById(section.id);
      if (!answer.ok || made === null) {
        location.assign(address); // signed out, locked or gone: its own page says so
        return;
      }
      section.replaceChildren(...made.childNodes);
      section.querySelector("h2").focus({ preventScroll: true });
    } catch {
      lost();
    } finally {
      isBusy = false;
      section.removeAttribute("aria-busy");
    }
  }

  function lost() {
    let said = section.querySelector("[data-check-lost]");
    if (said === null) {
      said = Object.assign(document.createElement("p"), { className: "kl-check__lost" });
      said.dataset.checkLost = "";
      said.setAttribute("role", "alert");
      section.append(said);
    }
    said.textContent = section.dataset.lost;
  }

  section.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-check-open]");
    if (opener !== null && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      replace(opener.href);
    }
  });
  section.addEventListener("submit", (event) => {
    event.preventDefault();
    replace(event.target.action, { method: "POST", body: new FormData(event.target) });
  });
}
