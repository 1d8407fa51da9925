// A coding as a sheet, and what a person can correct in it. Each correction returns the sentence that tells it.
"use strict";

class CodingSheet {
  // json: { attributions: [row], sources: [row] }, the rows by the columns of the instrument's tables.
  constructor(json) {
    this.json = json;
    this.past = [];
    this.coder = JSON.parse(json).attributions.find(({ coder }) => coder !== ENGINE)?.coder ?? YOU;
    this.name = `${this.coder}.json`; // by which the instrument calls the coding, where no row does
  }

  get sources() {
    return JSON.parse(this.json).sources;
  }

  // The id of the source of an attribution; nothing where the sheet leaves it to the instrument.
  sourceOf(id) {
    return JSON.parse(this.json).attributions.find((row) => row.id === id).source_id;
  }

  // Applies a change to the rows and keeps the state before it, for undo().
  change(edit) {
    const rows = JSON.parse(this.json);
    const told = edit(rows);
    const heard = new Set(rows.attributions.map((row) => row.source_id));
    rows.sources = rows.sources.filter((row) => heard.has(row.source_id));
    this.past.push(this.json);
    this.json = JSON.stringify(rows);
    return told;
  }

  undo() {
    this.json = this.past.pop();
    return "The last correction is undone.";
  }

  give(id, source) {
    return this.change(({ attributions, sources }) => {
      attributions.find((row) => row.id === id).source_id = source;
      return `${id} is given to ${nameOf(sources, source)}.`;
    });
  }

  // name: of a source that the sheet may not have yet.
  giveToOther(id, name) {
    const known = this.sources.find((row) => row.name === name);
    if (known) return this.give(id, known.source_id);
    return this.change(({ attributions, sources }) => {
      const source = `added-${free(sources.map((row) => row.source_id.replace("added-", "")), 1)}`;
      sources.push({ coder: this.coder, source_id: source, name });
      attributions.find((row) => row.id === id).source_id = source;
      return `${id} is given to ${name}.`;
    });
  }

  drop(id) {
    return this.change((rows) => {
      rows.attributions = rows.attributions.filter((row) => row.id !== id);
      return `${id} is dropped.`;
    });
  }

  // row: source_text, cue_text, content_text, and paragraph where it is known.
  add(row) {
    return this.change(({ attributions }) => {
      const id = free(attributions.map((own) => own.id), attributions.length + 1);
      attributions.push({ coder: this.coder, id, ...row });
      return `An attribution to ${row.source_text} is added.`;
    });
  }

  rename(source, name) {
    return this.change(({ sources }) => {
      const own = sources.find((row) => row.source_id === source);
      const before = own.name;
      own.name = name;
      return `${before} is now called ${name}.`;
    });
  }

  merge(source, into) {
    return this.change(({ attributions, sources }) => {
      attributions.filter((row) => row.source_id === source).forEach((row) => (row.source_id = into));
      return `${nameOf(sources, source)} is made one with ${nameOf(sources, into)}.`;
    });
  }

  leaveUnnamed(source) {
    return this.change(({ sources }) => {
      sources.find((row) => row.source_id === source).named = "no";
      return `${nameOf(sources, source)} is marked as without a name of its own.`;
    });
  }
}

const [ENGINE, YOU] = ["engine", "you"]; // whose coding an audit is, and a corrected one
const NOT_FOUND = "not-found"; // the instrument's id of a source that it did not find
// The first number, from a given one on, that is no id yet.
function free(ids, number) {
  return ids.includes(String(number)) ? free(ids, number + 1) : String(number);
}

const nameOf = (sources, id) => sources.find((row) => row.source_id === id)?.name ?? "no source";
