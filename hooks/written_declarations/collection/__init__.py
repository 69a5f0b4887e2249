"""All declarations as one value, and what can be counted in it. Imports reading and what is below it, and knows no page and no address."""
