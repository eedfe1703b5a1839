// A thread of the page's own: its script is part of this bundle, so that the hash in the page's policy covers it, too.

/* global WORKER_SCRIPT */

/** Start the thread; `call` answers with what a task of worker.js returns, `end` stops it whatever it is doing. */
export function startThread() {
  const address = URL.createObjectURL(new Blob([WORKER_SCRIPT], { type: "text/javascript" }));
  const worker = new Worker(address);
  URL.revokeObjectURL(address);
  const waiting = new Map();
  let last = 0;

  const failAll = (text) => {
    for (const { reject } of waiting.values()) reject(new Error(text));
    waiting.clear();
  };
  worker.addEventListener("message", ({ data: { number, result, fault } }) => {
    const { resolve, reject } = waiting.get(number);
    waiting.delete(number);
    if (fault === undefined) resolve(result);
    else reject(new Error(fault));
  });
  worker.addEventListener("error", (event) => failAll(event.message ?? "Worker"));

  return {
    call: (task, given, transfer = []) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        worker.postMessage({ number: last, task, ...given }, transfer);
      }),
    end() {
      worker.terminate();
      failAll("");
    },
  };
}
