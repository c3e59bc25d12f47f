// Small helps on top of pages that work without any of this.

// A fact that another page links to: bring its line to the middle of the window instead of under the top edge.
function showTarget() {
  const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  if (!target) return;
  for (let box = target.closest("details"); box; box = box.parentElement?.closest("details")) box.open = true;
  target.scrollIntoView({ block: "center" });
}

addEventListener("hashchange", showTarget);
showTarget();
