"""Between two: what two sides did and said to one another."""
