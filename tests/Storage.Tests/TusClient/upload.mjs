// node upload.mjs ENDPOINT OWNER FILE: sends the file in parts, hangs up after the first, goes on, and prints the upload's address.
import { createReadStream, statSync } from "node:fs";
import { Upload } from "tus-js-client";

const [endpoint, owner, file] = process.argv.slice(2);
let hungUp = false;

const upload = new Upload(createReadStream(file), {
  endpoint,
  headers: { "X-Owner": owner },
  chunkSize: 1 << 20,
  uploadSize: statSync(file).size,
  metadata: { filename: "von tus.csv" },
  retryDelays: [50, 100, 200, 400, 800],
  onChunkComplete: async (_, sent) => {
    if (hungUp) return;
    hungUp = true;
    await upload.abort();
    upload.file = createReadStream(file);
    upload.start();
  },
  onError: (error) => {
    console.error(String(error));
    process.exit(1);
  },
  onSuccess: () => console.log(upload.url),
});

upload.start();
