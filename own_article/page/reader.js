// Reads articles: starts Python in a worker when the first one comes, and asks it for the audit of each.
"use strict";

class ArticleReader {
  constructor(files) {
    this.files = files;
    this.worker = null;
    this.abort = null;
  }

  // article: { bytes, name }. Returns { files } or { error }; calls step("fetching", bytes, of), step("starting") and
  // step("reading") on its way. Rejects where Python cannot be fetched or started, and where stop() was called.
  async read(article, step) {
    this.abort = new AbortController();
    const stopped = new Promise((_, reject) => {
      this.abort.signal.onabort = () => reject(new DOMException("stopped", "AbortError"));
    });
    return Promise.race([stopped, this.answered(article, step)]);
  }

  async answered(article, step) {
    const { signal } = this.abort;
    if (!this.worker) {
      const files = await this.files.all((come, total) => step("fetching", come, total), signal);
      signal.throwIfAborted();
      step("starting");
      const script = URL.createObjectURL(new Blob([files.get("worker.js")], { type: "text/javascript" }));
      this.worker = new Worker(script);
      await this.asked({ files });
      signal.throwIfAborted();
    }
    step("reading");
    return this.asked({ article });
  }

  asked(message) {
    return new Promise((resolve, reject) => {
      const failed = (fault) => {
        this.end();
        reject(new Error(fault));
      };
      this.worker.onmessage = ({ data }) => (data.fault ? failed(data.fault) : resolve(data));
      this.worker.onerror = ({ message: fault }) => failed(fault);
      this.worker.postMessage(message);
    });
  }

  stop() {
    this.end();
    this.abort?.abort();
  }

  end() {
    this.worker?.terminate();
    this.worker = null;
  }
}
