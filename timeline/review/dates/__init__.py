"""The date explainer: how the dates of a text were read, and what editors say they should have been."""
