// The people's side of the simulator.
import { sayError } from "./words.js";

export async function get(path) {
  return answer(await fetch(`/sim${path}`));
}

export async function post(path, body = {}) {
  const form = body instanceof FormData;
  const headers = form ? {} : { "Content-Type": "application/json" };
  let response;
  try {
    response = await fetch(`/sim${path}`, { method: "POST", headers, body: form ? body : JSON.stringify(body) });
  } catch {
    throw new Error(sayError("offline"));
  }
  return answer(response);
}

async function answer(response) {
  const json = response.headers.get("content-type")?.startsWith("application/json");
  if (response.ok) return json ? response.json() : response.text();
  throw new Error(sayError(json ? (await response.json()).error : "other"));
}

// Ordered changes for ever; `lost(true)` while the server does not answer.
export async function listen(since, heard, lost) {
  for (;;) {
    try {
      const { seq, events } = await get(`/events?since=${since}&wait=25`);
      lost(false);
      if (seq < since) location.reload();
      since = seq;
      for (const event of events) heard(event);
    } catch (error) {
      if (!(error instanceof TypeError)) console.error(error);
      lost(true);
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
  }
}
