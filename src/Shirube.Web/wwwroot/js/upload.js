// Sends the form with a progress bar that can be cancelled. Without this script the browser sends it by itself.
const form = document.getElementById("upload-form");
const progress = document.getElementById("upload-progress");
const bar = document.getElementById("sent");
const message = document.getElementById("upload-message");
const submit = form.querySelector("button[type=submit]");

function tell(text) {
  message.textContent = text;
  message.className = text ? "verdict bad" : "";
}

form.addEventListener("submit", (event) => {
  const files = [...form.elements.file.files];
  if (files.length === 0) return;
  event.preventDefault();
  if (files.reduce((sum, file) => sum + file.size, 0) > Number(form.dataset.max)) return tell(form.dataset.tooLarge);
  tell("");
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.upload.addEventListener("progress", (e) => { if (e.lengthComputable) bar.value = (100 * e.loaded) / e.total; });
  request.addEventListener("load", () => {
    const stands = new URL(request.responseURL, location.href);
    if (request.status === 200 && stands.pathname.startsWith(form.dataset.next)) return location.assign(stands.pathname);
    const answer = new DOMParser().parseFromString(request.responseText, "text/html");
    tell(answer.querySelector("main [role=alert] p, main .lead")?.textContent ?? String(request.status));
    rest();
  });
  request.addEventListener("error", () => { tell(form.dataset.tooLarge); rest(); });
  request.addEventListener("abort", rest);
  document.getElementById("upload-cancel").onclick = () => request.abort();
  progress.hidden = false;
  submit.disabled = true;
  request.send(new FormData(form));
});

function rest() {
  progress.hidden = true;
  submit.disabled = false;
  bar.value = 0;
}
