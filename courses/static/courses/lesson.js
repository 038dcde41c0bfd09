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
