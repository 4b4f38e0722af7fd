// Sends a picture to the workspace. The browser makes it smaller first: nobody sees more pixels than a screen has, and what else the file
// holds (place, camera) stays at home. The server trusts none of it and writes the picture anew.

const LONGEST = 1600;
const QUALITY = 0.85;
// Types in which pixels may be missing: kept, all others become JPEG.
const SEE_THROUGH = ["image/png", "image/webp", "image/gif", "image/avif"];
const KEPT = ["image/png", "image/jpeg"];

/** @returns {Promise<{id: string, width: number, height: number} | {problem: string}>} `problem` = what to tell the person; "" = no words of the server's. */
export async function upload(file) {
  let body;
  try {
    body = await shrink(file);
  } catch {
    // Not for this browser to show: the server says what it is.
    body = file;
  }
  try {
    const answer = await fetch("/images", { method: "POST", body, headers: { "Content-Type": KEPT.includes(body.type) ? body.type : "application/octet-stream" } });
    const json = await answer.json();
    return answer.ok ? json : { problem: json.detail ?? "" };
  } catch {
    return { problem: "" };
  }
}

/** The first pictures of a drop or a paste. */
export function picturesIn(transfer) {
  return [...transfer?.files ?? []].filter(file => file.type.startsWith("image/"));
}

async function shrink(file) {
  // A drawing has no pixels; made into some here it would get past the rule that none is taken.
  if (file.type === "image/svg+xml") return file;
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  try {
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale))];
    const context = canvas.getContext("2d");
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const hasHoles = SEE_THROUGH.includes(file.type) && isSeeThrough(context, canvas);
    return await new Promise((done, fail) => canvas.toBlob(blob => blob ? done(blob) : fail(new Error("The picture cannot be written.")), hasHoles ? "image/png" : "image/jpeg", QUALITY));
  } finally {
    picture.close();
  }
}

function isSeeThrough(context, { width, height }) {
  const { data } = context.getImageData(0, 0, width, height);
  for (let at = 3; at < data.length; at += 4) if (data[at] < 255) return true;
  return false;
}
