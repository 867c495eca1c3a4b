"""The ground on which database and browser tests stand: a server, a template database, copies of it."""
