"""Persons, states and organisations, with the roles the text gives them."""
