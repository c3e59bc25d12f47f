// Completion of the search box (ARIA combobox with a list). The box is a plain form without it. "/" goes to the box.

const box = document.getElementById("site-search");
const form = box?.form;
let list = null;
let status = null;
let asked = 0;
let timer = 0;

function prepare() {
  if (list) return;
  list = document.createElement("ul");
  list.id = "site-suggestions";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.suggestions);
  list.hidden = true;
  status = document.createElement("span");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  form.append(list, status);
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-expanded", "false");
  box.setAttribute("aria-controls", list.id);
  list.addEventListener("pointerdown", event => {
    const option = event.target.closest("li");
    if (!option) return;
    event.preventDefault();
    take(option);
    form.requestSubmit();
  });
}

function close() {
  if (!list) return;
  list.hidden = true;
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}

function take(option) {
  box.value = option.dataset.text;
  close();
}

function show(texts, meanings) {
  list.replaceChildren(...texts.map((text, i) => {
    const option = document.createElement("li");
    option.id = `site-suggestion-${i}`;
    option.dataset.text = text;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const [name, meaning] = [document.createElement("span"), document.createElement("span")];
    name.textContent = text;
    name.lang = "ja";
    meaning.textContent = meanings[i] ?? "";
    option.append(name, meaning);
    return option;
  }));
  list.hidden = texts.length === 0;
  box.setAttribute("aria-expanded", String(texts.length > 0));
  box.removeAttribute("aria-activedescendant");
  status.textContent = texts.length > 0 ? box.dataset.count.replace("{0}", texts.length) : "";
}

async function ask() {
  const typed = box.value.trim();
  const number = ++asked;
  if (!typed) return close();
  const asOf = form.elements.asOf ? `&asOf=${encodeURIComponent(form.elements.asOf.value)}` : "";
  try {
    const answer = await fetch(`/search/suggest.json?q=${encodeURIComponent(typed)}${asOf}`);
    if (!answer.ok || number !== asked || document.activeElement !== box) return;
    const [, texts, meanings] = await answer.json();
    if (number === asked) show(texts, meanings);
  } catch {
    close(); // the box works without
  }
}

function move(step) {
  const options = [...list.children];
  const at = options.findIndex(o => o.getAttribute("aria-selected") === "true");
  const next = at < 0 ? (step > 0 ? 0 : options.length - 1) : (at + step + options.length) % options.length;
  options.forEach((o, i) => o.setAttribute("aria-selected", String(i === next)));
  box.setAttribute("aria-activedescendant", options[next].id);
}

if (box) {
  box.addEventListener("input", event => {
    if (event.isComposing) return; // kana are not yet what the person means
    prepare();
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  box.addEventListener("compositionend", () => {
    prepare();
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", event => {
    if (event.isComposing || !list || list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      move(event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
    } else if (event.key === "Escape") {
      close();
      event.preventDefault();
    } else if (event.key === "Enter") {
      const chosen = list.querySelector("[aria-selected=true]");
      if (chosen) take(chosen);
    }
  });
  form.addEventListener("submit", () => clearTimeout(timer));
  document.addEventListener("keydown", event => {
    const inField = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || inField || event.ctrlKey || event.metaKey || event.altKey) return;
    box.focus();
    box.select();
    event.preventDefault();
  });
}
