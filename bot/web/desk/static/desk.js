// What the desk is quicker with: keys, copying, focus after a part of the page changed. All of it works without.
"use strict";

const root = document.documentElement;
root.classList.add("scripted");

const KEYS_OFF = "vraichiffre.keys-off";
const isTyping = (target) => target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");
const say = (words) => { document.getElementById("said").textContent = words; };

function showCopyButtons() {
  for (const button of document.querySelectorAll("button.copy")) button.hidden = false;
}

async function copy(button) {
  const words = button.dataset.copy;
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    // Without https there is no clipboard: a selection can still be copied.
    const field = document.createElement("textarea");
    field.value = words;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    button.focus();
  }
  const before = button.textContent;
  button.textContent = root.lang === "en" ? "Copied" : "Copié";
  say(button.textContent);
  setTimeout(() => { button.textContent = before; }, 1500);
}

// j and k go over the rows of a list or the cards of an article.
function stops() {
  if (document.querySelector("[data-keys=cards]")) return [...document.querySelectorAll(".card")].filter((card) => card.checkVisibility());
  return [...document.querySelectorAll("[data-keys=rows] tbody th a")];
}

function current(all) {
  return all.findIndex((stop) => stop === document.activeElement || stop.contains(document.activeElement));
}

function move(step) {
  const all = stops();
  if (!all.length) return;
  const at = current(all);
  const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step));
  all[next].focus();
  all[next].scrollIntoView({ block: "nearest" });
}

function act(key) {
  const all = stops();
  const card = all[current(all)];
  const control = card?.querySelector(`[data-key="${key}"]`);
  if (!control) return false;
  control.click();
  if (control.matches("summary")) control.parentElement.querySelector("input[type=radio]:checked")?.focus();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.ctrlKey && event.target.id === "text") {
    event.target.form.requestSubmit();
    return;
  }
  if (event.key === "Enter" && event.target.matches("input[type=radio]")) {
    event.preventDefault();
    event.target.form.requestSubmit();
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target) || localStorage.getItem(KEYS_OFF)) return;
  if (event.key === "j" || event.key === "k") move(event.key === "j" ? 1 : -1);
  else if (event.key === "/" && document.querySelector("[data-key='/']")) document.querySelector("[data-key='/']").focus();
  else if (!"adl".includes(event.key) || !act(event.key)) return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button.copy");
  if (button) copy(button);
  if (event.target.closest("[data-keys-toggle]")) {
    if (localStorage.getItem(KEYS_OFF)) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, "1");
    showKeys();
  }
});

// One-letter keys can be switched off: they get in the way of those who speak to their computer.
function showKeys() {
  const keys = document.querySelector(".keys");
  if (!keys) return;
  const isOff = Boolean(localStorage.getItem(KEYS_OFF));
  keys.classList.toggle("off", isOff);
  let toggle = keys.querySelector("[data-keys-toggle]");
  if (!toggle) {
    toggle = document.createElement("button");
    toggle.type = "button";
    toggle.className = "plain";
    toggle.dataset.keysToggle = "";
    keys.append(" · ", toggle);
  }
  const words = root.lang === "en" ? ["Switch keys off", "Switch keys on"] : ["Couper les raccourcis", "Rétablir les raccourcis"];
  toggle.textContent = words[Number(isOff)];
}

// After a decision the next one that waits is at hand; after a check, its result.
document.addEventListener("htmx:after:settle", () => {
  showCopyButtons();
  const review = document.getElementById("review");
  if (review) {
    const waiting = review.querySelector('.decision[data-state="open"]');
    (waiting?.closest(".card") ?? review.querySelector(".card"))?.focus();
    say(review.querySelector(".tally")?.textContent ?? "");
  }
  const tally = document.querySelector("#result .tally, #list .tally");
  if (tally) say(tally.textContent);
});

showCopyButtons();
showKeys();
