// Excerpts of search results: from the section that holds the words, and the link of the result leads there.
"use strict";

// A page opened from a folder may not read another one: no excerpts there.
if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;

Search.makeSearchSummary = (html, words, anchor) => {
  const article = new DOMParser().parseFromString(html, "text/html").querySelector("article");
  if (!article) return null;
  article.querySelectorAll(".headerlink, script, style, svg, details.code, p.download, .visually-hidden, .filter, .result")
    .forEach((each) => each.remove());
  const held = (element) => {
    const text = element.textContent.toLowerCase();
    return [...words].filter((word) => text.includes(word.toLowerCase())).length;
  };
  const start = (anchor && article.querySelector(anchor)) || article;
  const section = [...start.querySelectorAll("section[id] section[id]")].reduce(
    (best, each) => (best.contains(each) && held(each) && held(each) >= held(best) ? each : best), start);
  const heading = section.querySelector("h1, h2, h3, h4");
  const text = section.textContent.replace(heading ? heading.textContent : "", "").replace(/\s+/g, " ").trim();
  const found = [...words].map((word) => text.toLowerCase().indexOf(word.toLowerCase())).filter((place) => place >= 0);
  const first = found.length ? text.lastIndexOf(" ", Math.max(Math.min(...found) - 90, 0)) + 1 : 0;
  const summary = document.createElement("p");
  summary.className = "context";
  if (section !== start && heading) {
    summary.append(Object.assign(document.createElement("b"), { textContent: `${heading.textContent.trim()}. ` }));
    // The result is in the list only after this returns.
    setTimeout(() => { summary.closest("li").querySelector("a").hash = section.id; });
  }
  summary.append(`${first ? "… " : ""}${text.slice(first, first + 240).trim()}${first + 240 < text.length ? " …" : ""}`);
  return summary;
};
