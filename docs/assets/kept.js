// @ts-check
// What is said of a switch that the browser could not keep.
export const NOT_KEPT = "That did not work: your browser keeps nothing for this site.";
