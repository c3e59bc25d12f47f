// Follows an upload or an import and shows its page anew as soon as it is finished.
const box = document.getElementById("upload-status");
const bar = box.querySelector("progress");
const text = document.getElementById("stage-text");

async function look() {
  try {
    const answer = await fetch(box.dataset.address, { headers: { accept: "application/json" } });
    if (!answer.ok) return location.reload();
    const upload = await answer.json();
    if (upload.finished) return location.reload();
    if (upload.stage === "reading" && upload.share > 0) bar.value = upload.share;
    else bar.removeAttribute("value");
    if (text.textContent !== upload.text) text.textContent = upload.text;
  } catch {
    // the server may be busy: ask again
  }
  setTimeout(look, 700);
}

setTimeout(look, 500);
