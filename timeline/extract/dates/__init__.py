"""Time expressions: found, resolved to EDTF, explained."""
