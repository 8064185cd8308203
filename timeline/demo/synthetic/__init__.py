"""An invented archive of any size, the same for the same seed: to see and to measure how Chancery bears it."""
