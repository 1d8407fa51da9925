// Puts an audit into the page: the instrument's own page, its headings one level down, and every file as a download.
"use strict";

const MIME = { html: "text/html", json: "application/json", csv: "text/csv" };
const DOWNLOADS = {
  "audit.html": "the page", "audit.json": "JSON",
  "attributions.csv": "attributions.csv", "sources.csv": "sources.csv", "rules.csv": "rules.csv",
};

class AuditResult {
  constructor(place) {
    this.place = place;
    this.styles = new CSSStyleSheet();
    this.addresses = [];
    document.adoptedStyleSheets.push(this.styles);
  }

  clear() {
    this.place.replaceChildren();
    this.addresses.splice(0).forEach((address) => URL.revokeObjectURL(address));
  }

  // files: name → text. Returns the heading of what is shown.
  show(files) {
    this.clear();
    // Nothing in it runs: the article's words are escaped, and a parsed page has no scripts of its own.
    const page = new DOMParser().parseFromString(files["audit.html"], "text/html");
    const styles = [...page.querySelectorAll("style")];
    this.styles.replaceSync(`#${this.place.id} { ${styles.map(ownStyles).join("\n")} }`);
    styles.forEach((style) => style.remove());
    page.querySelector("h1").remove();
    ownNames(page);
    page.querySelectorAll("h2").forEach((heading) => heading.replaceWith(lowered(page, heading)));
    const heading = Object.assign(document.createElement("h2"), { textContent: "Your article, audited", tabIndex: -1 });
    this.place.append(heading, this.downloads(files), ...page.querySelector("main").childNodes);
    return heading;
  }

  showError(sentence) {
    this.clear();
    const error = Object.assign(document.createElement("p"), { className: "caution", textContent: sentence });
    error.role = "alert";
    this.place.append(error);
  }

  downloads(files) {
    const line = Object.assign(document.createElement("p"), { className: "own-article-downloads" });
    line.append("Keep it: ");
    for (const [name, label] of Object.entries(DOWNLOADS)) {
      const address = URL.createObjectURL(new Blob([files[name]], { type: MIME[name.split(".").pop()] }));
      this.addresses.push(address);
      line.append(Object.assign(document.createElement("a"), { href: address, download: name, textContent: label }), ", ");
    }
    line.lastChild.textContent = ". ";
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Print it" });
    button.addEventListener("click", () => print());
    line.append(button);
    return line;
  }
}

// The example further down the page has the same names.
function ownNames(page) {
  page.querySelectorAll("[id]").forEach((each) => (each.id = `own-${each.id}`));
  page.querySelectorAll('a[href^="#"]').forEach((each) => each.setAttribute("href", `#own-${each.hash.slice(1)}`));
  page.querySelectorAll('[name^="only-"]').forEach((each) => (each.name = `own-${each.name}`));
}

function ownStyles(style) {
  return style.textContent.replaceAll('[name="only-', '[name="own-only-').replaceAll("#found-", "#own-found-");
}

function lowered(page, heading) {
  const lower = page.createElement("h3");
  lower.append(...heading.childNodes);
  return lower;
}
