// What the page asks its own server; there is no other.

const tab = sessionStorage.getItem("tab") ?? crypto.randomUUID();
sessionStorage.setItem("tab", tab);

async function answered(response) {
  const text = await response.text();
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    found = { error: text.trim() };
  }
  if (!response.ok) throw new Error(found.error ?? String(response.status));
  return found;
}

const headers = () => ({ "X-Tab": tab, "X-Language": document.documentElement.lang });

/** Read something. */
export async function read(name, values = {}) {
  return answered(await fetch(`/api/${name}?${new URLSearchParams(values)}`, { headers: headers() }));
}

/** Write something. */
export async function write(name, values = {}) {
  const options = { method: "POST", headers: { ...headers(), "Content-Type": "application/json" }, body: JSON.stringify(values) };
  return answered(await fetch(`/api/${name}`, options));
}
