"""What may be asked in a klantbeeldgesprek, and what an answer is."""
