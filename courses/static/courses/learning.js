// Tell the server that the lesson was opened. Without script, "done" says it.
const form = document.querySelector("[data-viewed-url]");
if (form) {
  fetch(form.dataset.viewedUrl, {
    method: "POST",
    keepalive: true,
    headers: { "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value },
  }).catch(() => {});
}

// On a wide screen the outline stands open beside the lesson.
const outline = document.querySelector("[data-open-wide]");
if (outline && matchMedia("(min-width: 64rem)").matches) {
  outline.open = true;
}

// A video of another site is fetched only when somebody asks for it.
for (const opener of document.querySelectorAll("[data-player]")) {
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.src = opener.dataset.player;
    frame.title = opener.dataset.title;
    frame.allow = "autoplay; fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.className = "kl-video__frame";
    opener.replaceWith(frame);
    frame.focus();
  });
}

// Each tick is kept at once. Where that fails the button comes back: nothing looks kept that is not.
for (const list of document.querySelectorAll("[data-ticks]")) {
  const button = list.querySelector("[data-ticks-save]");
  const said = list.querySelector("[data-ticks-said]");
  button.hidden = true;
  let last = Promise.resolve();
  list.addEventListener("change", () => {
    const form = new FormData(list);
    last = last.then(async () => {
      const answer = await fetch(list.action, {
        method: "POST",
        body: form,
        headers: { Accept: "application/json" },
      }).catch(() => null);
      const kept = answer !== null && answer.ok;
      said.textContent = kept ? said.dataset.kept : said.dataset.failed;
      button.hidden = kept;
    });
  });
}
