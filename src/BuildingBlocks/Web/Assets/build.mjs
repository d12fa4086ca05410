import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import * as sass from "sass";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(here, "../wwwroot");
const modules = path.join(here, "node_modules");

// Bootstrap 5 still writes Sass in the older style: its deprecations are not ours to fix.
const theme = sass.compile(path.join(here, "styles/site.scss"), { loadPaths: [modules], quietDeps: true, silenceDeprecations: ["import"] });
const styles = path.join(here, "styles/.site.css");

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await cp(path.join(here, "static"), out, { recursive: true });
await writeFile(styles, theme.css);

const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  legalComments: "linked",
  target: ["es2022"],
  loader: { ".woff2": "file", ".ttf": "file" },
  assetNames: "files/[name]-[hash]",
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
};

try {
  await Promise.all([
    // Runs before the first paint, so it is a classic script with nothing to wait for.
    esbuild.build({ ...common, entryPoints: ["src/early.ts"], outdir: out, format: "iife" }),
    esbuild.build({ ...common, entryPoints: [{ in: styles, out: "site" }], outdir: out }),
    esbuild.build({
      ...common,
      entryPoints: { site: "src/site.ts", graphiql: "src/graphiql.tsx" },
      outdir: out,
      format: "esm",
      splitting: true,
      chunkNames: "files/[name]-[hash]",
      jsx: "automatic",
    }),
  ]);
} finally {
  await rm(styles, { force: true });
}
