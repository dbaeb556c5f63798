// Every npm script that runs the program starts here: plain JavaScript, so that an old Node is named instead of crashing.
const needed = 24;
const version = process.versions.node;
if (Number(version.split('.')[0]) < needed) {
  console.error(
    `Anamnesis runs on Node ${needed} or newer and this is Node ${version}; "npm ci" brings its own Node ${needed}, so run it again without --ignore-scripts and start through npm ("npm start").`,
  );
  process.exit(2);
}
const [entry, ...args] = process.argv.slice(2);
process.argv.splice(2, process.argv.length, ...args);
await import(new URL(entry, import.meta.url).href);
