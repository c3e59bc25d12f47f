// The queue by keyboard: j next, k previous, a accept, c correct, r reject. Answers go without leaving the page; without this script the
// forms send themselves. The keys can be switched off, and are off while something is typed.
const queue = document.getElementById("queue");
const cards = [...queue.querySelectorAll(".queue-card")];
const keys = document.getElementById("keys");
let at = -1;

function go(to) {
  at = Math.max(0, Math.min(cards.length - 1, to));
  cards[at]?.focus();
  cards[at]?.scrollIntoView({ block: "start" });
}

function next(from) {
  const open = cards.findIndex((card, i) => i > from && !card.classList.contains("done"));
  if (open >= 0) return go(open);
  location.reload(); // all of this page are done: the next ones move up
}

async function send(form, verdict, card) {
  const data = new FormData(form);
  data.set("verdict", verdict);
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(data), redirect: "manual" });
  if (answer.type !== "opaqueredirect") return false;
  card.classList.add("done");
  card.querySelector(".review-forms").remove();
  const note = document.createElement("p");
  note.setAttribute("role", "status");
  note.textContent = queue.dataset.done;
  card.append(note);
  return true;
}

queue.addEventListener("submit", async (event) => {
  const card = event.target.closest(".queue-card");
  const verdict = event.submitter?.value;
  if (!card || !verdict || event.target.dataset.plain) return;
  event.preventDefault();
  const stored = await send(event.target, verdict, card).catch(() => false);
  if (stored) return next(cards.indexOf(card));
  event.target.dataset.plain = "yes"; // the server has something to say: show its page
  event.target.requestSubmit(event.submitter);
});

queue.addEventListener("focusin", (event) => {
  const card = cards.indexOf(event.target.closest(".queue-card"));
  if (card >= 0) at = card;
});

addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.closest?.(".queue-card")) return go(at);
  if (!keys?.checked || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input:not([type=checkbox]), textarea, select")) return;
  const card = cards[at];
  const button = (value) => card?.querySelector(`button[value=${value}]`);
  if (event.key === "j") go(at + 1);
  else if (event.key === "k") go(at - 1);
  else if (event.key === "a") button("accept")?.click();
  else if (event.key === "r") button("reject")?.click();
  else if (event.key === "c" && card) {
    const details = card.querySelector("details");
    if (!details) return;
    details.open = true;
    details.querySelector("textarea, select, input:not([type=hidden])")?.focus();
  }
  else return;
  event.preventDefault();
});

if (keys) {
  keys.checked = localStorage.getItem("shirube-keys") !== "off";
  keys.addEventListener("change", () => localStorage.setItem("shirube-keys", keys.checked ? "on" : "off"));
  keys.closest("p").hidden = false;
}
