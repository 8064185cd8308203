"""Data files of names and words, and the loaders that read each once a process."""
