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
