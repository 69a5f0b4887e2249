"""What every page needs to be safe HTML at an address. Imports the collection and what is below it, and makes no page itself."""
