// The page speaks only to the public API: what it shows, any client can ask for.
const form = document.getElementById("search");
const box = document.getElementById("q");
const list = document.getElementById("results");
const status = document.getElementById("status");
const more = document.getElementById("next");
const welcome = document.getElementById("welcome");
const facets = document.getElementById("facets");
const suggestions = document.getElementById("suggestions");
const translations = document.getElementById("translations");
const template = document.getElementById("hit");
const lineTemplate = document.getElementById("line");
const panel = document.getElementById("panel");
const opener = document.getElementById("more");
const narrow = matchMedia("(max-width: 40rem)");

let cursor = null;
let running = null;

/** The form's filled fields as query parameters. */
function parameters() {
  const chosen = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value.trim() !== "") chosen.append(name, value.trim());
  }
  return chosen;
}

/** What is left of a span beside the marks in it. */
function beside(span, marks) {
  let parts = [span];
  for (const { start, end } of marks) {
    parts = parts
      .flatMap((part) => [
        { start: part.start, end: Math.min(part.end, start) },
        { start: Math.max(part.start, end), end: part.end },
      ])
      .filter((part) => part.start < part.end);
  }
  return parts;
}

/**
 * Puts a text into an element with its spans marked; spans are UTF-16 units, as JavaScript counts. A match stays one
 * where the word that it is a part of has an equivalent.
 */
function write(element, text, marks = [], equivalents = []) {
  element.replaceChildren();
  const spans = [
    ...marks.map((m) => ({ ...m, css: "" })),
    ...equivalents.flatMap((e) => beside(e, marks)).map((e) => ({ ...e, css: "equivalent" })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  let at = 0;
  for (const span of spans) {
    if (span.start < at) continue;
    element.append(text.slice(at, span.start));
    const mark = document.createElement("mark");
    if (span.css) mark.className = span.css;
    mark.textContent = text.slice(span.start, span.end);
    element.append(mark);
    at = span.end;
  }
  element.append(text.slice(at));
}

/** The BCP 47 tag of a Chinese text, so that the browser chooses the right glyphs. */
const chineseTag = (hit) => (hit.script === "hant" ? "zh-Hant" : hit.script === "hans" ? "zh-Hans" : "zh");

function sides(container, hit, css) {
  const en = document.createElement("p");
  const zh = document.createElement("p");
  en.className = `en ${css}`;
  zh.className = `zh ${css}`;
  en.lang = "en";
  zh.lang = chineseTag(hit);
  en.textContent = hit.en.text;
  zh.textContent = hit.zh.text;
  container.append(en, zh);
}

function show(hit) {
  const item = template.content.firstElementChild.cloneNode(true);
  const equivalents = hit.equivalents ?? [];
  const span = (pair) => (pair ? { start: pair[0], end: pair[1] } : null);
  write(item.querySelector(".en"), hit.en.text, hit.en.highlights, equivalents.map((e) => span(e.en)).filter(Boolean));
  const zh = item.querySelector(".zh");
  zh.lang = chineseTag(hit);
  write(zh, hit.zh.text, hit.zh.highlights, equivalents.map((e) => span(e.zh)).filter(Boolean));
  const also = item.querySelector(".also");
  also.textContent = hit.otherScript?.text ?? hit.pinyin ?? "";
  also.lang = hit.pinyin ? "zh-Latn-pinyin" : hit.otherScript?.script === "hans" ? "zh-Hans" : "zh-Hant";
  also.hidden = also.textContent === "";
  const source = item.querySelector(".source");
  const name = [hit.source.title ?? hit.source.document ?? hit.source.name, hit.source.position + 1].join(" · ");
  if (hit.source.url && /^https?:/.test(hit.source.url)) {
    const link = document.createElement("a");
    link.href = hit.source.url;
    link.rel = "noreferrer";
    link.textContent = name;
    source.append(link);
  } else {
    source.textContent = name;
  }
  source.title = [hit.source.name, hit.source.document, hit.source.license].filter(Boolean).join(" / ");
  item.querySelector(".added").textContent = hit.added ? `related word: ${hit.added.join(", ")}` : "";
  const reasons = (hit.reasons ?? []).join(", ");
  item.querySelector(".reasons").textContent =
    hit.quality < 0.995 ? `quality ${hit.quality.toFixed(2)}${reasons ? ` (${reasons})` : ""}` : reasons;
  if (hit.folded > 0) {
    const folded = document.createElement("span");
    folded.textContent = `and ${hit.folded.toLocaleString("en")} more in it`;
    source.after(folded);
  }
  item.querySelector(".context").addEventListener("click", (event) => context(event.currentTarget, item, hit));
  item.querySelector(".copy").addEventListener("click", async (event) => {
    const button = event.currentTarget;
    await navigator.clipboard.writeText(`${hit.en.text}\t${hit.zh.text}`);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy pair"), 1500);
  });
  list.append(item);
}

/** A line of a concordance: every match stands in one column; its translation is its tooltip. */
function showLine(hit) {
  const item = lineTemplate.content.firstElementChild.cloneNode(true);
  const { side, left, match, right } = hit.kwic;
  item.lang = side === "en" ? "en" : chineseTag(hit);
  item.classList.add(side);
  item.querySelector(".left").textContent = left;
  item.querySelector("mark").textContent = match;
  item.querySelector(".right").textContent = right;
  item.title = side === "en" ? hit.zh.text : hit.en.text;
  list.append(item);
}

async function context(button, item, hit) {
  const grid = item.querySelector(".sides");
  const open = button.getAttribute("aria-expanded") === "true";
  button.setAttribute("aria-expanded", String(!open));
  if (open) {
    grid.querySelectorAll(".neighbour").forEach((e) => e.remove());
    return;
  }
  const answer = await fetch(`v1/pairs/${hit.id}/context?before=2&after=2`);
  if (!answer.ok) {
    await complain(answer);
    return;
  }
  const { before, after } = await answer.json();
  const above = document.createDocumentFragment();
  before.forEach((n) => sides(above, n, "neighbour"));
  grid.prepend(above);
  after.forEach((n) => sides(grid, n, "neighbour"));
  if (before.length + after.length === 0) button.textContent = "No neighbours";
}

/** Says what a problem document says. */
async function complain(answer) {
  const problem = await answer.json().catch(() => null);
  status.textContent = problem?.detail ?? problem?.title ?? `The service answered ${answer.status}.`;
}

function tell(body) {
  const total = body.total;
  const count = total ? `${total.relation === "eq" ? "" : "about "}${total.value.toLocaleString("en")}` : "";
  status.textContent =
    body.data.length === 0 && list.children.length === 0
      ? "No pair has that. Try fewer words, “any of them” among the filters, or a prefix such as train*."
      : `${count} ${total?.value === 1 ? "pair" : "pairs"} · ${body.tookMs.toFixed(1)} ms`;
  const related = (body.query?.added ?? []).map((a) => `${a.text} (${a.via})`);
  const notes = related.length > 0 ? [`Also searched: ${related.join(", ")}`] : [];
  for (const note of [...(body.query?.notes ?? []), ...notes]) {
    const line = document.createElement("span");
    line.className = "note";
    line.textContent = note;
    status.append(line);
  }
}

/** A link to the search of a candidate; what else is chosen in the form stays. */
function candidate(search, css) {
  const asked = parameters();
  for (const name of ["q", "lang", "match", "expand"]) asked.delete(name);
  const names = { en: "en", zh: "zh", enNot: "en_not", zhNot: "zh_not" };
  for (const [field, name] of Object.entries(names)) {
    if (search[field]) asked.set(name, search[field]);
  }
  const link = document.createElement("a");
  link.href = `?${asked}`;
  link.className = css;
  return link;
}

/** Shows how what is in the box is translated in the corpus. */
async function translate() {
  translations.hidden = true;
  translations.replaceChildren();
  const text = form.elements.q.value.trim().replace(/^["“”]+|["“”]+$/g, "");
  const sides = ["en", "zh", "en_not", "zh_not"].some((name) => form.elements[name].value.trim() !== "");
  // Operators, and questions for both sides, have no translation.
  if (text === "" || sides || text.length > 60 || /[*?~:()="]|(^|\s)-|\bOR\b/.test(text)) return;
  const answer = await fetch(`v1/translations?q=${encodeURIComponent(text)}&limit=6`).catch(() => null);
  if (!answer?.ok || form.elements.q.value.trim().replace(/^["“”]+|["“”]+$/g, "") !== text) return;
  const { from, data, contrast } = await answer.json();
  // What was seen once among many is noise.
  const shown = data.filter((c) => c.count > 1 || data.length <= 3);
  if (shown.length === 0) return;
  translations.append("Translated as");
  for (const found of shown) {
    const link = candidate(found.search, "");
    const word = document.createElement("span");
    word.lang = from === "en" ? "zh" : "en";
    word.textContent = found.text;
    const share = document.createElement("small");
    share.textContent = ` ${found.share < 0.01 ? "<1" : Math.round(found.share * 100)} %`;
    link.title = found.forms.length > 1 ? `${found.count} pairs: ${found.forms.join(", ")}` : `${found.count} pairs`;
    link.append(word, share);
    translations.append(link);
  }
  if (contrast && contrast.share < 0.995) {
    const link = candidate(contrast.search, "contrast");
    link.textContent = "otherwise";
    link.title = `Pairs without ${contrast.usual.join(", ")}`;
    translations.append(link);
  }
  translations.hidden = false;
}

function showFacets(counts) {
  facets.replaceChildren();
  const chosen = form.elements.source.value;
  const values = counts?.source ?? [];
  if (values.length < 2 && !chosen) return;
  for (const { value, count } of values.slice(0, 12)) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `${value} ${count.toLocaleString("en")}`;
    button.setAttribute("aria-pressed", String(value === chosen));
    button.addEventListener("click", () => {
      form.elements.source.value = value === chosen ? "" : value;
      form.requestSubmit();
    });
    facets.append(button);
  }
}

/** Opens the filters: in the page, or as a sheet over it where the page is narrow. */
function openPanel() {
  if (narrow.matches) panel.showModal();
  else panel.open = true;
  opener.setAttribute("aria-expanded", "true");
}

/** Says on the button how many filters are set, since a closed panel shows none of them. */
function countChosen(chosen) {
  const count = [...chosen.keys()].filter((name) => name !== "q").length;
  document.getElementById("chosen").textContent = count > 0 ? ` · ${count} set` : "";
}

async function search(next) {
  const chosen = parameters();
  countChosen(chosen);
  running?.abort();
  hideSuggestions();
  if (chosen.toString() === "") {
    list.replaceChildren();
    facets.replaceChildren();
    translations.hidden = true;
    status.textContent = "";
    more.hidden = true;
    welcome.hidden = false;
    document.title = "Bilingual search · 双语检索";
    return;
  }
  running = new AbortController();
  if (!next) translate();
  chosen.append("include", "equivalents");
  if (next) chosen.set("after", cursor);
  else chosen.append("facets", "source");
  try {
    const answer = await fetch(`v1/search?${chosen}`, { signal: running.signal });
    welcome.hidden = true;
    if (!next) list.replaceChildren();
    if (!answer.ok) {
      more.hidden = true;
      facets.replaceChildren();
      await complain(answer);
      return;
    }
    const body = await answer.json();
    body.data.forEach((hit) => (hit.kwic ? showLine(hit) : show(hit)));
    tell(body);
    if (!next) showFacets(body.facets);
    cursor = body.paging.next ?? null;
    more.hidden = !body.paging.hasNext;
    document.title = `${form.elements.q.value || "both sides"} · Bilingual search`;
  } catch (error) {
    if (error.name !== "AbortError") status.textContent = "The service does not answer. Is it still running?";
  }
}

function hideSuggestions() {
  suggestions.hidden = true;
  suggestions.replaceChildren();
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}

const kinds = { correction: "did you mean? · ", reading: "by its sound · " };
let typing = 0;
async function suggest() {
  const mine = ++typing;
  const text = box.value;
  // Operators have no completions; a word after a space starts anew.
  if (text.trim() === "" || /[\s\u3000":()*?~=]$/.test(text)) return hideSuggestions();
  const answer = await fetch(`v1/suggest?prefix=${encodeURIComponent(text)}&limit=8`).catch(() => null);
  if (mine !== typing || !answer?.ok) return;
  const found = (await answer.json()).data;
  hideSuggestions();
  found.forEach((s, i) => {
    const option = document.createElement("li");
    option.id = `suggestion-${i}`;
    option.role = "option";
    option.setAttribute("aria-selected", "false");
    option.dataset.value = s.text;
    const count = document.createElement("small");
    count.textContent = `${kinds[s.kind] ?? ""}${s.pairs.toLocaleString("en")}`;
    option.append(s.word, count);
    option.addEventListener("mousedown", (event) => {
      event.preventDefault();
      box.value = option.dataset.value;
      form.requestSubmit();
    });
    suggestions.append(option);
  });
  suggestions.hidden = found.length === 0;
  box.setAttribute("aria-expanded", String(found.length > 0));
}

function choose(step) {
  const options = [...suggestions.children];
  if (options.length === 0) return;
  const at = options.findIndex((o) => o.getAttribute("aria-selected") === "true");
  options.forEach((o) => o.setAttribute("aria-selected", "false"));
  const option = options[(at + step + options.length + (at < 0 && step < 0 ? 1 : 0)) % options.length];
  option.setAttribute("aria-selected", "true");
  box.setAttribute("aria-activedescendant", option.id);
}

let pause = 0;
let composing = false;
box.addEventListener("compositionstart", () => (composing = true));
box.addEventListener("compositionend", () => (composing = false));
box.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(suggest, 120);
});
box.addEventListener("blur", hideSuggestions);
box.addEventListener("keydown", (event) => {
  // Enter that ends an input method's composition is not a search.
  if (composing || event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    choose(event.key === "ArrowDown" ? 1 : -1);
    event.preventDefault();
  } else if (event.key === "Escape" && !suggestions.hidden) {
    hideSuggestions();
    event.preventDefault();
  } else if (event.key === "Enter") {
    const option = suggestions.querySelector('[aria-selected="true"]');
    if (option) box.value = option.dataset.value;
  }
});
document.addEventListener("keydown", (event) => {
  const writing = /^(input|select|textarea)$/i.test(document.activeElement?.tagName ?? "");
  if (event.key === "/" && !writing) {
    box.focus();
    box.select();
    event.preventDefault();
  }
});
function ask() {
  clearTimeout(pause);
  typing++;
  history.pushState(null, "", `?${parameters()}`);
  search(false);
}
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (panel.matches(":modal")) panel.close();
  ask();
});
// The hits behind an open sheet follow each choice; the sheet stays for the next one.
form.addEventListener("change", (event) => {
  if (event.target.tagName === "SELECT") ask();
});
opener.addEventListener("click", () => (panel.open ? panel.close() : openPanel()));
document.getElementById("close").addEventListener("click", () => panel.close());
document.getElementById("clear").addEventListener("click", () => {
  for (const field of panel.querySelectorAll("input, select")) field.value = "";
  ask();
});
panel.addEventListener("close", () => opener.setAttribute("aria-expanded", "false"));
panel.addEventListener("click", (event) => {
  // A click on the sheet itself that lies outside of it is one on what the sheet dims.
  if (event.target === panel && panel.matches(":modal") && event.clientY < panel.getBoundingClientRect().top) panel.close();
});
narrow.addEventListener("change", () => {
  if (panel.open) {
    panel.close();
    openPanel();
  }
});
more.addEventListener("click", () => search(true));
addEventListener("popstate", restore);

/** Fills the form from the address, so that every search is a link. */
function restore() {
  const asked = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (field.name) field.value = asked.get(field.name) ?? "";
  }
  // A sheet would cover the hits that the address asks for; the button says how many filters are set.
  if (!narrow.matches && !panel.open && [...asked.keys()].some((k) => k !== "q")) openPanel();
  search(false);
}

async function sources() {
  const answer = await fetch("v1/sources").catch(() => null);
  if (!answer?.ok) return;
  for (const { name } of (await answer.json()).data) {
    const option = document.createElement("option");
    option.value = name;
    document.getElementById("sources").append(option);
  }
}

restore();
sources();
