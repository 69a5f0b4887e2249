// The words of texts as the search of the site folds them, for test_folding.py.
import { words } from "../../docs/assets/letters.js";

let text = "";
for await (const part of process.stdin) text += part;
process.stdout.write(JSON.stringify(JSON.parse(text).map(words)));
